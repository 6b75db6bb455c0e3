import { rmSync } from 'node:fs'
import { afterAll, afterEach, beforeEach, expect, it, vi } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { disconnect, pool } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'
import { childOf, instanceOf, newDataDir, OWN_SERVICES, useDatabaseOf } from '~test/embedded/running'
import { startApp, type App } from '~test/support/app'
import { signInAs, visitorOf } from '~test/support/visit'
import { chance, FULL, report } from './chance'
import { expectDelivered, expectIndexed, expectKept } from './verdict'
import { startWriters, type Writers } from './writers'

const KILLS = FULL ? 20 : 2
const PATIENCE = { timeout: 90_000, interval: 50 }
let app: App
let dataDir: string

beforeEach(async () => {
  dataDir = newDataDir()
  app = await startApp({ dataDir, env: OWN_SERVICES })
  await useDatabaseOf(app)
})
afterEach(async () => {
  await disconnect()
  await app.stop()
  rmSync(dataDir, { recursive: true, force: true })
})
afterAll(disconnect)

const begin = async (): Promise<Writers> => startWriters(await signInAs(app, (await buildUser()).username))
/** Waits until both services answer again. The app itself answers all the time. */
const ready = () =>
  vi.waitUntil(async () => {
    if (app.process.exitCode !== null) throw new Error(`the app ended: ${app.words()}`)
    return (await visitorOf(app).get('/readyz')).status === 200
  }, PATIENCE)

/** A worker of the server, killed from outside: PostgreSQL then restarts all of them. */
async function killWorker(): Promise<void> {
  const { rows } = await pool().query<{ pid: number }>(
    `SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid() ORDER BY backend_start LIMIT 1`,
  )
  process.kill(rows[0]?.pid ?? (await childOf(app, 'postgres')), 'SIGKILL')
}

it('P2 PostgreSQL killed in the middle of writes: every answered form is kept once and whole, the others are told 503', async () => {
  const between = chance(20_261_122)
  const writers = await begin()
  for (let kill = 0; kill < KILLS; kill++) {
    await writers.progress(between(8, 40))
    if (kill % 2) await killWorker()
    else process.kill(await childOf(app, 'postgres'), 'SIGKILL')
    await writers.progress(1)
    await ready()
  }
  await writers.finish()
  const { ledger } = writers
  report(`PostgreSQL killed ${KILLS} times, ${ledger.acknowledged.size} forms, ${ledger.refused} told 503, ${ledger.unanswered} unanswered`)
  expect(app.process.exitCode).toBeNull()
  expect(ledger.unanswered).toBe(0)
  expect(ledger.refused).toBeGreaterThan(0)
  await expectDelivered()
  await expectKept(ledger)
  await expectIndexed(instanceOf(app), ledger)
})

it('P4 Meilisearch killed while it takes documents: writing goes on, and the index catches up with every one', async () => {
  const between = chance(20_261_123)
  const writers = await begin()
  let waited = 0
  for (let kill = 0; kill < KILLS; kill++) {
    await writers.progress(between(8, 40))
    process.kill(await childOf(app, 'meilisearch'), 'SIGKILL')
    await writers.progress(10)
    waited += (await pendingDeliveries()).search_meilisearch ?? 0
    await ready()
  }
  await writers.finish()
  const { ledger } = writers
  report(`Meilisearch killed ${KILLS} times, ${ledger.acknowledged.size} forms, ${waited} deliveries waited for it`)
  expect([ledger.refused, ledger.unanswered]).toEqual([0, 0])
  expect(waited).toBeGreaterThan(0)
  await expectDelivered()
  await expectKept(ledger)
  await expectIndexed(instanceOf(app), ledger)
})
