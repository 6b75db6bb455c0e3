import { beforeEach, describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildUnion } from '~prisma/seed/factories/people'
import { sequence } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { loadReference } from '~prisma/reference/load'
import { requirementsOf, requirementsOfMany } from '~server/alliances/alliance-validity'
import { db, type Union } from '~server/core/database'
import { shippedRuleSets } from '~prisma/reference/rule-sets/shipped'
import { parametersFor } from '~server/rules/parameters'
import { isValid } from '~server/rules/requirement'
import { changeDatum, clearRuleSets } from './given'

const KEY = 'alliance.min_workshops'
const day = (days: number) => new Date(Date.now() + days * 86_400_000)

interface Given {
  readonly unionId?: string | null
  readonly value: number | readonly string[]
  readonly effectiveFrom?: Date
  readonly version?: number
  readonly setKey?: string
  readonly key?: string
}

async function buildRuleSet({
  unionId = null,
  value,
  effectiveFrom = day(-10),
  version = 1,
  setKey = `set${sequence()}`,
  key = KEY,
}: Given) {
  const document = {
    key: setKey,
    version,
    document: `《${setKey}办法》`,
    documentNumber: '示例〔2026〕1号',
    issuedOn: effectiveFrom,
    effectiveFrom,
    unionId,
  }
  const { id } = await db.ruleSet.create({ data: document })
  const clause = await db.clause.create({ data: { ruleSetId: id, reference: '第一条', sentence: `至少${String(value)}。` } })
  await db.ruleParameter.create({
    data: { ruleSetId: id, clauseId: clause.id, rule: 'R01', key, value: typeof value === 'number' ? value : [...value] },
  })
  return { id, document: document.document }
}

let top: Union, province: Union, city: Union
beforeEach(async () => {
  await clearRuleSets({ key: { notIn: shippedRuleSets.map(({ key }) => key) } })
  top = await buildUnion({ level: 'national' })
  province = await buildUnion({ parentId: top.id })
  city = await buildUnion({ level: 'city', parentId: province.id })
})
const minimumOf = async (union: Union) => (await parametersFor(db, union.id)).number(KEY)

describe('which rule holds', () => {
  it('R01 where a union has no rule of its own, the shipped document holds, with its clause', async () => {
    const found = await minimumOf(city)
    expect(found).toMatchObject({ rule: 'R01', value: 3 })
    expect(found.clause).toMatchObject({
      document: '《陕西省教科文卫体系统创新工作室联盟实施意见》',
      documentNumber: '陕教科文卫体工发〔2022〕10号',
      reference: '三（一）',
      sentence: '工作室联盟最少由3个创新工作室组成。',
    })
  })

  it('R01 the nearest union’s rule set wins, and is the one that is quoted', async () => {
    await buildRuleSet({ unionId: top.id, value: 7 })
    const { document } = await buildRuleSet({ unionId: province.id, value: 5 })
    expect([(await minimumOf(top)).value, (await minimumOf(province)).value, (await minimumOf(city)).value]).toEqual([7, 5, 5])
    expect((await minimumOf(city)).clause).toMatchObject({ document, sentence: '至少5。' })
    await buildRuleSet({ unionId: city.id, value: 4 })
    expect((await minimumOf(city)).value).toBe(4)
  })

  it('R01 a rule set of a union beside or below does not count', async () => {
    await buildRuleSet({ unionId: city.id, value: 9 })
    await buildRuleSet({ unionId: (await buildUnion({ parentId: top.id })).id, value: 8 })
    expect((await minimumOf(province)).value).toBe(3)
  })

  it('R01 what a nearer rule set does not say, the next one says', async () => {
    await buildRuleSet({ unionId: city.id, value: ['a_title'], key: 'alliance.lead_titles' })
    const found = await parametersFor(db, city.id)
    expect([found.list('alliance.lead_titles').value, found.number(KEY).value]).toEqual([['a_title'], 3])
  })

  it('R01 of one union the latest that already holds wins; one of tomorrow does not hold yet', async () => {
    await buildRuleSet({ unionId: city.id, value: 4, effectiveFrom: day(-400), setKey: 'C' })
    await buildRuleSet({ unionId: city.id, value: 5, effectiveFrom: day(-30), setKey: 'C', version: 2 })
    await buildRuleSet({ unionId: city.id, value: 6, effectiveFrom: day(2), setKey: 'C', version: 3 })
    expect((await minimumOf(city)).value).toBe(5)
  })

  it('R01 of two that begin on one day the higher version wins', async () => {
    const effectiveFrom = day(-30)
    await buildRuleSet({ unionId: city.id, value: 5, effectiveFrom, setKey: 'C', version: 2 })
    await buildRuleSet({ unionId: city.id, value: 4, effectiveFrom, setKey: 'C', version: 1 })
    expect((await minimumOf(city)).value).toBe(5)
  })

  it('a parameter that no rule set has, or of another kind, is a fault of ours and no verdict', async () => {
    const found = await parametersFor(db, city.id)
    expect(() => found.number('no.such.key')).toThrow('no rule set has the parameter no.such.key')
    expect(() => found.number('alliance.lead_titles')).toThrow('is no number')
    expect(() => found.list(KEY)).toThrow('is no list')
  })
})

