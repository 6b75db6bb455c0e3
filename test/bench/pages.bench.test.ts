import pg from 'pg'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '~server/accounts/list-demo-accounts'
import { startApp, type App } from '~test/support/app'
import { signInAs } from '~test/support/visit'
import { bareExpress, bareRemix, type Bare } from './bare-servers'
import { line, load, loadFunction, report, type Load } from './load'

/** BENCH=full measures; the short form in npm test shows that the measuring works. */
const full = process.env.BENCH === 'full'
const seconds = full ? 10 : 1
let app: App
let pool: pg.Pool
const started: Bare[] = []

beforeAll(async () => {
  app = await startApp({ env: { DEMO: '1' } })
  pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 })
})
afterAll(async () => {
  for (const bare of started) await bare.stop()
  await pool.end()
  await app.stop()
})

const size = async (path: string) => (await (await fetch(app.origin + path)).arrayBuffer()).byteLength

async function keep(bare: Promise<Bare>): Promise<Bare> {
  started.push(await bare)
  return bare
}

const BOARD = `SELECT id, number, title, "backgroundText", "sectorKey", status, "budgetFen", "deadlineAt" FROM "Challenge"
  WHERE audience && ARRAY['public'] ORDER BY status, "deadlineAt" LIMIT 18`
const CHALLENGE = `SELECT * FROM "Challenge" WHERE audience && ARRAY['public'] LIMIT 1`
const SHOWCASE = `SELECT id, number, title, summary, "sectorKey", year, keywords FROM "Result" WHERE audience && ARRAY['public'] AND status = 'published' ORDER BY "publishedAt" DESC LIMIT 18`

it('pages: the board, a challenge and the showcase beside a bare Express page, a bare Remix page and the raw query', async () => {
  const { rows } = await pool.query<{ id: string }>(CHALLENGE)
  const pages = [
    ['board', '/challenges', BOARD],
    ['challenge', `/challenges/${rows[0]?.id ?? ''}`, CHALLENGE],
    ['showcase', '/results', SHOWCASE],
  ] as const
  for (const [name, path, sql] of full ? pages : pages.slice(0, 1)) {
    const bytes = await size(path)
    const express = await keep(bareExpress(bytes))
    const remix = await keep(bareRemix(18, bytes))
    // One after the other: two cores are shared with the load itself.
    const beside: [string, Load][] = [
      ['bare Express', await load(express.url, seconds)],
      ['bare Remix', await load(remix.url, seconds)],
      ['raw query', await loadFunction(() => pool.query(sql), seconds)],
    ]
    const measured = await load(app.origin + path, seconds)
    report(`${line(name, measured, beside)}   ${(bytes / 1024).toFixed(0)} KB`)
    // Pages for one person are never kept: each is read and drawn for its answer.
    const { cookie } = await signInAs(app, 'member', DEMO_PASSWORD)
    const own = await load(app.origin + path, seconds, { Cookie: cookie })
    report(line(`${name}, signed in`, own, beside))
    expect(measured.errors + own.errors).toBe(0)
    expect(measured.perSecond).toBeGreaterThan(0)
    await express.stop()
    await remix.stop()
    started.length = 0
  }
})

it('search: the page and the API beside Meilisearch’s own answer to the same query', async () => {
  const { meiliUrl, meiliKey } = JSON.parse(await (await import('node:fs/promises')).readFile(`${app.dataDir}/instance.json`, 'utf8')) as {
    meiliUrl: string
    meiliKey: string
  }
  const q = '踝泵运动'
  const own = await loadFunction(async () => {
    const answer = await fetch(`${meiliUrl}/indexes/items/search`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${meiliKey}`, 'Content-Type': 'application/json' },
      body: JSON.stringify({
        q,
        filter: 'audience IN ["public"]',
        limit: 20,
        attributesToHighlight: ['title', 'text'],
        facets: ['type', 'sectorKey', 'year'],
      }),
    })
    await answer.arrayBuffer()
  }, seconds)
  const beside: [string, Load][] = [['Meilisearch', own]]
  const api = await load(`${app.origin}/api/v1/search?q=${encodeURIComponent(q)}`, seconds)
  const page = await load(`${app.origin}/search?q=${encodeURIComponent(q)}`, seconds)
  report(line('search API', api, beside))
  report(line('search page', page, beside))
  expect(api.errors + page.errors).toBe(0)
})

it('memory: what the app process holds after the load', async () => {
  const { readFile } = await import('node:fs/promises')
  const status = await readFile(`/proc/${app.process.pid}/status`, 'utf8')
  const megabytes = Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1024
  report(`memory           ${megabytes.toFixed(0)} MB`)
  expect(megabytes).toBeGreaterThan(0)
})
