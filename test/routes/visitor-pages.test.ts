import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { actorFor } from '~prisma/seed/factories/people'
import { fromRoot } from '~server/core/root'
import { withdrawResource } from '~server/resources/offer-resource'
import type { App } from '../support/app'
import { signInAs, visitorOf, type Person } from '../support/visit'
import { headerFaults } from './headers'
import { buildThings, type Things } from './things'
import { buildCast, startAppWithFiles, type Cast } from './world'

let app: App
let cast: Cast
let things: Things
let leader: Person
let visitor: Person
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  things = await buildThings(cast)
  leader = await signInAs(app, cast.users.leader.username)
  visitor = visitorOf(app)
})
afterAll(() => app.stop())

const shared: readonly (readonly [string, (things: Things) => string])[] = [
  ['home', () => '/'],
  ['the board', () => '/challenges'],
  ['a challenge', ({ open }) => `/challenges/${open}`],
  ['the showcase', () => '/results'],
  ['a result', ({ result }) => `/results/${result}`],
  ['the workshops', () => '/workshops'],
  ['a workshop', ({ workshop }) => `/workshops/${workshop}`],
  ['a plaque', ({ workshop }) => `/workshops/${workshop}/plaque`],
  ['the coverage', () => '/coverage'],
  ['the policy library', () => '/policies'],
  ['a rule set', () => '/policies/S1'],
  ['the alliances', () => '/alliances'],
  ['an alliance', ({ alliance }) => `/alliances/${alliance}`],
  ['the resources', () => '/resources'],
  ['the network', () => '/network'],
]
it('P22 the table above holds every page that is shared, and no other', () => {
  const routes = fromRoot('app/routes')
  const marked = readdirSync(routes, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.tsx') && readFileSync(path.join(routes, file), 'utf8').includes('shared: true'),
  )
  expect(marked).toHaveLength(shared.length)
})

/** When the page was made: the root's loader writes the server's time into it. */
const madeAt = (html: string) => /"now",\["D",(\d+)\]|\["D",(\d{13})\]/.exec(html.replaceAll('\\"', '"'))?.slice(1).find(Boolean)

describe('P22 a page that all visitors see alike is made once', () => {
  it.each(shared)('%s: the next visitor gets the same page with a nonce of his own', async (_what, at) => {
    const address = at(things)
    // A page is kept for two seconds: on a busy machine the second answer may come later than that.
    await vi.waitFor(async () => {
      const first = await visitor.get(address)
      const firstBody = await first.text()
      const second = await visitor.get(address)
      const secondBody = await second.text()
      expect([first.status, second.status]).toEqual([200, 200])
      expect(second.headers.get('content-security-policy')).not.toBe(first.headers.get('content-security-policy'))
      expect(headerFaults(second, secondBody)).toEqual([])
      expect(madeAt(firstBody)).toBeDefined()
      expect(madeAt(secondBody)).toBe(madeAt(firstBody))
    })
  })

  it.each(shared)('%s: nothing in it was made for one answer only', async (_what, at) => {
    expect(await (await visitor.get(at(things))).text()).not.toMatch(/name="(?:key|submissionKey|formKey)"/)
  })
})

it('ID-02 a kept page is for visitors: somebody who is signed in gets his own, and nobody gets that one', async () => {
  const name = cast.users.leader.name
  await (await visitor.get('/challenges')).text()
  expect(await (await leader.get('/challenges')).text()).toContain(name)
  expect(await (await visitor.get('/challenges')).text()).not.toContain(name)
})

it('AD-14 a kept page is of one language and one theme', async () => {
  await (await visitor.get('/challenges')).text()
  const english = await (await visitor.get('/challenges', { Cookie: 'language=en; theme=dark' })).text()
  expect(english).toMatch(/<html lang="en" data-theme="dark"/)
  expect(await (await visitor.get('/challenges')).text()).toMatch(/<html lang="zh-CN">/)
})

it('RS-01 what was withdrawn is gone for the next visitor, although its page is kept and another process withdrew it', async () => {
  const address = `/resources/${things.resource}`
  const before = await visitor.get('/resources')
  expect(await before.text()).toContain(address)
  await withdrawResource(await actorFor(cast.users.leader), things.resource)
  // The news travels by NOTIFY; a page lives for two seconds at the most.
  await vi.waitFor(async () => expect(await (await visitor.get('/resources')).text()).not.toContain(address), { interval: 20 })
})
