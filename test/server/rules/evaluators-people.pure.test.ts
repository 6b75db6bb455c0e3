import { describe, expect, it } from 'vitest'
import type { Evaluator } from '~server/rules/evaluators/evaluator'
import { ageRung, leaderQualification, teamSize, teamStructure } from '~server/rules/evaluators/people'
import type { HonourFact, WorkshopFacts } from '~server/rules/workshop-facts'
import { day, factsOf, memberOf } from './facts'

const alone = {
  number: () => 0,
  list: () => [],
}
const look = <Value extends number | readonly string[]>(evaluator: Evaluator<Value>, facts: Partial<WorkshopFacts>, value: Value) =>
  evaluator(factsOf(facts), value, alone)

describe('R11 R24 R33 the leader holds one of the qualifications (WS-03, WS-04, WS-05)', () => {
  const asked = ['model_worker@city', 'vocational@senior']
  const led = (honours: readonly HonourFact[], vocationalLevel = '') =>
    look(leaderQualification, { leader: { honours, vocationalLevel, professionalRank: '' } }, asked)
  const honour = (kind: string, level: string, confirmed = true): HonourFact => ({ kind, level, confirmed })

  it('the level asked for and every higher one count, a lower one does not', () => {
    expect(led([honour('model_worker', 'county')]).state).toBe('not_met')
    for (const level of ['city', 'provincial', 'national']) expect(led([honour('model_worker', level)]).state).toBe('met')
  })

  it('another honour of that level does not help', () => {
    expect(led([honour('craftsman', 'national')])).toEqual({ state: 'not_met', actual: [], missing: asked })
  })

  it('what no union confirmed leaves the question open, and is told', () => {
    expect(led([honour('model_worker', 'city', false)])).toEqual({ state: 'unknown', actual: ['model_worker@city'], missing: asked })
  })

  it('a confirmed one decides although another is open', () => {
    const both = [honour('model_worker', 'county', false), honour('model_worker', 'provincial')]
    expect(led(both)).toEqual({ state: 'met', actual: ['model_worker@city'], missing: [] })
  })

  it('vocational levels: from the one asked for upwards, and a word that is no level is none', () => {
    expect(led([], 'intermediate').state).toBe('not_met')
    expect(led([], 'senior').state).toBe('met')
    expect(led([], 'senior_technician').state).toBe('met')
    expect(led([], '').state).toBe('not_met')
    const leader = { honours: [], vocationalLevel: '', professionalRank: '' }
    expect(look(leaderQualification, { leader }, ['vocational@grandmaster']).state).toBe('not_met')
  })

  it('without a leader nothing can be said', () => {
    expect(look(leaderQualification, {}, asked)).toEqual({ state: 'unknown', actual: null, missing: asked })
  })
})

it('R12 an empty team is too small, by all of it', () => {
  expect(look(teamSize, {}, 5)).toEqual({ state: 'not_met', actual: 0, missing: 5 })
})

describe('R30 the rungs of the age ladder', () => {
  const today = day('2026-11-21')
  it.each([
    ['1991-11-22', 'young'],
    ['1991-11-21', 'middle'],
    ['1976-11-22', 'middle'],
    ['1976-11-21', 'senior'],
  ])('born on %s: %s on 21 November 2026', (born, rung) => {
    expect(ageRung(day(born), today)).toBe(rung)
  })

  it('who is born on 29 February is a year older on 28 February where there is no 29th', () => {
    expect(ageRung(day('1992-02-29'), day('2027-02-27'))).toBe('young')
    expect(ageRung(day('1992-02-29'), day('2027-02-28'))).toBe('middle')
  })
})

describe('R12 R23 the structure of a team (WS-07)', () => {
  const nurse = (education: string, born: string) => memberOf({ specialty: '护理', education, bornOn: day(born) })
  const mixed = [nurse('bachelor', '1970-01-01'), nurse('master', '2000-01-01'), memberOf({ specialty: '机械', education: 'master' })]

  it('met when in each dimension not all are alike', () => {
    expect(look(teamStructure, { members: mixed }, ['specialty', 'education', 'age'])).toMatchObject({ state: 'met', missing: [] })
  })

  it('not met when a dimension is known and all are alike, and that one is named', () => {
    const members = [nurse('master', '1970-01-01'), nurse('bachelor', '2000-01-01')]
    expect(look(teamStructure, { members }, ['specialty', 'education', 'age'])).toEqual({
      ...{ state: 'not_met', actual: ['education', 'age'], missing: ['specialty'] },
    })
  })

  it('open while less than half have it recorded; exactly half is enough to say', () => {
    const recorded = memberOf({ specialty: '护理' })
    expect(look(teamStructure, { members: [recorded, memberOf(), memberOf()] }, ['specialty']).state).toBe('unknown')
    expect(look(teamStructure, { members: [recorded, memberOf()] }, ['specialty']).state).toBe('not_met')
  })

  it('a dimension that is known to be alike decides, although another is open', () => {
    const members = [memberOf({ specialty: '护理' }), memberOf({ specialty: '护理' })]
    expect(look(teamStructure, { members }, ['specialty', 'age']).state).toBe('not_met')
  })

  it('an empty team leaves it open', () => {
    expect(look(teamStructure, {}, ['specialty']).state).toBe('unknown')
  })
})
