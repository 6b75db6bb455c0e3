import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { s0 } from '~prisma/reference/rule-sets/s0'
import { sectors } from '~prisma/reference/sectors'
import { evaluateAlliance, type AllianceForRules } from '~server/rules/evaluate-alliance'
import { layParameters, type Parameters } from '~server/rules/parameters'
import { isValid, type Requirement } from '~server/rules/requirement'

interface Numbers {
  readonly workshops?: number
  readonly sectors?: number
  readonly titles?: readonly string[]
}

/** What a rule set may say. */
function parameters({
  workshops = 3,
  sectors: spread = 2,
  titles = ['provincial_system', 'national_demonstration'],
}: Numbers = {}): Parameters {
  const clause = (reference: string) => ({
    document: '《办法》',
    documentNumber: '示例〔2026〕1号',
    reference,
    sentence: `第${reference}条的原话。`,
    ...{ ruleSetKey: 'X', version: 1 },
  })
  const given: readonly (readonly [string, string, number | readonly string[]])[] = [
    ['R01', 'alliance.min_workshops', workshops],
    ['R02', 'alliance.min_sectors', spread],
    ['R03', 'alliance.lead_titles', titles],
  ]
  const stored = given.map(([rule, key, value]) => ({
    ...{ rule, key, value, checklist: null, evaluator: null, ordinal: 0, unionId: null },
    ...{ clause: clause(key), effectiveFrom: new Date(0) },
  }))
  return layParameters(stored, [])
}

type Member = AllianceForRules['members'][number]
const member = (id: string, more: { status?: string; sectorKey?: string; titles?: Member['workshop']['titles'] } = {}): Member => ({
  status: more.status ?? 'accepted',
  workshop: { id, sectorKey: more.sectorKey ?? 'health', titles: more.titles ?? [] },
})
const title = (kind: string, revokedOn: Date | null = null) => ({ kind, revokedOn })
const lead = member('lead', { sectorKey: 'education', titles: [title('provincial_system')] })
const others = (count: number, sectorKey = 'health') => Array.from({ length: count }, (_, index) => member(`w${index}`, { sectorKey }))
const alliance = (...members: Member[]): AllianceForRules => ({ leadWorkshopId: 'lead', members })
const verdict = (members: readonly Member[], rule: string, numbers?: Numbers): Requirement | undefined =>
  evaluateAlliance(alliance(...members), parameters(numbers)).find((requirement) => requirement.rule === rule)

describe('R01 how many workshops (AL-02)', () => {
  it.each([1, 2, 3, 5, 10].flatMap((minimum) => [minimum - 1, minimum, minimum + 1].map((count) => [minimum, count] as const)))(
    'at least %i: %i with the lead',
    (minimum, count) => {
      const members = count === 0 ? [] : [lead, ...others(count - 1)]
      expect(verdict(members, 'R01', { workshops: minimum })).toMatchObject({
        state: count >= minimum ? 'met' : 'not_met',
        required: minimum,
        actual: count,
      })
    },
  )

  it.each(['invited', 'declined', 'withdrawn', 'left'])('one that is %s does not count', (status) => {
    expect(verdict([lead, ...others(1), member('w9', { status })], 'R01')).toMatchObject({ state: 'not_met', actual: 2 })
  })
})

describe('R02 how many sectors (AL-03)', () => {
  it.each([1, 2, 3, 4].flatMap((minimum) => [minimum - 1, minimum, minimum + 1].map((count) => [minimum, count] as const)))(
    'at least %i: %i of them',
    (minimum, count) => {
      const members = sectors.slice(0, count).map(({ key }, index) => member(index === 0 ? 'lead' : `w${index}`, { sectorKey: key }))
      expect(verdict(members, 'R02', { sectors: minimum })).toMatchObject({
        state: count >= minimum ? 'met' : 'not_met',
        required: minimum,
        actual: members.map(({ workshop }) => workshop.sectorKey),
      })
    },
  )

  it('two workshops of one sector are one sector', () => {
    expect(verdict([lead, ...others(2, 'education')], 'R02')).toMatchObject({ state: 'not_met', actual: ['education'] })
  })

  it('the sector of one that has not accepted does not count', () => {
    expect(verdict([lead, ...others(2, 'education'), member('w9', { sectorKey: 'sports', status: 'invited' })], 'R02')).toMatchObject({
      actual: ['education'],
    })
  })
})

