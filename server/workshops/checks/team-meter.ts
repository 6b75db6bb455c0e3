import { ageRung } from '../../rules/evaluators/people'
import type { MemberFact } from '../../rules/workshop-facts'

export interface Count {
  readonly name: string
  readonly count: number
}

/** A team in numbers (WS-07, WS-08); '' counts those of whom nothing is recorded. No name of anybody is in it. */
export interface TeamMeter {
  readonly size: number
  readonly ages: readonly Count[]
  readonly educations: readonly Count[]
  readonly ranks: readonly Count[]
  readonly specialties: number
  /** Skills with how many hold them, the rarest first; null for readers to whom the team's skills are private. */
  readonly skills: readonly Count[] | null
}

const tally = (words: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const inOrder = (order: readonly string[], words: readonly string[]): Count[] => {
  const counts = tally(words)
  return [...new Set([...order, ...counts.keys()])]
    .sort((a, b) => Number(a === '') - Number(b === ''))
    .flatMap((name) => (counts.has(name) || order.includes(name) ? [{ name, count: counts.get(name) ?? 0 }] : []))
}

const byFrequency = (words: readonly string[]): Count[] =>
  [...tally(words)]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => Number(a.name === '') - Number(b.name === '') || b.count - a.count || a.name.localeCompare(b.name))

/** 知识互补、技术集成、年龄梯次 of a team: how many stand on each rung, and which skills hang on one person. Pure. */
export function teamMeter(members: readonly MemberFact[], today: Date, withSkills: boolean): TeamMeter {
  const skills = members.flatMap((member) => [...new Set(member.skills)])
  return {
    size: members.length,
    ages: inOrder(
      ['young', 'middle', 'senior'],
      members.map(({ bornOn }) => (bornOn ? ageRung(bornOn, today) : '')),
    ),
    educations: byFrequency(members.map(({ education }) => education)),
    ranks: byFrequency(members.map(({ professionalRank }) => professionalRank)),
    specialties: new Set(members.map(({ specialty }) => specialty).filter(Boolean)).size,
    skills: withSkills ? byFrequency(skills).reverse() : null,
  }
}
