import { expect, it } from 'vitest'
import { db } from '~server/core/database'
import { getFile } from '~server/files/get-file'
import { visitor } from '~server/policies/actor'
import { getRecordHouse } from '~server/workshops/record/get-record'
import { recordDocument, recordEquipment, recordFunding, recordSign, recordVenue, removeEntry } from '~server/workshops/record/keep-house'
import { refusal } from '../../challenges/given'
import { day, dayFromToday, photograph, recordWorld } from './given'

const venue = { place: '三号楼二层', area: 255, nature: ['fixed' as const], uses: ['study' as const, 'display' as const] }
const sign = { kind: 'plaque' as const, hungOn: day('2023-03-01'), note: '门口' }
const document = { kind: 'activities' as const, title: '活动办法', adoptedOn: day('2022-01-01'), publication: 'on_wall' as const }

it('WS-09 WS-10 WS-11 WS-12 R16 leader and core members record venue, signs, equipment, rule documents and money; the same again replaces', async () => {
  const { workshop, leader, core } = await recordWorld()
  await recordVenue(leader, workshop.id, venue, [photograph('a')])
  await recordVenue(core, workshop.id, { ...venue, area: 300 }, [photograph('a'), photograph('b')])
  await recordSign(leader, workshop.id, sign, [photograph('c')])
  await recordSign(leader, workshop.id, { ...sign, note: '走廊' })
  await recordEquipment(leader, workshop.id, { category: 'tools', name: '焊台', quantity: 1 })
  await recordEquipment(leader, workshop.id, { category: 'tools', name: '焊台', quantity: 3 })
  await recordDocument(leader, workshop.id, document)
  await recordDocument(leader, workshop.id, { ...document, publication: 'online' })
  await recordFunding(leader, workshop.id, { year: 2026, source: 'annual_budget', amount: 1_000_000n })
  await recordFunding(leader, workshop.id, { year: 2026, source: 'annual_budget', amount: 2_000_050n })
  const house = await getRecordHouse(leader, workshop.id)
  expect(house.venue).toMatchObject({ areaDeciM2: 300, isFixed: true, isIndependent: false, uses: ['study', 'display'] })
  expect(house.venue?.files.map(({ name }) => name)).toEqual(['a.png', 'b.png'])
  expect(house.signs.map(({ note, files }) => [note, files.length])).toEqual([['走廊', 1]])
  expect(house.equipment.map(({ quantity }) => quantity)).toEqual([3])
  expect(house.documents.map(({ publication }) => publication)).toEqual(['online'])
  expect(house.fundings.map(({ amountFen }) => amountFen)).toEqual([2_000_050n])
})

it('WS-09 photographs and money are for the team and the unions above; what hangs on the wall is for all', async () => {
  const { workshop, leader, member, officer, above, stranger } = await recordWorld()
  await recordVenue(leader, workshop.id, venue, [photograph('d')])
  await recordSign(leader, workshop.id, sign)
  await recordFunding(leader, workshop.id, { year: 2026, source: 'grant', amount: 100n })
  const seen = async (actor: Parameters<typeof getRecordHouse>[0]) => {
    const house = await getRecordHouse(actor, workshop.id)
    return [house.venue?.files.length, house.fundings.length, house.signs.length]
  }
  expect(await Promise.all([member, officer, above].map(seen))).toEqual([
    [1, 1, 1],
    [1, 1, 1],
    [1, 1, 1],
  ])
  expect(await Promise.all([stranger, visitor].map(seen))).toEqual([
    [0, 0, 1],
    [0, 0, 1],
  ])
  const file = await db.file.findFirstOrThrow({ where: { owner: 'workshop_venue', ownerId: workshop.id } })
  expect((await refusal(getFile(stranger, file.id))).code).toBe('not_found')
})

it('WS-10 an entry is taken out with its files; not by a member or a stranger, and not from another workshop', async () => {
  const { workshop, leader, member, stranger, officer } = await recordWorld()
  const other = await recordWorld()
  await recordSign(leader, workshop.id, sign, [photograph('e')])
  const { id } = await db.workshopSign.findFirstOrThrow({ where: { workshopId: workshop.id } })
  const entry = { entry: 'sign' as const, entryId: id }
  const codes = [member, stranger, officer].map(async (actor) => (await refusal(removeEntry(actor, workshop.id, entry))).code)
  expect(await Promise.all(codes)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  expect((await refusal(removeEntry(other.leader, other.workshop.id, entry))).code).toBe('not_found')
  await removeEntry(leader, workshop.id, entry)
  expect(await db.file.count({ where: { owner: 'workshop_sign', ownerId: id } })).toBe(0)
  expect((await getRecordHouse(leader, workshop.id)).signs).toEqual([])
})

it('WS-10 WS-12 what hangs or holds from a day to come is refused beside the day', async () => {
  const { workshop, leader } = await recordWorld()
  const tomorrow = await dayFromToday(1)
  expect((await refusal(recordSign(leader, workshop.id, { ...sign, hungOn: tomorrow }))).faults[0]).toMatchObject({ field: 'hungOn' })
  expect((await refusal(recordDocument(leader, workshop.id, { ...document, adoptedOn: tomorrow }))).faults[0]).toMatchObject({
    field: 'adoptedOn',
  })
})
