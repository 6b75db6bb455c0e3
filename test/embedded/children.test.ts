import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { buildResource } from '~prisma/seed/factories/resources'
import { disconnect } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'
import { startApp, type App } from '~test/support/app'
import { signInAs, visitorOf, type Person } from '~test/support/visit'
import { childOf, newDataDir, OWN_SERVICES, useDatabaseOf } from './running'

const NOTICE = '搜索服务暂不可用，已改用基础检索'
const PATIENCE = { timeout: 60_000, interval: 100 }
const dataDir = newDataDir()
let app: App
let person: Person

beforeAll(async () => {
  app = await startApp({ dataDir, env: OWN_SERVICES })
  await useDatabaseOf(app)
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(async () => {
  await disconnect()
  await app.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

const readiness = async () => {
  const answer = await visitorOf(app).get('/readyz')
  return { status: answer.status, ...((await answer.json()) as object) }
}
const READY = { status: 200, database: true, search: true }

/** Keeps a process that is started again at once from answering: every new one is killed too, until the test has looked. */
async function whileDown(name: 'postgres' | 'meilisearch', look: () => Promise<void>): Promise<void> {
  let looked = false
  const killing = (async () => {
    while (!looked) {
      try {
        process.kill(await childOf(app, name), 'SIGKILL')
      } catch {
        // ended already, and not started again yet
      }
      await new Promise((resolve) => setTimeout(resolve, 20))
    }
  })()
  try {
    await look()
  } finally {
    looked = true
    await killing
  }
}

it('P2 while PostgreSQL is away every page and form answers 503 with Retry-After in Chinese; then it comes back by itself', async () => {
  await whileDown('postgres', async () => {
    await vi.waitFor(async () => expect(await readiness()).toEqual({ status: 503, database: false, search: true }), PATIENCE)
    expect((await visitorOf(app).get('/healthz')).status).toBe(200)
    const form = {
      intent: 'offer',
      key: 'while-away-1',
      kind: 'instrument',
      title: '离线天平',
      description: '称量精度千分之一',
      contact: '示例科室',
    }
    const answers = await Promise.all([
      ...['/', '/challenges', '/todos', '/results', '/api/v1/results', '/todos.data'].map((path) => person.get(path)),
      person.post('/resources/new', { ...form, sectorKey: 'science', reach: 'signed_in', workshopId: '' }),
      visitorOf(app).get('/results'),
    ])
    for (const answer of answers) {
      const seen = { path: new URL(answer.url).pathname, status: answer.status, again: answer.headers.get('retry-after') }
      expect(seen).toEqual({ ...seen, status: 503, again: expect.stringMatching(/^\d+$/) as string })
      expect(await answer.text()).toMatch(/系统繁忙，请稍后再试|unavailable/)
    }
  })
  await vi.waitFor(async () => expect(await readiness()).toEqual(READY), PATIENCE)
  expect((await person.get('/todos')).status).toBe(200)
  expect((await visitorOf(app).get('/')).status).toBe(200)
})

it('P4 while Meilisearch is away search answers from PostgreSQL and says so; then it comes back complete', async () => {
  await vi.waitFor(async () => expect(await pendingDeliveries()).toEqual({}), PATIENCE)
  await whileDown('meilisearch', async () => {
    await vi.waitFor(async () => expect(await readiness()).toEqual({ status: 503, database: true, search: false }), PATIENCE)
    await buildResource({ title: '低温离心机借用', reach: 'public' })
    await vi.waitFor(async () => {
      const answer = await person.get(`/search?q=${encodeURIComponent('离心机')}`)
      const html = await answer.text()
      expect(answer.status).toBe(200)
      expect(html).toContain(NOTICE)
      expect(html.replaceAll(/<[^>]+>/g, '')).toContain('低温离心机借用')
    }, PATIENCE)
    expect((await person.get('/resources')).status).toBe(200)
    expect((await visitorOf(app).get('/healthz')).status).toBe(200)
    expect(await pendingDeliveries()).toHaveProperty('search_meilisearch')
  })
  await vi.waitFor(async () => expect(await readiness()).toEqual(READY), PATIENCE)
  await vi.waitFor(async () => {
    const html = await (await visitorOf(app).get(`/search?q=${encodeURIComponent('离心机')}`)).text()
    expect(html).not.toContain(NOTICE)
    expect(html.replaceAll(/<[^>]+>/g, '')).toContain('低温离心机借用')
  }, PATIENCE)
  expect(await pendingDeliveries()).toEqual({})
})
