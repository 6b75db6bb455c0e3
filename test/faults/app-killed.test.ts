import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { db, disconnect, pool } from '~server/core/database'
import { freePort } from '~server/embedded/free-port'
import { pendingDeliveries } from '~server/events/outbox'
import { instanceOf, newDataDir } from '~test/embedded/running'
import { startApp, type App } from '~test/support/app'
import { signInAs } from '~test/support/visit'
import { chance, FULL, report } from './chance'
import { expectDelivered, expectIndexed, expectKept } from './verdict'
import { startWriters } from './writers'

const KILLS = FULL ? 50 : 3
const dataDir = newDataDir()
let app: App

afterAll(async () => {
  await disconnect()
  await app.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

it('P1 the outbox delivers each event to each listener although the process is killed in between', async () => {
  const between = chance(20_261_121)
  const PORT = String(await freePort())
  const start = () => startApp({ dataDir, env: { PORT } })
  app = await start()
  const writers = startWriters(await signInAs(app, (await buildUser()).username))
  const seen = { unanswered: 0, undelivered: 0 }
  for (let kill = 0; kill < KILLS; kill++) {
    await writers.progress(between(8, 40))
    await app.stop('SIGKILL')
    seen.unanswered += (await db.resource.count()) - writers.ledger.acknowledged.size
    seen.undelivered += Object.values(await pendingDeliveries()).reduce((sum, count) => sum + count, 0)
    app = await start()
  }
  await writers.progress(10)
  await writers.finish()
  await expectDelivered()
  await expectKept(writers.ledger)
  await expectIndexed(instanceOf(app), writers.ledger)
  const { rows } = await pool().query<{ again: number }>(`SELECT count(*)::int AS again FROM "OutboxDelivery" WHERE "startedAttempts" > 1`)
  report(
    `${KILLS} kills, ${writers.ledger.acknowledged.size} forms: ${seen.unanswered} committed but unanswered, ${seen.undelivered} deliveries waiting at the kills, ${rows[0]?.again} begun again; 0 lost, 0 doubled`,
  )
  // Otherwise the kills interrupted nothing, and the test has shown nothing.
  expect(seen.undelivered).toBeGreaterThan(0)
})
