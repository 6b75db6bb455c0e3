import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db, pool } from '~server/core/database'
import { whileDeliveriesWait } from '~server/core/delivery-lock'
import { LISTENERS, type ListenerName } from '~server/events/catalogue'
import { deliverPending, pendingDeliveries, startOutbox } from '~server/events/outbox'
import { documentId } from '~search/documents/document'
import { startMeilisearchAtHand, type MeilisearchAtHand } from './meilisearch-at-hand'

let meilisearch: MeilisearchAtHand
let workshop: Awaited<ReturnType<typeof buildWorkshop>>

beforeAll(async () => {
  meilisearch = await startMeilisearchAtHand()
  workshop = await buildWorkshop()
  // A resource whose name is on this list breaks the listener that writes it to PostgreSQL.
  await pool().query(
    `CREATE TABLE poison (title text PRIMARY KEY);
     CREATE FUNCTION swallow() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF EXISTS (SELECT FROM poison p WHERE p.title = NEW.title) THEN RAISE EXCEPTION 'poisoned: %', NEW.title; END IF; RETURN NEW; END $$;
     CREATE TRIGGER swallow BEFORE INSERT OR UPDATE ON "SearchDocument" FOR EACH ROW EXECUTE FUNCTION swallow()`,
  )
})
afterAll(() => meilisearch.stop())

beforeEach(async () => {
  meilisearch.mode = 'well'
  meilisearch.given.length = 0
  await pool().query('DELETE FROM poison; DELETE FROM "OutboxDelivery"')
})

const offer = (title: string) => buildResource({ workshop, title })
const poison = (title: string) => pool().query('INSERT INTO poison VALUES ($1)', [title])
const heal = () => pool().query('DELETE FROM poison')
/** As if the pause before the next attempt were over. */
const passTime = () => pool().query(`UPDATE "OutboxDelivery" SET "availableAt" = clock_timestamp() WHERE "processedAt" IS NULL`)
const deliveriesOf = async (id: string) => {
  const rows = await db.outboxDelivery.findMany({ where: { event: { entityIds: { has: id } } } })
  return Object.fromEntries(rows.map((row) => [row.listener as ListenerName, row]))
}
const isIndexed = async (id: string) => (await db.searchDocument.count({ where: { entityId: id } })) === 1

it('P4 each event goes to each listener once, and a second run finds nothing to do', async () => {
  const ids = [await offer('甲'), await offer('乙'), await offer('丙')]
  expect(await pendingDeliveries()).toEqual({ live: 3, search_postgres: 3, search_meilisearch: 3 })
  await deliverPending()
  await deliverPending()
  expect(await pendingDeliveries()).toEqual({})
  for (const id of ids) {
    const deliveries = await deliveriesOf(id)
    for (const listener of LISTENERS) expect(deliveries[listener]).toMatchObject({ startedAttempts: 1, finishedAttempts: 1, lastError: '' })
    expect(await isIndexed(id)).toBe(true)
  }
  expect([...meilisearch.given].sort()).toEqual(ids.map((id) => documentId('resource', id)).sort())
})

it('P7 of eight workers at once each event is taken by one', async () => {
  const ids = await Promise.all(Array.from({ length: 30 }, (_, place) => offer(`同时${place}`)))
  await Promise.all(Array.from({ length: 8 }, () => deliverPending()))
  await deliverPending()
  const rows = await db.outboxDelivery.findMany()
  expect(rows).toHaveLength(ids.length * LISTENERS.length)
  expect(rows.filter(({ startedAttempts, finishedAttempts }) => startedAttempts !== 1 || finishedAttempts !== 1)).toEqual([])
  expect([...meilisearch.given].sort()).toEqual(ids.map((id) => documentId('resource', id)).sort())
})

it('P4 a bad event holds up no other event and no other listener', async () => {
  await poison('毒')
  const [first, bad, last] = [await offer('好一'), await offer('毒'), await offer('好二')]
  await deliverPending()
  expect(await pendingDeliveries()).toEqual({ search_postgres: 1 })
  expect([await isIndexed(first), await isIndexed(bad), await isIndexed(last)]).toEqual([true, false, true])
  expect(meilisearch.given).toContain(documentId('resource', bad))
  expect((await deliveriesOf(bad)).search_postgres).toMatchObject({
    ...{ processedAt: null, abandonedAt: null, finishedAttempts: 1 },
    lastError: expect.stringContaining('poisoned: 毒') as string,
  })
})

it('P4 a failed delivery waits longer each time, is not tried before, and is made when the fault is gone', async () => {
  await poison('慢')
  const id = await offer('慢')
  const pauses: number[] = []
  for (let attempt = 1; attempt <= 4; attempt++) {
    await deliverPending()
    await deliverPending() // its pause is not over: nothing happens
    const { rows } = await pool().query<{ attempts: number; pause: string }>(
      `SELECT "startedAttempts" AS attempts, extract(epoch FROM "availableAt" - clock_timestamp()) AS pause
       FROM "OutboxDelivery" WHERE listener = 'search_postgres'`,
    )
    expect(rows[0]?.attempts).toBe(attempt)
    pauses.push(Number(rows[0]?.pause))
    await passTime()
  }
  for (let place = 1; place < pauses.length; place++) expect(pauses[place]).toBeGreaterThan(pauses[place - 1] ?? Infinity)
  await heal()
  await deliverPending()
  expect((await deliveriesOf(id)).search_postgres).toMatchObject({ startedAttempts: 5, finishedAttempts: 5, lastError: '' })
  expect([await isIndexed(id), await pendingDeliveries()]).toEqual([true, {}])
})

