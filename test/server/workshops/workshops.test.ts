import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { withdrawResult } from '~server/results/revise-result'
import { getWorkshop } from '~server/workshops/get-workshop'
import { listWorkshops, WORKSHOPS_PER_PAGE } from '~server/workshops/list-workshops'
import { leaderOf } from '../alliances/given'
import { refusal } from '../challenges/given'

it('WS-01 ID-02 the record says unit, the unions above it, region, sector, field, leader, founding day and titles, revoked ones with their day', async () => {
  const unit = await buildUnit({ name: '示例第一医院', region: '宝鸡' })
  const workshop = await buildWorkshop({
    ...{ unitId: unit.id, sectorKey: 'health', field: '重症护理', about: '专做护理器具。', foundedOn: '2019-06-01', kind: 'model_worker' },
    titles: [
      { kind: 'provincial_system', issuedBy: '示例省工会', issuedOn: '2020-01-01' },
      { kind: 'national_demonstration', issuedBy: '示例全国工会', issuedOn: '2021-01-01', revokedOn: '2024-01-01' },
    ],
  })
  const union = await db.union.findUniqueOrThrow({ where: { id: unit.unionId ?? '' }, include: { parent: true } })
  expect(await getWorkshop(visitor, workshop.id)).toMatchObject({
    ...{
      name: workshop.name,
      unit: '示例第一医院',
      region: '宝鸡',
      unions: [union.parent?.name, union.name],
      sectorKey: 'health',
      kind: 'model_worker',
    },
    ...{ field: '重症护理', about: '专做护理器具。', foundedOn: new Date('2019-06-01'), leader: workshop.leader.name, memberCount: 1 },
    titles: [
      { kind: 'national_demonstration', revokedOn: new Date('2024-01-01') },
      { kind: 'provincial_system', issuedBy: '示例省工会', revokedOn: null },
    ],
  })
})

it('WS-01 members are counted for all and named for people who are signed in; who left is neither', async () => {
  const workshop = await buildWorkshop()
  const [member, left] = [await addMember(workshop), await addMember(workshop)]
  await db.workshopMember.updateMany({ where: { userId: left.id }, data: { leftAt: new Date() } })
  expect(await getWorkshop(visitor, workshop.id)).toMatchObject({ memberCount: 2, members: [] })
  const seen = await getWorkshop(await actorFor(await buildUser()), workshop.id)
  expect(seen.members.map(({ name, role }) => [name, role])).toEqual([
    [workshop.leader.name, 'leader'],
    [member.name, 'member'],
  ])
})

it('WS-01 the page shows alliances that it is in, and of results and resources what the reader may see', async () => {
  const workshop = await buildWorkshop()
  const [joined, led] = [await buildAlliance({ members: [workshop] }), await buildAlliance({ lead: workshop, members: [] })]
  await buildAlliance({ invited: [workshop] })
  const result = await buildResult({ workshop })
  const gone = await buildResult({ workshop })
  await withdrawResult(await leaderOf(workshop), gone, '有误')
  const open = await buildResource({ workshop, reach: 'public' })
  const inner = await buildResource({ workshop, reach: 'alliance' })
  const seen = await getWorkshop(visitor, workshop.id)
  expect(new Map(seen.alliances.map(({ id, isLead }) => [id, isLead]))).toEqual(
    new Map([
      [joined.id, false],
      [led.id, true],
    ]),
  )
  expect([seen.results.map(({ id }) => id), seen.resources.map(({ id }) => id)]).toEqual([[result], [open]])
  const own = await getWorkshop(await actorFor(joined.lead.leader), workshop.id)
  expect(own.resources.map(({ id }) => id).sort()).toEqual([open, inner].sort())
})

it('AL-01 the leader alone is offered to found an alliance', async () => {
  const workshop = await buildWorkshop()
  const may = async (actor: Parameters<typeof getWorkshop>[0]) => (await getWorkshop(actor, workshop.id)).mayFoundAlliance
  expect([await may(await leaderOf(workshop)), await may(await actorFor(await addMember(workshop))), await may(visitor)]).toEqual([
    ...[true, false, false],
  ])
})

it('WS-01 a workshop that does not exist is not found', async () => {
  expect(await refusal(getWorkshop(visitor, 'no-such-workshop'))).toMatchObject({ code: 'not_found' })
})

it('WS-01 the registry is chosen by sector and by a title that still holds', async () => {
  const held = await buildWorkshop({ sectorKey: 'sports', title: 'provincial_system' })
  const revoked = { kind: 'provincial_system', issuedBy: '示例省工会', issuedOn: '2020-01-01', revokedOn: '2023-01-01' } as const
  const lost = await buildWorkshop({ sectorKey: 'sports', titles: [revoked] })
  const ids = async (filter: object) => (await listWorkshops(visitor, { page: 1, ...filter })).workshops.map(({ id }) => id).sort()
  expect(await ids({ sectorKey: 'sports' })).toEqual([held.id, lost.id].sort())
  expect(await ids({ sectorKey: 'sports', title: 'provincial_system' })).toEqual([held.id])
  expect(await ids({ sectorKey: 'sports', title: 'national_demonstration' })).toEqual([])
  const { workshops } = await listWorkshops(visitor, { page: 1, sectorKey: 'sports' })
  expect(workshops.find(({ id }) => id === lost.id)?.titles).toEqual([])
})

it('WS-01 it counts the members of today and the results that the reader may see', async () => {
  const workshop = await buildWorkshop({ sectorKey: 'culture' })
  const left = await addMember(workshop)
  await db.workshopMember.updateMany({ where: { userId: left.id }, data: { leftAt: new Date() } })
  await buildResult({ workshop })
  await withdrawResult(await leaderOf(workshop), await buildResult({ workshop }), '有误')
  const { workshops } = await listWorkshops(visitor, { page: 1, sectorKey: 'culture' })
  expect(workshops).toMatchObject([{ id: workshop.id, members: 1, results: 1 }])
})

it('WS-01 it is paged by name: each workshop stands on exactly one page', async () => {
  for (let number = 0; number <= WORKSHOPS_PER_PAGE; number++) await buildWorkshop({ sectorKey: 'education' })
  const pages = await Promise.all([1, 2].map((page) => listWorkshops(visitor, { page, sectorKey: 'education' })))
  const ids = pages.flatMap(({ workshops }) => workshops.map(({ id }) => id))
  expect([pages[0]?.workshops.length, pages[1]?.workshops.length]).toEqual([
    WORKSHOPS_PER_PAGE,
    (pages[0]?.total ?? 0) - WORKSHOPS_PER_PAGE,
  ])
  expect(new Set(ids).size).toBe(pages[0]?.total)
})
