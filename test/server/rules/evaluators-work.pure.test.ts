import { describe, expect, it } from 'vitest'
import { fullYears, type Evaluator } from '~server/rules/evaluators/evaluator'
import * as work from '~server/rules/evaluators/work'
import type { WorkshopFacts } from '~server/rules/workshop-facts'
import { day, doneOn, factsOf, resultOn } from './facts'

const beside = { number: () => 2, list: () => ['city'] }
const look = <Value extends number | readonly string[]>(evaluator: Evaluator<Value>, facts: Partial<WorkshopFacts>, value: Value) =>
  evaluator(factsOf(facts), value, beside)

describe('R22 R34 whole years', () => {
  it.each([
    ['2025-11-22', '2026-11-21', 0],
    ['2025-11-21', '2026-11-21', 1],
    ['2024-02-29', '2025-02-27', 0],
    ['2024-02-29', '2025-02-28', 1],
    ['2024-02-29', '2028-02-28', 3],
    ['2024-02-29', '2028-02-29', 4],
    ['2026-11-22', '2026-11-21', -1],
  ])('from %s to %s: %i', (from, to, years) => {
    expect(fullYears(day(from), day(to))).toBe(years)
  })
})

describe('R17 topics of twelve months (WS-20)', () => {
  it('planned topics that took place and awarded challenges count together', () => {
    const facts = { plans: [doneOn('topic', '2026-03-01')], awardedOn: [day('2026-06-01')] }
    expect(look(work.yearlyTopics, facts, 2)).toEqual({ state: 'met', actual: 2, missing: 0 })
  })

  it('today counts, the same day of last year and tomorrow do not, nor does another activity', () => {
    const count = (...days: string[]) => look(work.yearlyTopics, { plans: [doneOn('topic', ...days)] }, 1).actual
    expect(count('2026-11-21')).toBe(1)
    expect(count('2025-11-22')).toBe(1)
    expect(count('2025-11-21')).toBe(0)
    expect(count('2026-11-22')).toBe(0)
    expect(look(work.yearlyTopics, { plans: [doneOn('study', '2026-03-01')] }, 1).actual).toBe(0)
  })
})

describe('R18 results recognised within two years (WS-21)', () => {
  const recognised = (givenOn: string, level: string) =>
    resultOn('2019-01-01', { recognitions: [{ kind: 'award', level, givenOn: day(givenOn) }] })

  it('it is the day of the recognition that counts, not that of the result', () => {
    expect(look(work.recognisedResults, { results: [recognised('2024-11-22', 'city')] }, 1).state).toBe('met')
    expect(look(work.recognisedResults, { results: [recognised('2024-11-21', 'city')] }, 1).state).toBe('not_met')
  })

  it('a county is too low, a province is high enough, and a result with two awards is one result', () => {
    expect(look(work.recognisedResults, { results: [recognised('2026-01-01', 'county')] }, 1).actual).toBe(0)
    expect(look(work.recognisedResults, { results: [recognised('2026-01-01', 'provincial')] }, 1).actual).toBe(1)
    const twice = resultOn('2026-01-01', {
      recognitions: ['award', 'appraisal'].map((kind) => ({ kind, level: 'city', givenOn: day('2026-02-01') })),
    })
    expect(look(work.recognisedResults, { results: [twice] }, 1).actual).toBe(1)
  })
})

describe('R19 R31 results of twelve months, and of these in use (WS-16, WS-22)', () => {
  it('a result that nobody uses is a result and not converted', () => {
    const results = [resultOn('2026-05-01')]
    expect(look(work.yearlyResults, { results }, 1).state).toBe('met')
    expect(look(work.convertedResults, { results }, 1)).toEqual({ state: 'not_met', actual: 0, missing: 1 })
  })

  it('an adoption of last year’s result does not make it one of this year, and one that is still to come is none', () => {
    expect(look(work.convertedResults, { results: [resultOn('2025-05-01', { adoptedOn: [day('2026-05-01')] })] }, 1).actual).toBe(0)
    expect(look(work.convertedResults, { results: [resultOn('2026-05-01', { adoptedOn: [day('2027-05-01')] })] }, 1).actual).toBe(0)
    expect(look(work.convertedResults, { results: [resultOn('2026-05-01', { adoptedOn: [day('2026-05-01')] })] }, 1).actual).toBe(1)
  })
})

describe('R34 running for a year, from the first activity (WS-17)', () => {
  it('full on the day itself', () => {
    expect(look(work.runningYears, { plans: [doneOn('study', '2025-11-21')] }, 1)).toMatchObject({ state: 'met', actual: 1 })
    expect(look(work.runningYears, { plans: [doneOn('study', '2025-11-22')] }, 1)).toMatchObject({ state: 'not_met', missing: 1 })
  })

  it('plans alone, or an activity dated in the future, leave it open', () => {
    expect(look(work.runningYears, { plans: [{ year: 2020, items: [{ kind: 'study', doneOn: null }] }] }, 1).state).toBe('unknown')
    expect(look(work.runningYears, { plans: [doneOn('study', '2027-01-01')] }, 1).state).toBe('unknown')
  })
})

