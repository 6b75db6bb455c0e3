import { expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { beijingDay, databaseTime } from '~server/core/time'
import { visitor } from '~server/policies/actor'
import { makeVersion } from '~server/rule-sets/make-version'
import { getCoverage } from '~server/workshops/coverage/get-coverage'

const regionOf = async (name: string) => (await getCoverage(visitor, 1)).regions.find((one) => one.name === name)

it.each([
  [299, undefined],
  [300, { name: '示例地300', total: 1, covered: 0 }],
  [301, { name: '示例地301', total: 1, covered: 0 }],
] as const)('R29 WS-27 a unit of %i people', async (staffCount, found) => {
  const region = `示例地${staffCount}`
  await buildUnit({ region, staffCount })
  expect(await regionOf(region)).toEqual(found)
})

it('WS-27 a unit with a workshop is covered; one without a union of its own has no duty', async () => {
  const region = '示例覆盖地'
  const [covered, without] = [await buildUnit({ region, staffCount: 800 }), await buildUnit({ region, staffCount: 800 })]
  await buildWorkshop({ unitId: covered.id })
  expect(await regionOf(region)).toEqual({ name: region, total: 2, covered: 1 })
  await db.unit.update({ where: { id: without.id }, data: { unionId: (await buildUnion()).id } })
  expect(await regionOf(region)).toEqual({ name: region, total: 1, covered: 1 })
})

it('WS-27 units whose number of people nobody recorded are counted apart', async () => {
  const before = (await getCoverage(visitor, 1)).unknownStaff
  const unit = await buildUnit({ region: '示例无数地' })
  await db.unit.update({ where: { id: unit.id }, data: { staffCount: null } })
  expect((await getCoverage(visitor, 1)).unknownStaff).toBe(before + 1)
  expect(await regionOf('示例无数地')).toBeUndefined()
})

it('WS-27 names are for officers, and only of units below their unions', async () => {
  const province = await buildUnion()
  const own = await buildUnit({
    name: '示例缺室单位',
    staffCount: 900,
    unionId: (await buildUnion({ level: 'unit', parentId: province.id })).id,
  })
  const foreign = await buildUnit({ name: '示例他省单位', staffCount: 900 })
  const officer = await actorFor(await buildOfficer(province.id))
  const { lacking } = await getCoverage(officer, 1)
  expect(lacking).toEqual({ total: 1, rows: [{ name: own.name, region: '西安', sectorKey: 'health', staffCount: 900 }] })
  expect(JSON.stringify(await getCoverage(officer, 1))).not.toContain(foreign.name)
  expect((await getCoverage(visitor, 1)).lacking).toBeNull()
  expect((await getCoverage(await actorFor(await buildUser()), 1)).lacking).toBeNull()
  await buildWorkshop({ unitId: own.id })
  expect((await getCoverage(officer, 1)).lacking).toEqual({ total: 0, rows: [] })
})

it('R29 WS-26 each target has its number, its deadline, how far it is and its clause', async () => {
  const { targets } = await getCoverage(visitor, 1)
  expect(targets.map(({ key, goal, by }) => [key, by, key === 'coverage' || goal])).toEqual([
    ['coverage', 2025, true],
    ['city_workshops', 2020, 120],
    ['unit_demonstrations', 2025, 2],
  ])
  expect(targets.map(({ clause }) => clause.ruleSetKey)).toEqual(['S4', 'S1', 'S2'])
  const demonstrations = targets.find(({ key }) => key === 'unit_demonstrations')
  expect(demonstrations).toMatchObject({ now: 0, state: 'missed' })
  await buildWorkshop({ title: 'provincial_demonstration' })
  await buildWorkshop({ title: 'national_demonstration' })
  const revoked = { kind: 'provincial_demonstration', issuedBy: '示例', issuedOn: '2020-01-01', revokedOn: '2021-01-01' } as const
  await buildWorkshop({ titles: [revoked] })
  const { targets: after } = await getCoverage(visitor, 1)
  expect(after.find(({ key }) => key === 'unit_demonstrations')).toMatchObject({ now: 2, state: 'reached' })
})

it('R29 WS-27 the number of people is the rule set’s: another number, another duty', async () => {
  const region = '示例改数地'
  await buildUnit({ region, staffCount: 120 })
  expect(await regionOf(region)).toBeUndefined()
  const words = {
    document: '《示例办法》',
    documentNumber: '示例〔2026〕1号',
    reason: '示例',
    effectiveOn: beijingDay(await databaseTime()),
  }
  const parameters = [{ key: 'coverage.staff', value: '120' }]
  const administrator = await actorFor(await buildUser({ isAdmin: true }))
  await makeVersion(administrator, 'S4', { ...words, version: 1, key: freshKey(), parameters, clauses: [] })
  expect(await regionOf(region)).toMatchObject({ total: 1, covered: 0 })
})
