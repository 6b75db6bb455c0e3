import { expect, it } from 'vitest'
import { s1 } from '~prisma/reference/rule-sets/s1'
import { s3 } from '~prisma/reference/rule-sets/s3'
import { layParameters } from '~server/rules/parameters'
import { yearlyOutput } from '~server/workshops/checks/yearly-output'
import { day, doneOn, factsOf, resultOn } from '../rules/facts'

const rules = layParameters(
  [s1, s3].flatMap((set) =>
    set.clauses.flatMap((clause) =>
      clause.parameters.map(({ rule, key, value }) => ({
        ...{ rule, key, value, checklist: null, evaluator: null, ordinal: 0, unionId: null, effectiveFrom: day(set.effectiveFrom) },
        clause: { ...set, ...clause, ruleSetKey: set.key },
      })),
    ),
  ),
  [],
)

it('WS-20 WS-21 WS-22 three calendar years and each two in a row, added up from what happened in them', () => {
  const facts = factsOf({
    plans: [doneOn('topic', '2026-01-01', '2025-12-31'), doneOn('study', '2025-06-01', '2026-12-01')],
    awardedOn: [day('2024-05-05')],
    results: [
      resultOn('2025-03-01', {
        adoptedOn: [day('2026-02-01'), day('2027-01-01')],
        recognitions: [
          { kind: 'award', level: 'city', givenOn: day('2025-05-05') },
          { kind: 'appraisal', level: 'national', givenOn: day('2026-05-05') },
          { kind: 'award', level: 'county', givenOn: day('2024-05-05') },
        ],
      }),
    ],
  })
  const { years, spans, demands } = yearlyOutput(facts, rules)
  expect(demands).toEqual({ topics: 1, converted: 1, recognised: 1 })
  const nothing = { topics: 0, awarded: 0, activities: 0, results: 0, recognised: 0, converted: 0, adoptions: 0 }
  expect(years).toEqual([
    { ...nothing, years: [2026], topics: 1, activities: 1, recognised: 1, adoptions: 1 },
    { ...nothing, years: [2025], topics: 1, activities: 2, results: 1, recognised: 1, converted: 1 },
    { ...nothing, years: [2024], awarded: 1 },
  ])
  // A result that was recognised in both years is one result of the two.
  expect(spans).toEqual([
    { ...nothing, years: [2025, 2026], topics: 2, activities: 3, results: 1, recognised: 1, converted: 1, adoptions: 1 },
    { ...nothing, years: [2024, 2025], topics: 1, awarded: 1, activities: 2, results: 1, recognised: 1, converted: 1 },
  ])
})
