import { expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { createAllianceSchema } from '~server/alliances/alliance.schema'
import { createAlliance, listFoundingWorkshops } from '~server/alliances/create-alliance'
import { getAlliance } from '~server/alliances/get-alliance'
import { db } from '~server/core/database'
import { beijingDay } from '~server/core/time'
import { systemActor, visitor } from '~server/policies/actor'
import { databaseState, eventsOf, outcomes, refusal } from '../challenges/given'
import { allianceForm, leaderOf } from './given'

it('AL-01 a leader founds an alliance of the own workshop: stored, recorded, for insiders only, and the lead is in it at once', async () => {
  const workshop = await buildWorkshop({ title: 'provincial_system' })
  const leader = await leaderOf(workshop)
  const form = allianceForm(workshop.id)
  const { id } = await createAlliance(leader, form)
  const row = await db.alliance.findUniqueOrThrow({ where: { id }, include: { members: true } })
  expect(row).toMatchObject({ name: form.name, purpose: form.purpose, leadWorkshopId: workshop.id, createdById: leader.userId })
  expect(row.foundedOn).toEqual(beijingDay(new Date()))
  expect(row.members).toMatchObject([{ workshopId: workshop.id, status: 'accepted', answeredById: leader.userId }])
  expect(await eventsOf(`alliance:${id}`)).toMatchObject([{ name: 'alliance.created', actorId: leader.userId, ids: [id] }])
  expect(row).toMatchObject({ status: 'draft', namedOn: null })
  expect(row.audience).not.toContain('public')
  expect(await refusal(getAlliance(visitor, id))).toMatchObject({ code: 'not_found' })
  expect((await getAlliance(leader, id)).members).toMatchObject([{ isLead: true, status: 'accepted', workshop: { name: workshop.name } }])
})

it('AL-01 it is governed by the nearest union above the unit’s own, however many stand between', async () => {
  const province = await buildUnion()
  const city = await buildUnion({ level: 'city', parentId: province.id })
  const branch = await buildUnion({ level: 'unit', parentId: (await buildUnion({ level: 'unit', parentId: city.id })).id })
  const workshop = await buildWorkshop({ unitId: (await buildUnit({ unionId: branch.id })).id })
  const { id } = await createAlliance(await leaderOf(workshop), allianceForm(workshop.id))
  expect(await db.alliance.findUniqueOrThrow({ where: { id } })).toMatchObject({ governingUnionId: city.id })
  expect(await getAlliance(await leaderOf(workshop), id)).toMatchObject({ governingUnions: [province.name, city.name] })
})

it('AL-01 a workshop whose unit has no union above it founds none, and is told so', async () => {
  const lonely = await buildUnion({ level: 'unit' })
  const workshop = await buildWorkshop({ unitId: (await buildUnit({ unionId: lonely.id })).id })
  const attempt = createAlliance(await leaderOf(workshop), allianceForm(workshop.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status: 'without_union', action: 'found_alliance' } })
  expect(await db.alliance.count({ where: { leadWorkshopId: workshop.id } })).toBe(0)
})

