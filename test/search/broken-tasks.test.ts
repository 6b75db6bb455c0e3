import { beforeAll, expect, it } from 'vitest'
import { buildResult } from '~prisma/seed/factories/results'
import { db } from '~server/core/database'
import { deliverPending, pendingDeliveries } from '~server/events/outbox'
import { visitor } from '~server/policies/actor'
import { INDEX, MeilisearchAway, writer } from '~search/client'
import { prepareIndex, settings } from '~search/indexes'
import { announceWorkshops, ask, idsOf, indexEverything } from './given'

beforeAll(async () => {
  await buildResult({ title: '事先的成果' })
  await announceWorkshops()
  await indexEverything()
})

/** An index that answers 202 to every document and fails afterwards, because our documents have no such key. */
async function breakIndex(): Promise<void> {
  await writer().deleteIndex(INDEX).waitTask()
  await writer().createIndex(INDEX, { primaryKey: 'anotherKey' }).waitTask()
  await writer().index(INDEX).updateSettings(settings).waitTask()
}

const waiting = () => db.outboxDelivery.findMany({ where: { listener: 'search_meilisearch', processedAt: null } })

it('P4 an accepted task that fails afterwards is noticed: the event waits with the reason and is never given up', async () => {
  await breakIndex()
  const id = await buildResult({ title: '被悄悄拒收的成果' })
  await indexEverything()
  const [delivery] = await waiting()
  expect(delivery).toMatchObject({ abandonedAt: null, processedAt: null })
  expect(delivery?.lastError).toMatch(/task \d+ failed/)
  await db.outboxDelivery.updateMany({
    where: { listener: 'search_meilisearch', processedAt: null },
    data: { finishedAttempts: 50, startedAttempts: 50, availableAt: new Date(0) },
  })
  await indexEverything()
  expect(await waiting()).toMatchObject([{ abandonedAt: null, finishedAttempts: 51 }])
  await writer().deleteIndex(INDEX).waitTask()
  await prepareIndex()
  await db.outboxDelivery.updateMany({ where: { listener: 'search_meilisearch' }, data: { availableAt: new Date(0) } })
  await deliverPending(['search_meilisearch'])
  expect(await pendingDeliveries()).not.toHaveProperty('search_meilisearch')
  await expect.poll(async () => idsOf(await ask(visitor, '被悄悄拒收')), { timeout: 20_000 }).toEqual([id])
})

it('P4 settings that Meilisearch does not take are noticed', async () => {
  const stopWords = settings.sortableAttributes
  try {
    settings.sortableAttributes = ['a field that * cannot be']
    settings.rankingRules = ['no such rule']
    await expect(prepareIndex()).rejects.toThrow(MeilisearchAway)
  } finally {
    settings.sortableAttributes = stopWords ?? null
    delete settings.rankingRules
  }
})

it('P4 one person’s failing search does not slow down the next: Meilisearch is left alone for a moment, and asked again', async () => {
  const address = process.env.MEILI_URL
  process.env.MEILI_URL = 'http://127.0.0.1:9'
  expect((await ask(visitor, '事先')).degraded).toBe(true)
  process.env.MEILI_URL = address
  expect((await ask(visitor, '事先')).degraded).toBe(true)
  await expect.poll(async () => (await ask(visitor, '事先')).degraded, { timeout: 20_000 }).toBe(false)
})
