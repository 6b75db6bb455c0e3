import { beforeAll, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { leaveAlliance } from '~server/alliances/answer-invitation'
import { challengeStates } from '~server/challenges/challenge.states'
import { db, pool } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'
import { visitor } from '~server/policies/actor'
import { withdrawResource } from '~server/resources/offer-resource'
import { INDEX, MeilisearchAway, writer } from '~search/client'
import { rebuildSearch } from '~search/rebuild'
import { announceWorkshops, ask, bothIndexes, fingerprints, indexEverything, rebuild, titlesOf } from './given'

beforeAll(async () => {
  const alliance = await buildAlliance()
  for (const status of new Set(Object.values(challengeStates.moves).map(({ to }) => to))) await buildChallenge({ alliance, status })
  for (const status of ['submitted', 'accepted', 'returned', 'rejected', 'withdrawn'] as const) await buildProblem({ alliance, status })
  await buildResult({ keywords: ['水', '电', '暖'] })
  const [workshop] = alliance.members
  if (!workshop) throw new Error('no member')
  await buildResource({ workshop, reach: 'alliance' })
  await withdrawResource(await actorFor(workshop.leader), await buildResource({ workshop }))
  const at = { allianceId: alliance.id, workshopId: workshop.id }
  const member = await db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: at } })
  await leaveAlliance(await actorFor(workshop.leader), { allianceId: alliance.id, memberId: member.id })
  await announceWorkshops()
  await indexEverything()
})

it('P4 a rebuild gives byte for byte the index that the events gave', async () => {
  const byEvents = await bothIndexes()
  expect(byEvents.meilisearch.length).toBeGreaterThan(15)
  expect(byEvents.postgres).toHaveLength(byEvents.meilisearch.length)
  const { documents } = await rebuild()
  expect(documents).toBe(byEvents.meilisearch.length)
  expect(await bothIndexes()).toEqual(byEvents)
})

it('P4 all events told again from the first, to empty indexes or to full ones, in any order, give the same', async () => {
  const before = await bothIndexes()
  for (const empty of [true, false]) {
    if (empty) {
      await writer().index(INDEX).deleteAllDocuments().waitTask()
      await db.searchDocument.deleteMany()
    }
    await pool().query(`UPDATE "OutboxDelivery" SET "processedAt" = NULL WHERE listener <> 'live'`)
    await indexEverything()
    expect(await bothIndexes()).toEqual(before)
  }
  expect((await fingerprints()).meilisearch).toEqual((await fingerprints()).postgres)
})

it('P4 what was changed by hand in either index, missed or left behind is put right by a rebuild', async () => {
  const before = await bothIndexes()
  const [stray, first] = [
    { id: 'result-stray', entityId: 'stray', type: 'result', title: '不该在', audience: ['public'] },
    await db.searchDocument.findFirstOrThrow(),
  ]
  await writer().index(INDEX).addDocuments([stray]).waitTask()
  await writer().index(INDEX).deleteDocument(first.id).waitTask()
  await db.searchDocument.create({ data: { ...first, id: stray.id, entityId: stray.entityId, hash: 'stray' } })
  await db.searchDocument.update({ where: { id: first.id }, data: { title: '改过的', hash: 'changed' } })
  expect(await bothIndexes()).not.toEqual(before)
  await rebuild()
  expect(await bothIndexes()).toEqual(before)
})

it('P4 during a rebuild nobody searches an empty index, and what happens meanwhile is in it afterwards', async () => {
  const { total } = await ask(visitor, '')
  const workshop = await buildWorkshop()
  const during: Promise<unknown>[] = []
  const totals: number[] = []
  const meanwhile = async () => {
    await buildResult({ workshop, title: '重建时发布的成果' })
    await indexEverything()
    totals.push((await ask(visitor, '')).total)
  }
  await rebuildSearch({ bar: () => ({ advance: () => void during.push(meanwhile()), done: () => undefined }) })
  await Promise.all(during)
  await announceWorkshops()
  await indexEverything()
  expect(during.length).toBeGreaterThan(3)
  expect(Math.min(...totals)).toBeGreaterThanOrEqual(total)
  expect(titlesOf(await ask(visitor, '重建时发布'))).toEqual(during.map(() => '重建时发布的成果'))
  const now = await fingerprints()
  expect(now.meilisearch).toEqual(now.postgres)
  expect((await pendingDeliveries()).search_meilisearch).toBeUndefined()
})

it('P4 a rebuild whose documents Meilisearch does not take says so, and the index stays as it was', async () => {
  const before = (await bothIndexes()).meilisearch
  const unit = await db.unit.findFirstOrThrow()
  const data = { name: '编号不合规的工作室', unitId: unit.id, sectorKey: 'health', foundedOn: new Date('2020-01-01'), audience: ['public'] }
  await db.workshop.create({ data: { ...data, id: 'no id for meilisearch!' } })
  await expect(rebuild()).rejects.toThrow(MeilisearchAway)
  expect((await bothIndexes()).meilisearch).toEqual(before)
  await db.workshop.delete({ where: { id: 'no id for meilisearch!' } })
  await rebuild()
  expect((await bothIndexes()).meilisearch).toEqual(before)
})