describe('R03 what title the lead holds (AL-04)', () => {
  const withTitles = (...titles: Member['workshop']['titles']) => verdict([member('lead', { titles }), ...others(2)], 'R03')

  it.each(['provincial_system', 'national_demonstration'])('%s is enough', (kind) => {
    expect(withTitles(title(kind))).toMatchObject({ state: 'met', actual: [kind] })
  })

  it('none, another one or a revoked one is not', () => {
    expect(withTitles()).toMatchObject({ state: 'not_met', actual: [] })
    expect(withTitles(title('provincial_demonstration'))).toMatchObject({ state: 'not_met', actual: ['provincial_demonstration'] })
    expect(withTitles(title('provincial_system', new Date('2026-01-01')))).toMatchObject({ state: 'not_met', actual: [] })
  })

  it('a second title holds when the first was revoked', () => {
    expect(withTitles(title('provincial_system', new Date('2026-01-01')), title('national_demonstration'))).toMatchObject({ state: 'met' })
  })

  it('the title of another member does not help, nor that of a lead that is not in', () => {
    const named = member('w1', { titles: [title('provincial_system')] })
    expect(verdict([member('lead'), named, ...others(1)], 'R03')).toMatchObject({ state: 'not_met' })
    expect(verdict([{ ...lead, status: 'left' }, named, ...others(2)], 'R03')).toMatchObject({ state: 'not_met' })
  })
})

it('R01 R02 R03 each verdict quotes its clause', () => {
  for (const requirement of evaluateAlliance(alliance(lead, ...others(2)), parameters()))
    expect(requirement.clause).toEqual({
      document: '《办法》',
      documentNumber: '示例〔2026〕1号',
      reference: requirement.key,
      sentence: `第${requirement.key}条的原话。`,
      ruleSetKey: 'X',
      version: 1,
    })
})

it('R01 R02 R03 an alliance is valid when, and only when, all three are met', () => {
  const anyMember = fc.record({
    status: fc.constantFrom('invited', 'accepted', 'declined', 'withdrawn', 'left'),
    sectorKey: fc.constantFrom('education', 'health', 'sports'),
    titles: fc.constantFrom([], [title('provincial_system')], [title('provincial_system', new Date(0))]),
  })
  fc.assert(
    fc.property(fc.array(anyMember, { maxLength: 7 }), (given) => {
      const members = given.map((more, index) => member(index === 0 ? 'lead' : `w${index}`, more))
      const accepted = given.filter(({ status }) => status === 'accepted')
      const first = given[0]
      const named = first?.status === 'accepted' && first.titles.some(({ revokedOn }) => revokedOn === null)
      const expected = accepted.length >= 3 && new Set(accepted.map(({ sectorKey }) => sectorKey)).size >= 2 && named
      expect(isValid(evaluateAlliance(alliance(...members), parameters()))).toBe(expected)
    }),
    { numRuns: 500 },
  )
})

it('R01 R02 R03 the shipped rule set S0 says 3 workshops, 2 sectors and the three titles', () => {
  const values = Object.fromEntries(
    s0.clauses.flatMap((clause) => clause.parameters.map(({ rule, key, value }) => [`${rule} ${key}`, value])),
  )
  expect(values).toMatchObject({
    'R01 alliance.min_workshops': 3,
    'R02 alliance.min_sectors': 2,
    'R03 alliance.lead_titles': ['provincial_system', 'provincial_demonstration', 'national_demonstration'],
  })
  expect([s0.documentNumber, s0.effectiveFrom]).toEqual(['陕教科文卫体工发〔2022〕10号', '2022-04-06'])
})
