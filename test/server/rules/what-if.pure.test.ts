import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shippedRuleSets } from '~prisma/reference/rule-sets/shipped'
import { standing } from '~server/rule-sets/standing'
import { layParameters } from '~server/rules/parameters'
import { withDraft, type RuleSetDraft } from '~server/rules/rule-set-draft'
import { changesBetween, ifItLeft, ifItWereDelisted } from '~server/rules/what-if'
import { day } from './facts'
import { CHECKLISTS, randomAlliance, randomWorkshop, storedRules } from './random'

const stored = storedRules()
const numbers = stored.filter(({ value }) => typeof value === 'number')

/** A new version of one document with one of its numbers changed. */
const randomDraft = fc.tuple(fc.constantFrom(...numbers), fc.integer({ min: 1, max: 6 })).map(([changed, value]): RuleSetDraft => {
  const { ruleSetKey } = changed.clause
  const shipped = shippedRuleSets.find(({ key }) => key === ruleSetKey)!
  const head = { key: ruleSetKey, version: 2, document: '新', documentNumber: '新', unionId: null, reason: '试' }
  const own = stored.filter(({ clause }) => clause.ruleSetKey === ruleSetKey)
  return {
    ...{ ...head, effectiveFrom: day('2026-11-21') },
    clauses: shipped.clauses.map(({ reference, title, sentence, demand }) => ({
      ...{ reference, title, sentence, demand },
      parameters: own
        .filter(({ clause }) => clause.reference === reference)
        .map((parameter) => (parameter.key === changed.key ? { ...parameter, value } : parameter)),
    })),
  }
})

it('NA-44 the what-if is exactly what happens: the states before with the changes are the states after', () => {
  fc.assert(
    fc.property(
      fc.array(randomAlliance, { maxLength: 4 }),
      fc.array(randomWorkshop, { maxLength: 4 }),
      randomDraft,
      (alliances, workshops, draft) => {
        const named = alliances.map((alliance, place) => ({ ...alliance, id: `a${place}` }))
        const people = workshops.map((workshop, place) => ({ ...workshop, id: `w${place}` }))
        const under = (rules: typeof stored) => standing(named, people, () => layParameters(rules, []), CHECKLISTS)
        const [before, after] = [under(stored), under(withDraft(stored, draft))]
        const changes = changesBetween(before, after)
        const statesOf = (subjects: typeof before) =>
          new Map(
            subjects.flatMap(({ entity, id, requirements }) =>
              requirements.map(({ key, state }) => [`${entity} ${id} ${key}`, state] as const),
            ),
          )
        const foretold = statesOf(before)
        for (const { entity, id, key, from, to } of changes) {
          expect(foretold.get(`${entity} ${id} ${key}`)).toBe(from)
          foretold.set(`${entity} ${id} ${key}`, to)
        }
        expect(foretold).toEqual(statesOf(after))
        // What a document says of its own matters reaches no other: nothing changes beyond its check lists.
        const touched = new Set(draft.clauses.flatMap(({ parameters }) => parameters.map(({ key }) => key.split('.')[0])))
        expect(changes.filter(({ key }) => !touched.has(key.split('.')[0]))).toEqual([])
      },
    ),
    { numRuns: 150 },
  )
})

it('NA-44 a draft that says nothing new changes nothing', () => {
  fc.assert(
    fc.property(randomAlliance, randomWorkshop, (alliance, workshop) => {
      const under = () => standing([alliance], [workshop], () => layParameters(stored, []), CHECKLISTS)
      expect(changesBetween(under(), under())).toEqual([])
    }),
    { numRuns: 50 },
  )
})

it('AL-06 leaving is as if it had never been a member; delisting takes its titles and nothing else', () => {
  fc.assert(
    fc.property(randomAlliance, fc.nat(5), (alliance, which) => {
      const stateOf = (of: typeof alliance) =>
        standing([of], [], () => layParameters(stored, []), [])[0]!.requirements.map(({ state }) => state)
      const leaver = alliance.members[which % alliance.members.length]!.workshop.id
      const without = { ...alliance, members: alliance.members.filter(({ workshop }) => workshop.id !== leaver) }
      expect(stateOf(ifItLeft(alliance, leaver))).toEqual(stateOf(without))
      const [count, spread, title] = stateOf(ifItWereDelisted(alliance, leaver))
      const before = stateOf(alliance)
      expect([count, spread]).toEqual(before.slice(0, 2))
      expect(title).toBe(leaver === alliance.leadWorkshopId ? 'not_met' : before[2])
    }),
    { numRuns: 150 },
  )
})
