import { expect, it } from 'vitest'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getRecordBasics } from '~server/workshops/record/get-record'
import { reviseWorkshop } from '~server/workshops/record/revise-workshop'
import { outcomes, refusal } from '../../challenges/given'
import { day, dayFromToday, happened, recordWorld } from './given'

const basics = (version: number, given: Record<string, unknown> = {}) => ({
  ...{ name: '示例改名创新工作室', field: '静脉治疗', about: '做护士每天要碰的东西。', kind: 'model_worker' as const, version },
  activities: ['skill_passing', 'problem_solving'] as ('skill_passing' | 'problem_solving')[],
  ...{ orientation: 'skill' as const, subSectorId: null, foundedOn: day('2018-05-01') },
  ...given,
})

it('WS-01 WS-02 leader and core members revise the basics with both type systems; the old name stands in the changes', async () => {
  const { workshop, core, leader } = await recordWorld()
  await reviseWorkshop(core, workshop.id, basics(1))
  const subSector = await db.subSector.create({ data: { sectorKey: 'health', name: `护理${workshop.id}` } })
  await reviseWorkshop(leader, workshop.id, basics(2, { subSectorId: subSector.id }))
  const record = await getRecordBasics(leader, workshop.id)
  expect(record).toMatchObject({
    ...{ name: '示例改名创新工作室', kind: 'model_worker', orientation: 'skill', version: 3, subSector: subSector.name },
    ...{ activities: ['skill_passing', 'problem_solving'], foundedOn: day('2018-05-01') },
  })
  expect(record.timeline.map(({ name, data }) => [name, data.note])).toEqual([
    ['workshop.revised', workshop.name],
    ['workshop.revised', undefined],
  ])
})

it('WS-01 a member, a stranger and an officer may not; a visitor is asked to sign in; nobody learns of a workshop that is not there', async () => {
  const { workshop, member, stranger, officer, leader } = await recordWorld()
  const codes = [member, stranger, officer, visitor].map(
    async (actor) => (await refusal(reviseWorkshop(actor, workshop.id, basics(1)))).code,
  )
  expect(await Promise.all(codes)).toEqual(['forbidden', 'forbidden', 'forbidden', 'not_signed_in'])
  expect((await refusal(reviseWorkshop(leader, 'no-such-workshop', basics(1)))).code).toBe('not_found')
  expect(await happened(workshop.id)).toEqual([])
})

it('WS-01 an old page is refused; of two at once one is', async () => {
  const { workshop, leader, core } = await recordWorld()
  const both = [leader, core].map((actor) => reviseWorkshop(actor, workshop.id, basics(1, { name: '示例同时修改工作室' })))
  expect((await outcomes(both)).sort()).toEqual(['done', 'stale_version'])
  expect((await refusal(reviseWorkshop(leader, workshop.id, basics(1)))).code).toBe('stale_version')
})

it('WS-01 a founding day that is to come, a sub-sector of another sector, a name that is taken or looks like another are told beside their fields', async () => {
  const { workshop, leader } = await recordWorld()
  const other = await buildWorkshop({ name: '示例同名护理工作室' })
  const foreign = await db.subSector.create({ data: { sectorKey: 'sports', name: `田径${workshop.id}` } })
  const attempts = [
    { foundedOn: await dayFromToday(1) },
    { subSectorId: foreign.id },
    { name: other.name },
    { name: '示例同名 护理工作室' },
  ]
  const faults = await Promise.all(
    attempts.map(async (given) => (await refusal(reviseWorkshop(leader, workshop.id, basics(1, given)))).faults[0]),
  )
  expect(faults).toMatchObject([
    { field: 'foundedOn', code: 'day_in_future' },
    { field: 'subSectorId', code: 'choose' },
    { field: 'name', code: 'name_taken' },
    { field: 'name', code: 'name_too_similar' },
  ])
})

it('WS-30 WS-31 the record tells the kind of employer, and which of the five supports it shows', async () => {
  const { workshop, unit } = await recordWorld()
  await db.unit.update({ where: { id: unit.id }, data: { employerKind: 'private_enterprise' } })
  await db.workshopVenue.create({ data: { workshopId: workshop.id, place: '三号楼', areaDeciM2: 250 } })
  const { employerKind, supports } = await getRecordBasics(visitor, workshop.id)
  expect(employerKind).toBe('private_enterprise')
  expect(supports.filter(({ shown }) => shown).map(({ support }) => support)).toEqual(['venue'])
})
