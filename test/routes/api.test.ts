import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'
import type { App } from '../support/app'
import { signInAs } from '../support/visit'
import { tokensOf, type ActorName } from './actors'
import { changedTables, databaseState } from './database-state'
import { schemaFaults, type Schema } from './json-schema'
import { ask } from './raw'
import { builtRoutes } from './routes-in-sources'
import { buildThings, type Things } from './things'
import { buildCast, startAppWithFiles, type Cast } from './world'

interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[]
  readonly responses: Readonly<Record<string, { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }>>
}
interface Description {
  readonly paths: Readonly<Record<string, { readonly get?: Operation; readonly post?: Operation }>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

let app: App
let cast: Cast
let things: Things
let tokens: Readonly<Record<ActorName, Record<string, string>>>
let description: Description
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  things = await buildThings(cast)
  tokens = await tokensOf(cast.users)
  await db.user.update({ where: { id: cast.users.suspended.id }, data: { status: 'suspended' } })
  description = (await (await fetch(`${app.origin}/api/v1/openapi.json`)).json()) as Description
  await vi.waitFor(async () => expect(await pendingDeliveries()).toEqual({}), { timeout: 30_000, interval: 20 })
})
afterAll(() => app.stop())

const get = (path: string, headers: Record<string, string> = {}) => fetch(app.origin + path, { headers })
const post = (path: string, body: string, headers: Record<string, string> = {}) =>
  fetch(app.origin + path, { method: 'POST', body, headers: { 'Content-Type': 'application/json', ...headers } })
const json = async <Body = Record<string, unknown>>(answer: Response) => (await answer.json()) as Body

const schemaOf = (operation: Operation | undefined, type: string) =>
  operation?.responses[type === 'application/json' ? '200' : 'default']?.content[type]?.schema ?? {}

/** What is wrong with an answer, held against the description of its path. */
async function faultsOf(answer: Response, operation: Operation | undefined): Promise<string[]> {
  const type = (answer.headers.get('content-type') ?? '').split(';')[0] ?? ''
  const expected = answer.ok ? 'application/json' : 'application/problem+json'
  if (type !== expected) return [`${type}, not ${expected}`]
  return schemaFaults(await answer.json(), schemaOf(operation, type), description.components.schemas)
}

const idOf = (path: string) =>
  ({ challenges: things.open, results: things.result, resources: things.resource, alliances: things.alliance, workshops: things.workshop })[
    path.split('/')[3] ?? ''
  ] ?? ''

it('the description names every route of the API, and no other', () => {
  const routes = builtRoutes().filter(({ path }) => path.startsWith('/api/') && !/\*|openapi/.test(path))
  const described = routes.map(({ path }) => path.replace(/:\w+/, '{id}'))
  expect(Object.keys(description.paths).sort()).toEqual(described.sort())
})

it('every path answers as it is described, to visitors, people and the wrong token alike', async () => {
  const faults: string[] = []
  const statuses: number[] = []
  for (const [path, { get: read, post: write }] of Object.entries(description.paths))
    for (const headers of [{}, tokens.lead, tokens.ex_session, tokens.suspended]) {
      const at = path.replace('{id}', idOf(path))
      const answers: [Operation | undefined, Response][] = write
        ? [[write, await post(at, JSON.stringify({ title: '示例榜单1' }), headers)]]
        : [
            [read, await get(`${at}${path === '/api/v1/search' ? '?q=示例' : ''}`, headers)],
            [read, await get(`${at}?nonsense=1`, headers)],
          ]
      for (const [operation, answer] of answers) {
        statuses.push(answer.status)
        faults.push(...(await faultsOf(answer, operation)).map((fault) => `${path} ${answer.status}: ${fault}`))
      }
    }
  expect(faults).toEqual([])
  expect([...new Set(statuses)].sort()).toEqual([200, 401, 403, 422])
})

it('an answer that is not as described is found', () => {
  const schema = schemaOf(description.paths['/api/v1/search']?.get, 'application/json')
  const hit = { id: 1, type: 'bid', title: 'a', snippet: '', url: '', score: 1, secret: 1 }
  expect(schemaFaults({ query: '', total: 1.5, hits: [hit] }, schema, {})).toEqual([
    '$.degraded is missing',
    '$.total: number, not integer',
    '$.hits[0].id: integer, not string',
    '$.hits[0].type: bid is none of the values',
    '$.hits[0].secret is not described',
  ])
})

