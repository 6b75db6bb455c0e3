import type { MemberFact, ResultFact, WorkshopFacts } from '~server/rules/workshop-facts'

export const day = (text: string) => new Date(`${text}T00:00:00Z`)

/** A workshop of which nothing is recorded, looked at on 21 November 2026. */
export function factsOf(given: Partial<WorkshopFacts> = {}): WorkshopFacts {
  return {
    ...{ today: day('2026-11-21'), kind: 'staff', leader: null, members: [], titles: [], plaqueOn: null, venue: null },
    ...{ signs: [], equipment: [], documents: [], fundedYears: [], plans: [], awardedOn: [], results: [], statements: [], alliances: 0 },
    ...given,
  }
}

export const memberOf = (given: Partial<MemberFact> = {}): MemberFact => ({
  ...{ specialty: '', education: '', bornOn: null, skills: [], professionalRank: '' },
  ...given,
})

export const resultOn = (published: string, given: Partial<ResultFact> = {}): ResultFact => ({
  ...{ publishedOn: day(published), recognitions: [], adoptedOn: [] },
  ...given,
})

/** A plan with activities that took place on these days. */
export const doneOn = (kind: string, ...days: readonly string[]) => ({
  year: 2026,
  items: days.map((text) => ({ kind, doneOn: day(text) })),
})
