import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../support/app'
import { ACTORS, enter, tokensOf, type ActorName, type People } from './actors'
import { headerFaults } from './headers'
import { maskedBody } from './mask'
import { api, pages, type Case } from './pages-table'
import { builtRoutes, differences } from './routes-in-sources'
import { buildThings, type Things } from './things'
import { buildCast, startAppWithFiles } from './world'

const table = { ...pages, ...api }
let app: App
let things: Things
let people: People
let tokens: Readonly<Record<ActorName, Record<string, string>>>

beforeAll(async () => {
  app = await startAppWithFiles()
  const cast = await buildCast()
  things = await buildThings(cast)
  people = await enter(app, cast.users)
  tokens = await tokensOf(cast.users)
})
afterAll(() => app.stop())

const routes = builtRoutes()

it('P17 every route of the built program has an entry in the table, and every entry a route', () => {
  const needed = routes.map(({ id }) => id)
  expect(needed.length).toBeGreaterThan(50)
  expect(differences(needed, Object.keys(table))).toEqual({ missing: [], stale: [] })
})

it('P17 a route without an entry, and an entry without a route, are named', () => {
  const [first = ''] = Object.keys(table)
  const entries = Object.keys(table).filter((id) => id !== first)
  const needed = routes.map(({ id }) => id)
  expect(differences([...needed, 'routes/new+/page'], [...entries, 'routes/gone'])).toEqual({
    missing: [first, 'routes/new+/page'],
    stale: ['routes/gone'],
  })
})

it('P17 every route has a loader that asks for itself', () => {
  expect(routes.filter(({ hasLoader }) => !hasLoader).map(({ id }) => id)).toEqual([])
})

it('P17 every address of the table belongs to the route that it stands for', () => {
  const pattern = (path: string) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+').replace('*', '.+')}$`)
  const strays = routes.flatMap(({ id, path }) =>
    (table[id] ?? []).map((one) => one.at(things).split('?')[0] ?? '').filter((at) => !pattern(path).test(at)),
  )
  expect(strays).toEqual([])
})

/** The address under which single fetch asks for the data of a page; `only` asks for one route's loader alone (F2). */
function dataAddress(at: string, only?: string): string {
  const [path = '', query = ''] = at.split('?')
  const search = [query, ...(only ? [`_routes=${encodeURIComponent(only)}`] : [])].filter(Boolean).join('&')
  return `${path === '/' ? '/_root' : path}.data${search ? `?${search}` : ''}`
}

/** Every way to ask for what stands at an address. A redirect comes to single fetch as 202 and not as 302. */
function waysTo(id: string, at: string, status: number, first: boolean) {
  const asData = status === 302 ? 202 : status
  const ways: [string, string, string, number][] = [
    ['GET', 'GET', at, status],
    ['.data', 'GET', dataAddress(at), asData],
    ['.data?_routes', 'GET', dataAddress(at, id), asData],
  ]
  const second = `${at}${at.includes('?') ? '&' : '?'}_data=${encodeURIComponent(id)}`
  // Neither depends on the thing that is asked for: once for each route.
  return first ? [...ways, ['HEAD', 'HEAD', at, status] as const, ['?_data', 'GET', second, 404] as const] : ways
}

async function faultsFor(id: string, { at, status }: Case, first: boolean, who: ActorName): Promise<string[]> {
  const headers = id in api ? tokens[who] : { Cookie: people[who].cookie }
  const found: string[] = []
  for (const [way, method, address, expected] of waysTo(id, at(things), status[who], first)) {
    const answer = await fetch(app.origin + address, { method, headers, redirect: 'manual' })
    const body = await answer.text()
    if (answer.status !== expected) found.push(`${who} ${way} ${address}: ${answer.status}, not ${expected}`)
    if (way === 'GET') found.push(...headerFaults(answer, body).map((fault) => `${who} ${address}: ${fault}`))
    if (method === 'HEAD' && body !== '') found.push(`${who} ${way} ${address}: a body`)
  }
  return found
}

describe('P17 every kind of actor gets what the table says, by every way to ask', () => {
  it.each(Object.entries(table))('P17 %s', async (id, cases) => {
    const faults: string[] = []
    for (const [place, one] of cases.entries())
      faults.push(...(await Promise.all(ACTORS.map((who) => faultsFor(id, one, place === 0, who)))).flat())
    expect(faults).toEqual([])
  })
})

it('P17 a page whose headers or scripts fall short is named', () => {
  const policy = `default-src 'self'; script-src 'self' 'nonce-AAAAAAAAAAAAAAAAAAAAAA=='`
  const answer = new Response('', { headers: { 'content-type': 'text/html', 'content-security-policy': policy, etag: '"1"' } })
  const faults = headerFaults(answer, '<script nonce="other">1</script><p style="color:red">')
  expect(faults).toContain('cache-control: null')
  expect(faults).toContain('etag is there')
  expect(faults).toContain(`frame-ancestors 'none'`)
  expect(faults).toContain('<script nonce="other"> without the nonce')
  expect(faults).toContain('<p style= is blocked by the policy')
})

it('P17 a status that differs from the table is named with the actor and the way', async () => {
  const [one] = table['routes/_accounts+/users'] ?? []
  if (!one) throw new Error('no entry')
  const wrong = { ...one, status: { ...one.status, member: 200 } }
  expect(await faultsFor('routes/_accounts+/users', wrong, false, 'member')).toEqual([
    'member GET /users: 404, not 200',
    'member .data /users.data: 404, not 200',
    'member .data?_routes /users.data?_routes=routes%2F_accounts%2B%2Fusers: 404, not 200',
  ])
})

it('P17 what one may not know of answers with the same words as what does not exist', async () => {
  const masked = async (path: string) => {
    const body = await maskedBody(await people.stranger.get(path))
    return body.replaceAll(path.split('/')[2] ?? '', 'ID')
  }
  for (const [hidden, none] of [
    [`/problems/${things.keptProblem}`, '/problems/no-such-one'],
    [`/challenges/${things.draft}`, '/challenges/no-such-one'],
    [`/bids/${things.sealedBid}`, '/bids/no-such-one'],
    [`/results/${things.keptResult}`, '/results/no-such-one'],
  ] as const)
    expect(await masked(hidden)).toBe(await masked(none))
})
