import { describe, expect, it } from 'vitest'
import { evaluateAlliance } from '~server/rules/evaluate-alliance'
import { evaluateWorkshop } from '~server/rules/evaluate-workshop'
import { layParameters, type StoredParameter } from '~server/rules/parameters'
import type { WorkshopFacts } from '~server/rules/workshop-facts'
import { LEVELS, VOCATIONAL_LEVELS } from '~server/workshops/record.words'
import { exactly, withOnly } from './exact-facts'
import { factsOf } from './facts'
import { storedRules } from './random'

const stored = storedRules()
const items = stored.filter(({ evaluator }) => evaluator !== null)
const numbers = items.filter((item): item is StoredParameter & { value: number } => typeof item.value === 'number')
const lists = items.filter((item): item is StoredParameter & { value: readonly string[] } => typeof item.value !== 'number')

/** How a workshop with these facts stands to one item, with its value as given. */
function look(item: StoredParameter, facts: Partial<WorkshopFacts>, value = item.value) {
  const rules = stored.map((one) => (one === item ? { ...one, value } : one))
  const kind = item.key.endsWith('@model_worker') ? 'model_worker' : 'staff'
  const found = evaluateWorkshop(factsOf({ kind, ...facts }), item.checklist ?? '', layParameters(rules, []))
  return found.find(({ key }) => key === item.key)
}

it('every item of a check list that ships is in the tables below', () => {
  expect([numbers.length, lists.length, items.length]).toEqual([numbers.length, lists.length, numbers.length + lists.length])
  expect(items.length).toBeGreaterThan(35)
})

describe.each(numbers.map((item) => [item.rule, item.key, item] as const))('%s %s', (rule, _key, item) => {
  const evaluator = item.evaluator as keyof typeof exactly
  /** R22 counts what must not be reached: so many full years without a result. */
  const reached = evaluator === 'results_within' ? 'not_met' : 'met'
  const short = reached === 'met' ? 'not_met' : 'met'
  // The shipped number and two others: whatever the datum says, the check follows.
  it.each([item.value, item.value + 1, item.value + 7])(`${rule} with %i: one less, exactly, one more`, (required) => {
    const states = [required - 1, required, required + 1].map((count) => look(item, exactly[evaluator](count), required)?.state)
    expect(states).toEqual([short, reached, reached])
    expect(look(item, exactly[evaluator](required), required)).toMatchObject({ rule, required, actual: required, clause: item.clause })
  })

  it(`${rule} says how many are missing`, () => {
    const few = reached === 'met' ? item.value - 1 : item.value
    expect(look(item, exactly[evaluator](few))).toMatchObject({ state: 'not_met', missing: 1 })
  })
})

const ofAll = lists.filter(({ evaluator }) => !['leader_qualification', 'not_named', 'documents_published'].includes(evaluator ?? ''))

describe.each(ofAll.map((item) => [item.rule, item.key, item] as const))('%s %s', (rule, _key, item) => {
  const make = withOnly[item.evaluator as keyof typeof withOnly]
  it(`${rule} is met by all of them`, () => {
    expect(look(item, make(item.value))).toMatchObject({ rule, state: 'met', actual: item.value, missing: [], clause: item.clause })
  })

  it.each(item.value)(`${rule} is open without %s, and says so`, (word) => {
    const found = look(item, make(item.value.filter((one) => one !== word)))
    // What only a union can confirm stays open; what the data answers is not met.
    expect(found).toMatchObject({ state: item.evaluator === 'statements' ? 'unknown' : 'not_met', missing: [word] })
  })

  it.each(item.value)(`${rule} no longer asks for %s when the datum does not`, (word) => {
    const rest = item.value.filter((one) => one !== word)
    expect(look(item, make(rest), rest)?.state).toBe('met')
  })
})

const ladder = (word: string): [kind: string, below: string | undefined, above: string | undefined] => {
  const [kind = '', level = ''] = word.split('@')
  const order: readonly string[] = kind === 'vocational' ? VOCATIONAL_LEVELS : LEVELS
  const at = order.indexOf(level)
  return [kind, order[at - 1], order[at + 1]]
}
const leaders = lists.filter(({ evaluator }) => evaluator === 'leader_qualification')