it('P4 an event that always fails is given up in the end, and written down with its error', async () => {
  await poison('永远')
  const id = await offer('永远')
  for (let attempt = 0; attempt < 15; attempt++) {
    await passTime()
    await deliverPending()
  }
  const { search_postgres: given } = await deliveriesOf(id)
  expect(given).toMatchObject({ processedAt: null, finishedAttempts: 12, lastError: expect.stringContaining('poisoned') as string })
  expect(given?.abandonedAt).toBeInstanceOf(Date)
  expect(await pendingDeliveries()).toEqual({})
})

it('P4 an event that kills its process alone, over and over, is given up before it is tried again', async () => {
  const id = await offer('杀手')
  await pool().query(`UPDATE "OutboxDelivery" SET "startedAttempts" = 12 WHERE listener = 'search_postgres'`)
  await deliverPending()
  const { search_postgres: given, live } = await deliveriesOf(id)
  expect([given?.processedAt, await isIndexed(id)]).toEqual([null, false])
  expect(given?.abandonedAt).toBeInstanceOf(Date)
  expect(live?.processedAt).toBeInstanceOf(Date)
})

it('P1 events whose process was killed again and again by somebody else are delivered, each alone, and none is given up', async () => {
  const ids = [await offer('拔电一'), await offer('拔电二'), await offer('拔电三')]
  await pool().query(`UPDATE "OutboxDelivery" SET "startedAttempts" = 7`)
  await deliverPending()
  expect(await pendingDeliveries()).toEqual({})
  for (const id of ids)
    for (const delivery of Object.values(await deliveriesOf(id)))
      expect(delivery).toMatchObject({ startedAttempts: 8, finishedAttempts: 1, abandonedAt: null, processedAt: expect.any(Date) as Date })
})

it('P4 a suspect is set aside before it is tried, so that the others pass while its process starts again', async () => {
  const [suspect, other] = [await offer('嫌疑'), await offer('旁人')]
  await pool().query(`UPDATE "OutboxDelivery" SET "startedAttempts" = 3 WHERE "eventSeq" = (SELECT min("eventSeq") FROM "OutboxDelivery")`)
  await poison('嫌疑')
  await deliverPending(['search_postgres'])
  const { rows } = await pool().query<{ pause: string }>(
    `SELECT extract(epoch FROM "availableAt" - clock_timestamp()) AS pause FROM "OutboxDelivery" WHERE "processedAt" IS NULL AND listener = 'search_postgres'`,
  )
  expect(rows.map(({ pause }) => Number(pause) > 0)).toEqual([true])
  expect([await isIndexed(suspect), await isIndexed(other)]).toEqual([false, true])
})

it('P1 what a killed process had begun is done again by the next', async () => {
  const id = await offer('被杀断的')
  await pool().query(`UPDATE "OutboxDelivery" SET "startedAttempts" = 1`)
  await deliverPending()
  for (const delivery of Object.values(await deliveriesOf(id))) expect(delivery).toMatchObject({ startedAttempts: 2, finishedAttempts: 1 })
  expect([await isIndexed(id), meilisearch.given]).toEqual([true, [documentId('resource', id)]])
})

it.each(['broken', 'failing_tasks'] as const)(
  'P4 while Meilisearch is %s its events wait, never given up, and PostgreSQL is searched all the same',
  async (mode) => {
    meilisearch.mode = mode
    const id = await offer(`等待${mode}`)
    for (let attempt = 0; attempt < 14; attempt++) {
      await passTime()
      await deliverPending()
    }
    expect(await pendingDeliveries()).toEqual({ search_meilisearch: 1 })
    expect([await isIndexed(id), meilisearch.given]).toEqual([true, []])
    meilisearch.mode = 'well'
    await passTime()
    await deliverPending()
    expect([await pendingDeliveries(), meilisearch.given]).toEqual([{}, [documentId('resource', id)]])
  },
)

it('P7 while another process has a listener in hand its events are left to that process', async () => {
  await offer('别人在办')
  await whileDeliveriesWait(['live'], async () => {
    await deliverPending()
    expect(await pendingDeliveries()).toEqual({ live: 1 })
  })
  await deliverPending()
  expect(await pendingDeliveries()).toEqual({})
})

it('P7 two running outboxes deliver what is committed, each event once, and stop without leaving a connection', async () => {
  const workers = [startOutbox(), startOutbox()]
  const ids = await Promise.all(Array.from({ length: 20 }, (_, place) => offer(`运行中${place}`)))
  await vi.waitFor(async () => expect(await pendingDeliveries()).toEqual({}), { timeout: 20_000 })
  await Promise.all(workers.map((worker) => worker.stop()))
  expect([...meilisearch.given].sort()).toEqual(ids.map((id) => documentId('resource', id)).sort())
  const after = await offer('停止以后')
  expect((await deliveriesOf(after)).live).toMatchObject({ startedAttempts: 0 })
  expect(pool().idleCount).toBe(pool().totalCount)
})

it('P7 an outbox that is stopped before it has begun leaves no connection either', async () => {
  await startOutbox().stop()
  const listening = `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN%'`
  await vi.waitFor(async () => expect((await pool().query(listening)).rows).toEqual([]))
  expect(pool().idleCount).toBe(pool().totalCount)
})
