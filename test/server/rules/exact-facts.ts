import type { LIST_EVALUATORS, NUMBER_EVALUATORS } from '~server/rules/evaluate-workshop'
import type { WorkshopFacts } from '~server/rules/workshop-facts'
import { day, memberOf, resultOn } from './facts'

type Facts = Partial<WorkshopFacts>

const TODAY = '2026-11-21'
const times = <T>(count: number, make: (place: number) => T): T[] => Array.from({ length: count }, (_, place) => make(place))
const yearsAgo = (years: number) => day(`${2026 - years}-11-21`)
const items = (kind: string, count: number) => [{ year: 2026, items: times(count, () => ({ kind, doneOn: day(TODAY) })) }]
const planned = (kind: string, count: number) => [{ year: 2026, items: times(count, () => ({ kind, doneOn: null })) }]
const results = (count: number, given: Parameters<typeof resultOn>[1] = {}) => times(count, () => resultOn('2026-05-01', given))

/** Facts in which an evaluator counts exactly so many. */
export const exactly: Readonly<Record<keyof typeof NUMBER_EVALUATORS, (count: number) => Facts>> = {
  team_size: (count) => ({ members: times(count, () => memberOf()) }),
  venue_area: (count) => ({ venue: { areaDeciM2: count * 10, isFixed: true, isIndependent: true, uses: [] } }),
  funded: (count) => ({ fundedYears: times(count, () => 2026) }),
  yearly_topics: (count) => ({ plans: items('topic', count) }),
  recognised_results: (count) => ({
    results: results(count, { recognitions: [{ kind: 'award', level: 'city', givenOn: day('2026-05-01') }] }),
  }),
  yearly_results: (count) => ({ results: results(count) }),
  converted_results: (count) => ({ results: results(count, { adoptedOn: [day('2026-06-01')] }) }),
  running_years: (count) => ({ plans: [{ year: 2020, items: [{ kind: 'study', doneOn: yearsAgo(count) }] }] }),
  yearly_plan: (count) => ({ plans: planned('study', count) }),
  yearly_activities: (count) => ({ plans: items('study', count) }),
  ideological_plan: (count) => ({ plans: planned('ideological', count) }),
  ideological_activities: (count) => ({ plans: items('ideological', count) }),
  results_within: (count) => ({ plaqueOn: yearsAgo(count) }),
}

const house = (given: Partial<NonNullable<WorkshopFacts['venue']>>): Facts => ({
  venue: { areaDeciM2: 0, isFixed: false, isIndependent: false, uses: [], ...given },
})

/** What shows each of the five functions, and none of the others. */
const shows: Readonly<Record<string, Facts>> = {
  demonstration: { titles: ['provincial_system'] },
  innovation: { results: results(1) },
  cooperation: { alliances: 1 },
  passing_on: { plans: items('apprentice', 1) },
  spirit: { plans: items('ideological', 1) },
}

const shownBy = (words: readonly string[]): Facts =>
  words.reduce<Facts>((facts, word) => ({ ...facts, ...shows[word], plans: [...(facts.plans ?? []), ...(shows[word]?.plans ?? [])] }), {})

function leaderWith(words: readonly string[]): Facts {
  const held = words.map((word) => word.split('@') as [string, string])
  const honours = held.filter(([kind]) => kind !== 'vocational').map(([kind, level]) => ({ kind, level, confirmed: true }))
  return { leader: { honours, vocationalLevel: held.find(([kind]) => kind === 'vocational')?.[1] ?? '', professionalRank: '' } }
}

const two = (mixed: boolean, one: string, other: string): [string, string] => [one, mixed ? other : one]

/** Facts in which an evaluator finds exactly these things, and has been told of all others. */
export const withOnly: Readonly<Record<keyof typeof LIST_EVALUATORS, (words: readonly string[]) => Facts>> = {
  leader_qualification: leaderWith,
  team_structure: (words) => {
    const specialty = two(words.includes('specialty'), '护理', '康复')
    const education = two(words.includes('education'), 'master', 'bachelor')
    const born = two(words.includes('age'), '2000-01-01', '1970-01-01')
    return {
      members: [0, 1].map((place) => memberOf({ specialty: specialty[place]!, education: education[place]!, bornOn: day(born[place]!) })),
    }
  },
  venue_nature: (words) => house({ isFixed: words.includes('fixed'), isIndependent: words.includes('independent') }),
  venue_uses: (uses) => house({ uses }),
  signs: (signs) => ({ signs }),
  equipment: (equipment) => ({ equipment }),
  rule_documents: (kinds) => ({ documents: kinds.map((kind) => ({ kind, publication: 'on_wall' })) }),
  documents_published: (ways) => ({ documents: ways.map((publication) => ({ kind: 'activities', publication })) }),
  statements: (kinds) => ({ statements: kinds.map((kind) => ({ kind, confirmed: true })) }),
  not_named: (titles) => ({ titles }),
  functions: shownBy,
}
