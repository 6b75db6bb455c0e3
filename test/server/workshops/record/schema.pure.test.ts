import { expect, it } from 'vitest'
import { shippedRuleSets } from '~prisma/reference/rule-sets/shipped'
import { records as zh } from '~/i18n/zh-CN/records'
import * as words from '~server/workshops/record.words'
import { basicsSchema, fundingSchema, venueSchema } from '~server/workshops/record/record.schema'

const venue = (area: string) => venueSchema.safeParse({ place: '三号楼', area })
const area = (typed: string) => {
  const parsed = venue(typed)
  return parsed.success ? parsed.data.area : parsed.error.issues.map(({ message }) => message)
}

it.each([
  ['25', 250],
  [' 25.5 ', 255],
  ['２５．５', 255],
  ['0.1', 1],
  ['100000', 1_000_000],
])('WS-09 the area "%s" is kept in tenths of a square metre', (typed, tenths) => {
  expect(area(typed)).toBe(tenths)
})

it.each(['0', '0.0', '25.55', '-3', '2e3', '25平方米', '100000.1', '0x20', '1,000'])('WS-09 the area "%s" is refused', (typed) => {
  expect(area(typed)).toEqual(['area'])
})

it('WS-09 no box that is ticked is no use; a use that no list knows is refused', () => {
  const parsed = venue('30')
  expect(parsed.success && [parsed.data.nature, parsed.data.uses]).toEqual([[], []])
  expect(venueSchema.safeParse({ place: '三号楼', area: '30', uses: ['cinema'] }).success).toBe(false)
})

it('R16 an amount is kept in fen; more than two decimals are refused', () => {
  const funding = (amount: string) => fundingSchema.safeParse({ year: '2026', source: 'grant', amount })
  expect(funding('50,000.5').data?.amount).toBe(5_000_050n)
  expect(funding('1.234').error?.issues.map(({ message }) => message)).toEqual(['amount'])
})

it('WS-01 30 February is no founding day, and an orientation may be left empty', () => {
  const basics = { name: '示例创新工作室', kind: 'staff', orientation: '', version: '1' }
  expect(basicsSchema.safeParse({ ...basics, foundedOn: '2020-02-30' }).error?.issues.map(({ message }) => message)).toEqual(['day'])
  expect(basicsSchema.safeParse({ ...basics, foundedOn: '2020-02-29' }).data?.orientation).toBeNull()
})

/** Which dictionary an item of a check list takes its words from. */
const DICTIONARIES: Readonly<Record<string, readonly string[]>> = {
  ...{ signs: words.SIGN_KINDS, equipment: words.EQUIPMENT_CATEGORIES, rule_documents: words.DOCUMENT_KINDS },
  ...{ venue_uses: words.VENUE_USES, venue_nature: words.VENUE_NATURE, documents_published: words.PUBLICATIONS },
  ...{ statements: words.STATEMENT_KINDS, functions: words.FUNCTIONS, team_structure: words.DIMENSIONS },
}
const asked = shippedRuleSets.flatMap(({ clauses }) => clauses.flatMap(({ parameters }) => parameters))

it('R13 R14 R15 R25 R32 every word that a shipped rule asks for can be recorded and has a name', () => {
  const lists = asked.filter(({ evaluator = '' }) => evaluator in DICTIONARIES)
  expect(lists.length).toBeGreaterThan(12)
  for (const { key, value, evaluator = '' } of lists)
    expect([key, DICTIONARIES[evaluator]]).toEqual([key, expect.arrayContaining([...(value as string[])])])
})

it('R11 R24 R33 every qualification that a shipped rule asks for is an honour with a level, or a vocational level', () => {
  const qualifications = asked.filter(({ evaluator }) => evaluator === 'leader_qualification').flatMap(({ value }) => value as string[])
  for (const word of qualifications) {
    const [kind = '', level = ''] = word.split('@')
    const known: readonly string[] = kind === 'vocational' ? words.VOCATIONAL_LEVELS : words.LEVELS
    expect([word, known.includes(level), kind === 'vocational' || kind in zh.honours]).toEqual([word, true, true])
  }
})

it.each([
  ['signs', words.SIGN_KINDS],
  ['equipment', words.EQUIPMENT_CATEGORIES],
  ['documents', words.DOCUMENT_KINDS],
  ['publications', words.PUBLICATIONS],
  ['venue_uses', words.VENUE_USES],
  ['venue_nature', words.VENUE_NATURE],
  ['funding_sources', words.FUNDING_SOURCES],
  ['plan_kinds', words.PLAN_KINDS],
  ['statements', words.STATEMENT_KINDS],
  ['supports', words.SUPPORTS],
  ['functions', words.FUNCTIONS],
  ['dimensions', words.DIMENSIONS],
  ['honours', words.HONOUR_KINDS],
  ['levels', words.LEVELS],
  ['vocational_levels', words.VOCATIONAL_LEVELS],
  ['professional_ranks', words.PROFESSIONAL_RANKS],
  ['educations', words.EDUCATIONS],
  ['political_statuses', words.POLITICAL_STATUSES],
  ['genders', words.GENDERS],
  ['activities', words.ACTIVITIES],
  ['orientations', words.ORIENTATIONS],
  ['recognitions', words.RECOGNITION_KINDS],
] as const)('AD-14 each word of %s has a name', (group, list) => {
  expect(Object.keys(zh[group]).sort()).toEqual([...list].sort())
})
