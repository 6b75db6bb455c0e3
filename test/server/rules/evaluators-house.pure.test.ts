import { describe, expect, it } from 'vitest'
import type { Evaluator } from '~server/rules/evaluators/evaluator'
import * as house from '~server/rules/evaluators/house'
import type { WorkshopFacts } from '~server/rules/workshop-facts'
import { factsOf } from './facts'

const documentsAsked = ['activities', 'rewards']
const beside = { number: () => 0, list: () => documentsAsked }
const look = <Value extends number | readonly string[]>(evaluator: Evaluator<Value>, facts: Partial<WorkshopFacts>, value: Value) =>
  evaluator(factsOf(facts), value, beside)

describe('R13 the venue (WS-09)', () => {
  const venue = (areaDeciM2: number) => ({ areaDeciM2, isFixed: true, isIndependent: false, uses: ['study'] })

  it('tells what is missing to the tenth of a square metre', () => {
    expect(look(house.venueArea, { venue: venue(215) }, 25)).toEqual({ state: 'not_met', actual: 21.5, missing: 3.5 })
    expect(look(house.venueArea, { venue: venue(249) }, 25)).toEqual({ state: 'not_met', actual: 24.9, missing: 0.1 })
    expect(look(house.venueArea, { venue: venue(250) }, 25)).toEqual({ state: 'met', actual: 25, missing: 0 })
  })

  it('without a venue nothing can be said of its size, its nature and its uses', () => {
    expect(look(house.venueArea, {}, 25)).toEqual({ state: 'unknown', actual: null, missing: 25 })
    expect(look(house.venueNature, {}, ['fixed'])).toEqual({ state: 'unknown', actual: null, missing: ['fixed'] })
    expect(look(house.venueUses, {}, ['study'])).toEqual({ state: 'unknown', actual: null, missing: ['study'] })
  })

  it('fixed and independent are two things', () => {
    const finding = look(house.venueNature, { venue: venue(250) }, ['fixed', 'independent'])
    expect(finding).toEqual({ state: 'not_met', actual: ['fixed'], missing: ['independent'] })
  })
})

it('R13 R25 a sign that the list does not ask for changes nothing (WS-10)', () => {
  expect(look(house.signs, { signs: ['duties', 'management'] }, ['duties', 'goals'])).toEqual({
    ...{ state: 'not_met', actual: ['duties'], missing: ['goals'] },
  })
})

it('R14 every category asked for must be there (WS-11)', () => {
  expect(look(house.equipment, { equipment: ['tools'] }, ['tools', 'instruments']).missing).toEqual(['instruments'])
  expect(look(house.equipment, {}, []).state).toBe('met')
})

describe('R15 documents made public (WS-12)', () => {
  const ways = ['on_wall', 'online']
  const document = (kind: string, publication: string) => ({ kind, publication })

  it('either way will do, and what is in a drawer is named', () => {
    const documents = [document('activities', 'online'), document('rewards', 'unpublished')]
    expect(look(house.documentsPublished, { documents }, ways)).toEqual({
      ...{ state: 'not_met', actual: ['activities'], missing: ['rewards'] },
    })
  })

  it('a document that this check list does not ask for may stay in its drawer', () => {
    const documents = [document('activities', 'on_wall'), document('team_learning', 'unpublished')]
    expect(look(house.documentsPublished, { documents }, ways)).toMatchObject({ state: 'met', actual: ['activities'] })
  })

  it('open while none of those that are asked for is there', () => {
    expect(look(house.documentsPublished, { documents: [document('team_learning', 'online')] }, ways)).toEqual({
      ...{ state: 'unknown', actual: null, missing: documentsAsked },
    })
  })
})

it('R16 money of this year or the last counts, older money does not', () => {
  expect(look(house.funded, { fundedYears: [2024] }, 1)).toMatchObject({ state: 'not_met', actual: 0 })
  expect(look(house.funded, { fundedYears: [2025] }, 1)).toMatchObject({ state: 'met', actual: 1 })
  expect(look(house.funded, { fundedYears: [2027] }, 1)).toMatchObject({ state: 'not_met', actual: 0 })
})
