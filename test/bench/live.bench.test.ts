import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { startApp, type App } from '~test/support/app'
import { signInAs } from '~test/support/visit'
import { bareSockets } from './bare-servers'
import { bareFanOut, liveFanOut, median } from './fan-out'
import { report } from './load'

const full = process.env.BENCH === 'full'
const clients = full ? 500 : 50
let app: App

beforeAll(async () => {
  app = await startApp()
})
afterAll(() => app.stop())

it('fan-out: from a change to the last of many sockets, beside ws alone', async () => {
  const { username } = await buildUser()
  const person = await signInAs(app, username)
  let count = 0
  const offer = () =>
    person.post('/resources/new', {
      ...{
        intent: 'offer',
        key: `bench-key-${Date.now()}-${count++}`,
        kind: 'instrument',
        title: `测速仪${count}`,
        description: '用来量快慢',
        contact: '示例科室',
        sectorKey: 'science',
        reach: 'signed_in',
        workshopId: '',
      },
    })
  const rounds = full ? 15 : 3
  const live = median(await liveFanOut(app, person.cookie, clients, rounds, offer))
  const bare = await bareSockets()
  const beside = median(await bareFanOut(bare.url, clients, rounds))
  await bare.stop()
  report(
    `fan-out to ${clients}   form to last tab ${live.last.toFixed(0)} ms (ws ${beside.last.toFixed(0)} ms)   first to last tab ${live.spread.toFixed(1)} ms, ${(live.spread / Math.max(beside.spread, 0.1)).toFixed(2)} × ws (${beside.spread.toFixed(1)} ms)`,
  )
  expect(live.last).toBeGreaterThan(0)
})

it('start: with a new data directory and with one that is there', async () => {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-bench-'))
  const timed = async () => {
    const from = performance.now()
    const started = await startApp({ dataDir, env: { DATABASE_URL: '', DEMO: full ? '1' : '0' } })
    const taken = performance.now() - from
    await started.stop()
    return taken
  }
  const first = await timed()
  const second = await timed()
  rmSync(dataDir, { recursive: true, force: true })
  report(
    `start            ${(first / 1000).toFixed(1)} s new${full ? ' with the demo' : ''}, ${(second / 1000).toFixed(1)} s again (${(second / first).toFixed(2)} ×)`,
  )
  expect(second).toBeGreaterThan(0)
})