it('P17 only the leader of the workshop founds: members, other leaders, officers and the administrator do not', async () => {
  const workshop = await buildWorkshop()
  const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId } })
  const others = [
    await actorFor(await addMember(workshop)),
    await actorFor(await addMember(workshop, { role: 'core_member' })),
    await leaderOf(await buildWorkshop({ title: 'national_demonstration' })),
    await actorFor(await buildOfficer(unit.unionId ?? '')),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  const before = await databaseState()
  for (const other of others) expect(await refusal(createAlliance(other, allianceForm(workshop.id)))).toMatchObject({ code: 'forbidden' })
  for (const nobody of [visitor, systemActor])
    expect(await refusal(createAlliance(nobody, allianceForm(workshop.id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(createAlliance(others[2] ?? visitor, allianceForm('no-such-workshop')))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it('AL-01 the page offers the workshops that one leads, and no others', async () => {
  const person = await buildUser({ unitId: (await buildUnit()).id })
  const own = await buildWorkshop({ leader: person })
  await addMember(await buildWorkshop(), { user: person, role: 'core_member' })
  expect(await listFoundingWorkshops(await actorFor(person))).toEqual([{ id: own.id, name: own.name }])
  expect(await refusal(listFoundingWorkshops(visitor))).toMatchObject({ code: 'not_signed_in' })
})

it('P11 one form sent ten times at once founds one alliance', async () => {
  const workshop = await buildWorkshop()
  const leader = await leaderOf(workshop)
  const form = allianceForm(workshop.id)
  const answers = await Promise.all(Array.from({ length: 10 }, () => createAlliance(leader, form)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await db.alliance.count({ where: { leadWorkshopId: workshop.id } })).toBe(1)
  expect(await refusal(createAlliance(leader, { ...form, name: '另一个联盟' }))).toMatchObject({ code: 'idempotency_key_reused' })
})

it('AL-01 a name belongs to one alliance: of two who take it at once one is asked for another', async () => {
  const [one, other] = [await buildWorkshop(), await buildWorkshop()]
  const forms = [one, other].map((workshop) => ({ ...allianceForm(workshop.id), name: '秦创原康复联盟' }))
  const leaders = [await leaderOf(one), await leaderOf(other)]
  const attempts = forms.map((form, place) => createAlliance(leaders[place] ?? visitor, form))
  expect((await outcomes(attempts)).sort()).toEqual(['done', 'invalid'])
  const again = createAlliance(await leaderOf(other), { ...allianceForm(other.id), name: '秦创原康复联盟' })
  expect(await refusal(again)).toMatchObject({ code: 'invalid', faults: [{ field: 'name', code: 'name_taken' }] })
  expect(await db.alliance.count({ where: { name: '秦创原康复联盟' } })).toBe(1)
})

it('row 65: a name that looks like another’s is refused beside its field, however it is written', async () => {
  const workshop = await buildWorkshop()
  const leader = await leaderOf(workshop)
  await createAlliance(leader, { ...allianceForm(workshop.id), name: 'ABC康复工作室联盟' })
  const alike = [
    'АВС康复工作室联盟',
    'abc康复工作室联盟',
    'ＡＢＣ康复工作室联盟',
    'ABC 康复工作室联盟\u3000',
    'A\u200bBC康复工作室联盟',
    'ΑΒC康复エ作室联盟',
  ]
  const before = await databaseState()
  for (const name of alike) {
    const parsed = createAllianceSchema.parse({ ...allianceForm(workshop.id), name })
    expect(await refusal(createAlliance(leader, parsed))).toMatchObject({
      ...{ code: 'name_too_similar', faults: [{ field: 'name', code: 'name_too_similar' }] },
    })
  }
  expect(await databaseState()).toEqual(before)
  for (const name of ['ABD康复工作室联盟', 'ABC康复工作室联盟2', 'ABC康复工作站联盟'])
    await createAlliance(leader, { ...allianceForm(workshop.id), name })
})

it('row 65: of two look-alikes at once one is founded: 10 rounds', async () => {
  const [one, other] = [await buildWorkshop(), await buildWorkshop()]
  const leaders = [await leaderOf(one), await leaderOf(other)] as const
  for (let round = 0; round < 10; round++) {
    const attempts = [
      createAlliance(leaders[0], { ...allianceForm(one.id), name: `第${round}回хоре联盟` }),
      createAlliance(leaders[1], { ...allianceForm(other.id), name: `第${round}回xope联盟` }),
    ]
    expect((await outcomes(attempts)).sort()).toEqual(['done', 'name_too_similar'])
  }
})

it.each([
  ['three characters', { name: '三字名' }, 'name'],
  ['sixty-one characters', { name: '盟'.repeat(61) }, 'name'],
  ['no name', { name: '' }, 'name'],
  ['only what cannot be seen', { name: '\u200b\u200b\u200b\u200b' }, 'name'],
  ['a NUL', { name: '康复\u0000联盟一' }, 'name'],
  ['a purpose too long', { purpose: '长'.repeat(1001) }, 'purpose'],
  ['no workshop', { leadWorkshopId: '' }, 'leadWorkshopId'],
  ['a query instead of an id', { leadWorkshopId: { not: '' } }, 'leadWorkshopId'],
  ['a field that is not in the form', { governingUnionId: 'union1234' }, ''],
])('rows 25–27, 60–63: %s is refused beside its field', (_what, change, field) => {
  const parsed = createAllianceSchema.safeParse({ name: '康复器械联盟', leadWorkshopId: 'workshop1234', key: 'key-12345678', ...change })
  expect(parsed.success).toBe(false)
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})