describe('an alliance and its rules', () => {
  it('R01 changing the datum changes the verdict, in both directions', async () => {
    const alliance = await buildAlliance()
    const { id } = await buildRuleSet({ unionId: alliance.governingUnionId, value: 3 })
    const valid = async () => isValid(await requirementsOf(db, alliance.id))
    expect(await valid()).toBe(true)
    await changeDatum({ ruleSetId: id }, 4)
    expect(await valid()).toBe(false)
    expect((await requirementsOf(db, alliance.id)).find(({ rule }) => rule === 'R01')).toMatchObject({
      state: 'not_met',
      required: 4,
      actual: 3,
    })
    await changeDatum({ ruleSetId: id }, 2)
    expect(await valid()).toBe(true)
  })

  it('AL-06 a title that is revoked, a member that leaves or a sector too few makes it invalid', async () => {
    const alliance = await buildAlliance()
    const unmet = async () => (await requirementsOf(db, alliance.id)).filter(({ state }) => state !== 'met').map(({ rule }) => rule)
    expect(await unmet()).toEqual([])
    await db.namedTitle.updateMany({ where: { workshopId: alliance.leadWorkshopId }, data: { revokedOn: new Date() } })
    expect(await unmet()).toEqual(['R03'])
    await db.allianceMember.updateMany({
      where: { allianceId: alliance.id, workshopId: alliance.members[0]?.id ?? '' },
      data: { status: 'left' },
    })
    expect(await unmet()).toEqual(['R01', 'R03'])
    await db.workshop.updateMany({ where: { id: alliance.members[1]?.id ?? '' }, data: { sectorKey: alliance.lead.sectorKey } })
    expect(await unmet()).toEqual(['R01', 'R02', 'R03'])
  })

  it('AL-02 two workshops are too few, three are enough, four too', async () => {
    for (const [count, state] of [
      [1, 'not_met'],
      [2, 'met'],
      [3, 'met'],
    ] as const) {
      const members = await Promise.all(Array.from({ length: count }, () => buildWorkshop({ sectorKey: 'sports' })))
      const { id } = await buildAlliance({ members })
      expect((await requirementsOf(db, id)).find(({ rule }) => rule === 'R01')).toMatchObject({ state, actual: count + 1 })
    }
  })

  it('many at once are judged like one by one, each by the rules of its own union', async () => {
    const [one, two] = [await buildAlliance(), await buildAlliance({ members: [] })]
    await buildRuleSet({ unionId: two.governingUnionId, value: 1 })
    const many = await requirementsOfMany(db, [one.id, two.id])
    expect(Object.fromEntries(many)).toEqual({ [one.id]: await requirementsOf(db, one.id), [two.id]: await requirementsOf(db, two.id) })
  })
})

it('the reference data is loaded once, also when two start at the same time', async () => {
  const counts = () => Promise.all([db.sector.count(), db.ruleSet.count(), db.clause.count(), db.ruleParameter.count()])
  const before = await counts()
  await Promise.all([loadReference(), loadReference()])
  expect(await counts()).toEqual(before)
  await clearRuleSets()
  await Promise.all([loadReference(), loadReference(), loadReference()])
  const clauses = shippedRuleSets.flatMap((ruleSet) => ruleSet.clauses)
  const parameters = clauses.flatMap((clause) => clause.parameters)
  expect(await counts()).toEqual([5, shippedRuleSets.length, clauses.length, parameters.length])
})