describe.each(leaders.map((item) => [item.rule, item.key, item] as const))('%s %s', (rule, _key, item) => {
  it.each(item.value)(`${rule} %s: exactly and one level more are enough, one less and another datum are not`, (word) => {
    const [kind, below, above] = ladder(word)
    const state = (given: string, value: readonly string[] = item.value) => look(item, withOnly.leader_qualification([given]), value)?.state
    expect([state(word), above && state(`${kind}@${above}`)]).toEqual(['met', above && 'met'])
    if (below) expect(state(`${kind}@${below}`)).toBe('not_met')
    const others = item.value.filter((one) => !one.startsWith(`${kind}@`))
    if (others.length > 0) expect(state(word, others)).toBe('not_met')
  })

  it(`${rule} nothing is not enough`, () => {
    expect(look(item, withOnly.leader_qualification([]))).toMatchObject({ state: 'not_met', missing: item.value })
  })
})

describe('R32 R15 one of these excludes, one of these is enough', () => {
  const notNamed = lists.find(({ evaluator }) => evaluator === 'not_named')!
  const published = lists.find(({ evaluator }) => evaluator === 'documents_published')!
  it.each(notNamed.value)('R32 who has the title %s is not recommended again', (title) => {
    expect(look(notNamed, withOnly.not_named([]))?.state).toBe('met')
    expect(look(notNamed, withOnly.not_named([title]))).toMatchObject({ state: 'not_met', actual: [title] })
    const rest = notNamed.value.filter((one) => one !== title)
    expect(look(notNamed, withOnly.not_named([title]), rest)?.state).toBe('met')
  })

  it.each(published.value)('R15 a document that is public %s is public', (way) => {
    expect(look(published, withOnly.documents_published([way]))?.state).toBe('met')
    expect(look(published, withOnly.documents_published(['unpublished']))?.state).toBe('not_met')
    const rest = published.value.filter((one) => one !== way)
    expect(look(published, withOnly.documents_published([way]), rest)?.state).toBe('not_met')
  })
})

describe('the alliance’s numbers, at one less, exactly and one more', () => {
  const SECTORS = ['education', 'science', 'culture', 'health', 'sports', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth']
  const member = (place: number, sectorKey: string, kinds: readonly string[] = []) => ({
    status: 'accepted',
    workshop: { id: `m${place}`, sectorKey, titles: kinds.map((kind) => ({ kind, revokedOn: null })) },
  })
  const state = (rule: string, members: readonly ReturnType<typeof member>[], key: string, value: number | readonly string[]) => {
    const rules = stored.map((one) => (one.key === key ? { ...one, value } : one))
    return evaluateAlliance({ leadWorkshopId: 'm0', members }, layParameters(rules, [])).find((one) => one.rule === rule)?.state
  }
  it.each([2, 3, 4, 7])('R01 %i workshops', (required) => {
    const of = (count: number) =>
      state(
        'R01',
        Array.from({ length: count }, (_, place) => member(place, 'health')),
        'alliance.min_workshops',
        required,
      )
    expect([of(required - 1), of(required), of(required + 1)]).toEqual(['not_met', 'met', 'met'])
  })

  it.each([2, 3, 4])('R02 %i sectors', (required) => {
    const of = (count: number) =>
      state(
        'R02',
        SECTORS.slice(0, count).map((key, place) => member(place, key)),
        'alliance.min_sectors',
        required,
      )
    expect([of(required - 1), of(required), of(required + 1)]).toEqual(['not_met', 'met', 'met'])
  })

  const titles = stored.find(({ key }) => key === 'alliance.lead_titles')!.value as readonly string[]
  it.each(titles)('R03 the lead with %s alone, and when the datum no longer names it', (title) => {
    const of = (value: readonly string[]) => state('R03', [member(0, 'health', [title])], 'alliance.lead_titles', value)
    expect([of(titles), of([title]), of(titles.filter((one) => one !== title))]).toEqual(['met', 'met', 'not_met'])
  })
})