it('SE-01 search finds over the API what the person may read, and its filters narrow it', async () => {
  const search = async (query: string, headers = {}) =>
    json<{ total: number; degraded: boolean; hits: { id: string; type: string }[] }>(await get(`/api/v1/search?${query}`, headers))
  const all = await search('q=示例榜单&limit=100')
  expect(all.degraded).toBe(false)
  expect(all.hits.map(({ id }) => id)).toContain(things.open)
  expect(all.hits.map(({ id }) => id)).not.toContain(things.kept)
  expect((await search('q=示例榜单&limit=100', tokens.member)).hits.map(({ id }) => id)).toContain(things.kept)
  expect((await search('q=示例&type=result&limit=100')).hits.every(({ type }) => type === 'result')).toBe(true)
  expect((await search('q=示例&limit=1')).hits).toHaveLength(1)
  expect((await search('q=示例&limit=1&offset=1')).hits[0]).not.toEqual((await search('q=示例&limit=1')).hits[0])
})

it('DU-01 the duplicate check answers over the API with a score, a verdict and the shared words', async () => {
  const { title } = await db.challenge.findUniqueOrThrow({ where: { id: things.open } })
  const { matches } = await json<{ matches: { id: string; score: number; verdict: string; reasons: { terms: string[] }[] }[] }>(
    await post('/api/v1/similar', JSON.stringify({ title, types: ['challenge'], limit: 50 })),
  )
  expect(matches.find(({ id }) => id === things.open)).toMatchObject({ verdict: 'duplicate', reasons: [{ kind: 'shared_terms' }] })
  expect(matches.map(({ id }) => id)).not.toContain(things.kept)
})

describe('tokens', () => {
  it('ID-03 a token made in the settings reads what its person may, and nothing once it is revoked', async () => {
    const person = await signInAs(app, cast.users.member.username)
    const html = await (await person.post('/settings', { intent: 'create_token', name: '脚本', key: 'api-test-token-key' })).text()
    const headers = { Authorization: `Bearer ${/<code[^>]*>([\w-]{43})<\/code>/.exec(html)?.[1]}` }
    expect((await get(`/api/v1/challenges/${things.kept}`, headers)).status).toBe(200)
    const row = await db.apiToken.findFirstOrThrow({ where: { userId: cast.users.member.id, name: '脚本' } })
    expect(row.lastUsedAt).not.toBeNull()
    await person.post('/settings', { intent: 'revoke_token', tokenId: row.id })
    expect((await get(`/api/v1/challenges/${things.kept}`, headers)).status).toBe(401)
  })

  it.each([
    'Bearer',
    'Bearer ',
    'Bearer x y',
    'Basic YTpi',
    'Bearer ../../etc/passwd',
    `Bearer ${'a'.repeat(43)}`,
    `Bearer ${'a'.repeat(5_000)}`,
  ])('bad input 6 "%s" is no token (401)', async (authorization) => {
    const answer = await get('/api/v1/challenges', { Authorization: authorization })
    expect([answer.status, await json(answer)]).toEqual([401, expect.objectContaining({ code: 'not_signed_in', status: 401 })])
  })

  it('cookies count for nothing: no page of another site can read for somebody', async () => {
    const { cookie } = await signInAs(app, cast.users.leader.username)
    expect((await get(`/api/v1/challenges/${things.kept}`, { Cookie: cookie })).status).toBe(404)
  })
})

describe('lists', () => {
  it('a page has its number, size and total; past the end it is empty', async () => {
    const first = await json<{ total: number; page: number; pageSize: number; items: unknown[] }>(await get('/api/v1/workshops'))
    expect(first).toMatchObject({ page: 1, total: await db.workshop.count() })
    expect(first.items).toHaveLength(Math.min(first.total, first.pageSize))
    const past = await json<{ items: unknown[] }>(await get('/api/v1/workshops?page=9999'))
    expect(past).toMatchObject({ page: 9999, total: first.total, items: [] })
  })

  const lists = ['challenges', 'results', 'resources', 'alliances', 'workshops']
  const bad = [
    'page=0',
    'page=-1',
    'page=1e9',
    'page=NaN',
    'page=1.5',
    'page="><script>',
    'per_page=1000000',
    'sort=password',
    'include=bids',
  ]
  const more = ['orgId=1', 'group=1', 'fields=passwordHash', 'status=draft', 'page=1&page=2', 'cursor=abc', 'sector=nonsense']
  it.each(lists)('bad inputs 28, 29 and 30 unknown names and values are refused by /api/v1/%s (422)', async (name) => {
    for (const query of [...bad, ...more]) {
      const answer = await get(`/api/v1/${name}?${query}`)
      const text = await answer.text()
      expect([query, answer.status, JSON.parse(text)]).toEqual([query, 422, expect.objectContaining({ code: 'invalid' })])
      expect(text).not.toContain('<script>')
    }
  })
})

