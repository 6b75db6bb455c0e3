import { rmSync } from 'node:fs'
import path from 'node:path'
import { io, type Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildUser } from '~prisma/seed/factories/people'
import { db, pool } from '~server/core/database'
import { startMeilisearch, type Meilisearch } from '~server/embedded/meilisearch'
import type { Changed } from '~server/realtime/messages'
import { newDataDir } from '~test/embedded/running'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { FULL } from './chance'
import { expectDelivered } from './verdict'

const CHALLENGES = FULL ? 60 : 12
const PATIENCE = { timeout: 60_000, interval: 50 }
const dataDir = newDataDir()
let meilisearch: Meilisearch
let apps: readonly [App, App]
let person: Person

/** One tab of the person on each process, with all that it hears. */
interface Tab {
  readonly socket: Socket
  readonly heard: Changed[]
}
let tabs: readonly [Tab, Tab]

function openTab({ origin }: App): Promise<Tab> {
  const extraHeaders = { Cookie: person.cookie, Origin: origin }
  const socket = io(origin, { path: '/live', transports: ['websocket'], forceNew: true, extraHeaders })
  const heard: Changed[] = []
  socket.on('changed', (message: Changed) => heard.push(message))
  return new Promise((resolve, reject) => {
    socket.once('connect', () => resolve({ socket, heard }))
    socket.once('connect_error', reject)
  })
}

beforeAll(async () => {
  meilisearch = await startMeilisearch({ dir: path.join(dataDir, 'meilisearch'), key: 'a master key for tests' })
  const env = { MEILI_URL: meilisearch.url, MEILI_KEY: meilisearch.key }
  apps = await Promise.all([startApp({ dataDir, env }), startApp({ dataDir, env })])
  person = await signInAs(apps[0], (await buildUser()).username)
  tabs = await Promise.all([openTab(apps[0]), openTab(apps[1])])
})
afterAll(async () => {
  for (const { socket } of tabs) socket.close()
  for (const app of apps) await app.stop()
  await meilisearch.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

let forms = 0
const offerThrough = (app: App) =>
  fetch(`${app.origin}/resources/new`, {
    method: 'POST',
    redirect: 'manual',
    headers: { Cookie: person.cookie, Origin: app.origin },
    body: new URLSearchParams({
      ...{
        intent: 'offer',
        key: `two-processes-${++forms}`,
        kind: 'venue',
        title: `会议室${forms}`,
        description: '可坐二十人',
        contact: '示例科室',
      },
      ...{ sectorKey: 'science', reach: 'signed_in', workshopId: '' },
    }),
  })

const things = (tab: Tab, event: string) => tab.heard.filter((message) => message.event === event).map(({ id }) => id)
const closings = async () => (await db.event.findMany({ where: { name: 'challenge.closed' } })).flatMap(({ entityIds }) => entityIds)

it('a form sent to one process is heard once in a tab of each', async () => {
  for (const app of apps) expect((await offerThrough(app)).status).toBe(303)
  for (const tab of tabs) await vi.waitFor(() => expect(things(tab, 'resource.offered')).toHaveLength(2), PATIENCE)
  await expectDelivered()
  for (const tab of tabs) expect(new Set(things(tab, 'resource.offered')).size).toBe(2)
})

it('deadlines that pass are acted on once, and each event is delivered once, although two clocks and two outboxes run', async () => {
  const alliance = await buildAlliance()
  const ids: string[] = []
  while (ids.length < CHALLENGES) ids.push((await buildChallenge({ alliance })).challenge.id)
  const wanted = ids.sort()
  await pool().query(`UPDATE "Challenge" SET "deadlineAt" = clock_timestamp() - interval '1 minute' WHERE id = ANY($1)`, [wanted])
  await vi.waitFor(
    async () => expect(await db.challenge.count({ where: { id: { in: wanted }, status: 'closed' } })).toBe(CHALLENGES),
    PATIENCE,
  )
  expect((await closings()).sort()).toEqual(wanted)
  await expectDelivered()
  for (const tab of tabs)
    await vi.waitFor(() => expect(things(tab, 'challenge.closed').length).toBeGreaterThanOrEqual(CHALLENGES), PATIENCE)
  // A message from each process behind all others: what would be heard twice has been heard by then.
  for (const app of apps) await offerThrough(app)
  for (const tab of tabs) await vi.waitFor(() => expect(things(tab, 'resource.offered')).toHaveLength(4), PATIENCE)
  for (const tab of tabs) expect(things(tab, 'challenge.closed').sort()).toEqual(wanted)
  await expectDelivered()
  const { rows } = await pool().query(
    `SELECT listener, "eventSeq"::text FROM "OutboxDelivery" WHERE "startedAttempts" <> 1 OR "finishedAttempts" <> 1 OR "lastError" <> ''`,
  )
  expect(rows).toEqual([])
})

it('when one process is killed the other does all of it', async () => {
  const { id } = (await buildChallenge()).challenge
  await apps[0].stop('SIGKILL')
  await pool().query(`UPDATE "Challenge" SET "deadlineAt" = clock_timestamp() - interval '1 minute' WHERE id = $1`, [id])
  await vi.waitFor(() => expect(things(tabs[1], 'challenge.closed')).toContain(id), PATIENCE)
  expect((await closings()).filter((closed) => closed === id)).toHaveLength(1)
  await expectDelivered()
})
