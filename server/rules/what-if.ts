import type { AllianceForRules } from './evaluate-alliance'
import type { Requirement, RequirementState } from './requirement'

/** A workshop or an alliance with how it stands to its rules. */
export interface Subject {
  readonly entity: 'alliance' | 'workshop'
  readonly id: string
  readonly name: string
  readonly requirements: readonly Requirement[]
}

/** One item that stands otherwise afterwards. */
export interface Change extends Pick<Subject, 'entity' | 'id' | 'name'> {
  readonly rule: string
  readonly key: string
  readonly evaluator: string
  readonly from: RequirementState
  readonly to: RequirementState
}

/** What differs between now and then, subject by subject and item by item. Items that one side lacks are left out. Pure. */
export function changesBetween(before: readonly Subject[], after: readonly Subject[]): Change[] {
  const states = new Map(
    before.map(({ entity, id, requirements }) => [`${entity} ${id}`, new Map(requirements.map((r) => [r.key, r.state]))]),
  )
  return after.flatMap(({ entity, id, name, requirements }) =>
    requirements.flatMap(({ rule, key, evaluator, state }) => {
      const from = states.get(`${entity} ${id}`)?.get(key)
      return from === undefined || from === state ? [] : [{ entity, id, name, rule, key, evaluator, from, to: state }]
    }),
  )
}

/** The alliance as it would be without this workshop. */
export function ifItLeft<Alliance extends AllianceForRules>(alliance: Alliance, workshopId: string): Alliance {
  const members = alliance.members.map((member) => (member.workshop.id === workshopId ? { ...member, status: 'left' } : member))
  return { ...alliance, members }
}

/** The alliance as it would be if this workshop had lost its titles (摘牌). */
export function ifItWereDelisted<Alliance extends AllianceForRules>(alliance: Alliance, workshopId: string): Alliance {
  const members = alliance.members.map((member) =>
    member.workshop.id === workshopId ? { ...member, workshop: { ...member.workshop, titles: [] } } : member,
  )
  return { ...alliance, members }
}