describe('POST /api/v1/similar', () => {
  it.each([
    ['bad input 72 broken', '{"title":', 400, 'unreadable'],
    ['bad input 72 nothing', '', 400, 'unreadable'],
    ['bad input 72 a list a hundred thousand deep', '['.repeat(100_000) + ']'.repeat(100_000), 400, 'unreadable'],
    ['bad input 72 the same name twice', '{"title":"a","title":"b"}', 400, 'unreadable'],
    ['bad input 62 half a character', '{"title":"\\ud800"}', 400, 'unreadable'],
    ['bad input 72 the prototype', '{"title":"a","__proto__":{"isAdmin":true}}', 422, 'invalid'],
    ['bad input 72 the constructor', '{"title":"a","constructor":{"prototype":{}}}', 422, 'invalid'],
    ['bad input 26 an operator', '{"title":{"contains":""}}', 422, 'invalid'],
    ['bad input 28 a name that it does not know', '{"title":"a","filter":"x"}', 422, 'invalid'],
    ['bad input 60 an empty title', '{"title":""}', 422, 'invalid'],
    ['bad input 60 a title of spaces', '{"title":"  "}', 422, 'invalid'],
    ['bad input 60 a title that nobody sees', '{"title":"\u200b"}', 422, 'invalid'],
    ['bad input 61 NUL', '{"title":"a\\u0000b"}', 422, 'invalid'],
    ['bad input 63 a long title', JSON.stringify({ title: 'a'.repeat(2_001) }), 422, 'invalid'],
    ['bad input 63 a body of 300 kB', JSON.stringify({ title: 'a', summary: 'a'.repeat(300_000) }), 413, 'too_large'],
    ['bad input 29 a limit of a thousand', '{"title":"a","limit":1000}', 422, 'invalid'],
    ['no object', '"title"', 422, 'invalid'],
  ])('%s', async (_what, body, status, code) => {
    const before = await databaseState()
    const answer = await post('/api/v1/similar', body)
    expect([answer.status, answer.headers.get('content-type'), await json(answer)]).toEqual([
      status,
      'application/problem+json; charset=utf-8',
      expect.objectContaining({ status, code, title: expect.stringMatching(/[\u4e00-\u9fff]/) as string }),
    ])
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('bad input 74 JSON may be packed with gzip, its size counts unpacked; other packings are refused', async () => {
    const packed = (body: string, encoding: string) =>
      ask(app, {
        ...{ method: 'POST', path: '/api/v1/similar', body: gzipSync(body) },
        headers: { 'Content-Type': 'application/json', 'Content-Encoding': encoding },
      })
    expect((await packed('{"title":"示例"}', 'gzip')).status).toBe(200)
    const bomb = await packed(JSON.stringify({ title: 'a'.repeat(10_000_000) }), 'gzip')
    expect([bomb.status, JSON.parse(bomb.body)]).toEqual([413, expect.objectContaining({ code: 'too_large', title: '提交的内容过大' })])
    expect((await packed('{"title":"a"}', 'br')).status).toBe(415)
    expect((await packed('{"title":"a"}', 'zstd')).status).toBe(415)
  })

  it('bad input 73 other types than JSON, bad input 79 other methods', async () => {
    expect((await post('/api/v1/similar', '{"title":"a"}', { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect((await post('/api/v1/similar', '{"title":"a"}', { 'Content-Type': 'application/json-seq' })).status).toBe(415)
    expect((await post('/api/v1/similar', '{"title":"a"}', { 'Content-Type': 'application/json; charset=gbk' })).status).toBe(415)
    expect((await post('/api/v1/similar', '{"title":"a"}', { 'Content-Type': 'application/json; charset=UTF-8' })).status).toBe(200)
    expect((await get('/api/v1/similar')).status).toBe(405)
    expect((await post('/api/v1/challenges', '{}')).status).toBe(405)
    expect((await fetch(`${app.origin}/api/v1/challenges`, { method: 'DELETE' })).status).toBe(405)
  })
})