describe('R31 R35 the plan of this year and its 思政 items (WS-18, WS-19)', () => {
  const plan = (year: number, ...kinds: string[]) => ({ year, items: kinds.map((kind) => ({ kind, doneOn: null })) })

  it('last year’s plan is no plan for this year, and one without items is none', () => {
    expect(look(work.yearlyPlan, { plans: [plan(2025, 'study')] }, 1).state).toBe('not_met')
    expect(look(work.yearlyPlan, { plans: [plan(2026)] }, 1).state).toBe('not_met')
    expect(look(work.yearlyPlan, { plans: [plan(2026, 'study')] }, 1).state).toBe('met')
  })

  it('a 思政 item that is planned has not taken place', () => {
    const facts = { plans: [plan(2026, 'ideological', 'study')] }
    expect(look(work.ideologicalPlan, facts, 1).state).toBe('met')
    expect(look(work.ideologicalActivities, facts, 1).state).toBe('not_met')
    expect(look(work.yearlyActivities, facts, 1).state).toBe('not_met')
  })
})

describe('R22 three years after the plaque without results', () => {
  const keeping = (plaqueOn: string | null, ...results: string[]) =>
    look(work.resultsWithin, { plaqueOn: plaqueOn === null ? null : day(plaqueOn), results: results.map((on) => resultOn(on)) }, 3)

  it('met until the day on which three years are full', () => {
    expect(keeping('2023-11-22')).toEqual({ state: 'met', actual: 2, missing: 0 })
    expect(keeping('2023-11-21')).toEqual({ state: 'not_met', actual: 3, missing: 1 })
  })

  it('the last result starts the years anew, one from before the plaque does not', () => {
    expect(keeping('2018-01-01', '2019-01-01', '2025-01-01')).toMatchObject({ state: 'met', actual: 1 })
    expect(keeping('2025-01-01', '2010-01-01')).toMatchObject({ state: 'met', actual: 1 })
  })

  it('nothing runs for a workshop without a plaque', () => {
    expect(keeping(null, '2010-01-01')).toEqual({ state: 'unknown', actual: null, missing: 3 })
  })
})

it('R32 a statement that the union has not confirmed leaves the question open (WS-15)', () => {
  const asked = ['legal_registration', 'not_existing_unit']
  const statements = [
    { kind: 'legal_registration', confirmed: true },
    { kind: 'not_existing_unit', confirmed: false },
  ]
  expect(look(work.statements, { statements }, asked)).toEqual({
    ...{ state: 'unknown', actual: ['legal_registration'], missing: ['not_existing_unit'] },
  })
  expect(look(work.statements, { statements: statements.map((one) => ({ ...one, confirmed: true })) }, asked).state).toBe('met')
})

it('R32 a workshop that is named already is not nominated again', () => {
  expect(look(work.notNamed, { titles: ['provincial_system'] }, ['provincial_demonstration']).state).toBe('met')
  expect(look(work.notNamed, { titles: ['provincial_demonstration'] }, ['provincial_demonstration'])).toEqual({
    ...{ state: 'not_met', actual: ['provincial_demonstration'], missing: ['provincial_demonstration'] },
  })
})

describe('R47 the five functions (WS-29)', () => {
  const five = ['demonstration', 'innovation', 'cooperation', 'passing_on', 'spirit']
  const shown = (facts: Partial<WorkshopFacts>) => look(work.functions, facts, five).actual

  it('each is shown by a trace of its own', () => {
    expect(shown({})).toEqual([])
    expect(shown({ titles: ['provincial_system'] })).toEqual(['demonstration'])
    expect(shown({ plans: [doneOn('exchange', '2026-05-01')] })).toEqual(['demonstration'])
    expect(shown({ results: [resultOn('2026-05-01')] })).toEqual(['innovation'])
    expect(shown({ alliances: 1 })).toEqual(['cooperation'])
    expect(shown({ awardedOn: [day('2026-05-01')] })).toEqual(['cooperation'])
    expect(shown({ plans: [doneOn('apprentice', '2026-05-01')] })).toEqual(['passing_on'])
    expect(shown({ plans: [doneOn('ideological', '2026-05-01')] })).toEqual(['spirit'])
  })

  it('what is older than a year shows nothing', () => {
    expect(shown({ plans: [doneOn('training', '2025-11-21')], results: [resultOn('2025-11-21')] })).toEqual([])
  })
})
