import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { requirementsOf } from '~server/alliances/alliance-validity'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { addSubSector, listSubSectors, reinstateSubSector, retireSubSector } from '~server/sectors/keep-sub-sectors'
import { refusal } from '../challenges/given'

const administrator = async () => actorFor(await buildUser({ isAdmin: true }))
const idOf = async (name: string) => (await db.subSector.findFirstOrThrow({ where: { name } })).id

it('AD-02 administrators add, retire and reinstate; twice is once', async () => {
  const admin = await administrator()
  await addSubSector(admin, { sectorKey: 'health', name: '中医' })
  const id = await idOf('中医')
  await retireSubSector(admin, id)
  await retireSubSector(admin, id)
  const health = async () => (await listSubSectors(admin)).find(({ key }) => key === 'health')?.subSectors
  expect(await health()).toEqual([{ id, name: '中医', retired: true, workshops: 0 }])
  await reinstateSubSector(admin, id)
  expect((await health())?.[0]?.retired).toBe(false)
  const events = await db.event.findMany({ where: { threads: { has: `sub_sector:${id}` } }, orderBy: { seq: 'asc' } })
  expect(events.map(({ name }) => name)).toEqual(['sub_sector.added', 'sub_sector.retired', 'sub_sector.reinstated'])
})

it('AD-02 a sector that is none and a name that is taken are refused beside their fields', async () => {
  const admin = await administrator()
  await addSubSector(admin, { sectorKey: 'culture', name: '戏曲' })
  const faultsOf = async (input: { sectorKey: string; name: string }) => (await refusal(addSubSector(admin, input))).faults
  expect(await faultsOf({ sectorKey: 'mining', name: '戏曲' })).toEqual([{ field: 'sectorKey', code: 'choose' }])
  expect(await faultsOf({ sectorKey: 'culture', name: '戏曲' })).toEqual([{ field: 'name', code: 'name_taken' }])
  await addSubSector(admin, { sectorKey: 'education', name: '戏曲' })
})

it('AD-02 to everybody else they are not there', async () => {
  await addSubSector(await administrator(), { sectorKey: 'sports', name: '田径' })
  const id = await idOf('田径')
  for (const who of [visitor, await actorFor(await buildUser())])
    for (const attempt of [
      () => listSubSectors(who),
      () => addSubSector(who, { sectorKey: 'sports', name: '游泳' }),
      () => retireSubSector(who, id),
      () => reinstateSubSector(who, id),
    ])
      expect(await refusal(attempt())).toMatchObject({ code: 'not_found' })
})

it('R02 two sub-sectors of one sector are one sector', async () => {
  const admin = await administrator()
  for (const name of ['护理', '康复']) await addSubSector(admin, { sectorKey: 'health', name })
  const workshops = await Promise.all(
    ['护理', '康复'].map(async (name) => {
      const workshop = await buildWorkshop({ sectorKey: 'health' })
      await db.workshop.update({ where: { id: workshop.id }, data: { subSectorId: await idOf(name) } })
      return workshop
    }),
  )
  const alliance = await buildAlliance({ members: workshops, status: 'draft' })
  expect((await requirementsOf(db, alliance.id)).find(({ rule }) => rule === 'R02')).toMatchObject({ state: 'not_met', actual: ['health'] })
})
