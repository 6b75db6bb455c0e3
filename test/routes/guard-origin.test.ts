import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { stage } from './acts-challenges'
import { changedTables, databaseState } from './database-state'
import { ask } from './raw'
import { buildCast, startAppWithFiles } from './world'

const FORM = 'application/x-www-form-urlencoded'
let app: App
let lead: Person
let id: string
let version: string
beforeAll(async () => {
  app = await startAppWithFiles()
  const cast = await buildCast()
  lead = await signInAs(app, cast.users.lead.username)
  const { challenge } = await stage(cast, { status: 'draft' })
  ;[id, version] = [challenge.id, String(challenge.version)]
})
afterAll(() => app.stop())

const foreignOrigins = () => db.securityEntry.count({ where: { kind: 'foreign_origin' } })
const publish = (path: string, headers: Record<string, string>, method = 'POST') =>
  ask(app, {
    ...{ method, path, body: `intent=publish&version=${version}` },
    headers: { Cookie: lead.cookie, 'Content-Type': FORM, ...headers },
  })

const evil = 'https://evil.example'
/** What browsers send from elsewhere, and what other programs make up. */
const foreign: readonly (readonly [string, () => Record<string, string>])[] = [
  ['from another site', () => ({ Origin: evil, 'Sec-Fetch-Site': 'cross-site' })],
  ['from another site by an old browser', () => ({ Origin: evil })],
  ['from a sister site', () => ({ Origin: app.origin.replace('localhost', 'other.localhost'), 'Sec-Fetch-Site': 'same-site' })],
  ['typed into the address bar', () => ({ 'Sec-Fetch-Site': 'none' })],
  ['with Origin null', () => ({ Origin: 'null' })],
  ['with neither Origin nor Sec-Fetch-Site', () => ({})],
  ['with our Origin made up beside Sec-Fetch-Site', () => ({ Origin: app.origin, 'Sec-Fetch-Site': 'cross-site' })],
  [
    'with the Origin that X-Forwarded-Host names',
    () => ({ Origin: evil, 'X-Forwarded-Host': 'evil.example', 'X-Forwarded-Proto': 'https' }),
  ],
  ['with an Origin that begins like ours', () => ({ Origin: `${app.origin}.evil.example` })],
  ['with our Origin in other letters', () => ({ Origin: app.origin.toUpperCase() })],
]
const doors: readonly (readonly [string, () => string])[] = [
  ['bad input 9 a page', () => `/challenges/${id}?index`],
  ['bad input 9 the data of a page', () => `/challenges/${id}.data?index`],
  ['bad input 10 the second door of Remix (F1)', () => `/challenges/${id}?_data=routes%2Fchallenges%2B%2F%24challengeId._index`],
  ['bad input 11 a resource route (F1)', () => '/sign-out'],
  ['bad input 11 the data of a resource route', () => '/preferences.data'],
]

describe('bad input 12 a write from elsewhere is refused, written down, and nothing runs', () => {
  const cases = doors.flatMap(([door, at]) => foreign.map(([how, headers]) => [door, how, at, headers] as const))
  it.each(cases)('%s, %s', async (_door, _how, at, headers) => {
    const [before, written] = [await databaseState(), await foreignOrigins()]
    const answer = await publish(at(), headers())
    expect([answer.status, answer.body.split('（')[0]]).toEqual([403, '请求来源不正确'])
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(changedTables(before, await databaseState())).toEqual([])
    await vi.waitFor(async () => expect(await foreignOrigins()).toBe(written + 1))
  })
})

describe('bad input 15 other methods that write', () => {
  it.each(['PUT', 'PATCH', 'DELETE'])('%s is refused from elsewhere (403), and from here has no meaning (405)', async (method) => {
    const before = await databaseState()
    const at = `/challenges/${id}?index`
    expect((await publish(at, { Origin: evil, 'Sec-Fetch-Site': 'cross-site' }, method)).status).toBe(403)
    expect((await publish(at, { Origin: app.origin }, method)).status).toBe(405)
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad input 13 and 14 names of hosts', () => {
  it('bad input 13 no page, data or redirect repeats a host that a client made up', async () => {
    const headers = {
      'X-Forwarded-Host': 'evil.example',
      'X-Forwarded-Port': '80/evil',
      Forwarded: 'host=evil.example',
      Cookie: lead.cookie,
    }
    for (const path of ['/', '/challenges', '/challenges.data', '/settings', '/sign-in', '/api/v1/openapi.json'])
      expect(JSON.stringify(await ask(app, { path, headers }))).not.toMatch(/evil/)
  })

  it.each(['evil.example', 'evil.example:99999', 'localhost:99999', 'localhost.evil.example', 'localhost/path', 'localhost@evil.example'])(
    'bad input 14 Host "%s" is not served (421)',
    async (host) => {
      const answer = await ask(app, { headers: { Host: host } })
      expect([answer.status, answer.body]).toEqual([421, expect.stringContaining('访问的域名不正确')])
    },
  )
})

describe('bad input 16 looking changes nothing', () => {
  it.each([
    ['/sign-out', 404],
    ['/sign-out.data', 404],
    ['/?action=delete', 200],
    ['/preferences?language=en', 302],
  ])('GET %s', async (path, status) => {
    const before = await databaseState()
    const answer = await lead.get(path)
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([status, null])
    await answer.text()
    expect(changedTables(before, await databaseState())).toEqual([])
    expect((await lead.get('/settings')).status).toBe(200)
  })

  it('bad input 16 an intent in the address of a page is no intent', async () => {
    const before = await databaseState()
    await (await lead.get(`/challenges/${id}?intent=publish&version=${version}`)).text()
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad inputs 23 and 24 a loader asked for alone (F2)', () => {
  it('bad input 23 a child without its parent asks for itself', async () => {
    const child = encodeURIComponent('routes/challenges+/$challengeId.timeline')
    const answer = await ask(app, { path: `/challenges/${id}/timeline.data?_routes=${child}` })
    expect([answer.status, answer.body]).toEqual([404, expect.stringContaining('not_found')])
  })

  it('bad input 24 the second door is shut for reading too, even for who may read', async () => {
    const route = encodeURIComponent('routes/challenges+/$challengeId')
    expect((await lead.get(`/challenges/${id}?_data=${route}`)).status).toBe(404)
    expect((await lead.get(`/challenges/${id}?page=1&_data=${route}`)).status).toBe(404)
    expect((await lead.get(`/challenges/${id}?%5Fdata=${route}`)).status).toBe(404)
  })
})

it('F1 the same form from our own page is carried out', async () => {
  const answer = await publish(`/challenges/${id}?index`, { Origin: app.origin, 'Sec-Fetch-Site': 'same-origin' })
  expect([answer.status, answer.headers.location]).toEqual([303, `/challenges/${id}`])
  expect((await db.challenge.findUniqueOrThrow({ where: { id } })).status).toBe('open')
})
