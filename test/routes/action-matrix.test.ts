import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { App } from '../support/app'
import type { Act } from './act'
import { allianceActs } from './acts-alliances'
import { ACTORS, enter, type ActorName, type People } from './actors'
import { challengeActs } from './acts-challenges'
import { organisationActs } from './acts-organisations'
import { recordActs } from './acts-records'
import { policyActs } from './acts-policies'
import { partnerActs } from './acts-partners'
import { thingActs } from './acts-things'
import type { Fields } from './forms'
import { changedTables, databaseState } from './database-state'
import { builtRoutes, differences, intentsIn, intentsOf } from './routes-in-sources'
import { buildCast, startAppWithFiles, type Cast } from './world'

const acts: Readonly<Record<string, Act>> = {
  ...allianceActs,
  ...organisationActs,
  ...recordActs,
  ...thingActs,
  ...challengeActs,
  ...partnerActs,
  ...policyActs,
}
/** Actions that are no forms: the two that answer "no such address", and the API, which knows tokens only (api.test.ts). */
const NO_FORMS = ['routes/_home+/$', 'routes/api+/v1+/$', 'routes/api+/v1+/similar']

let app: App
let cast: Cast
let people: People
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  people = await enter(app, cast.users)
})
afterAll(() => app.stop())

const routes = builtRoutes().filter(({ hasAction }) => hasAction)
/** "route intent", without what tells several occasions of one intent apart. */
const named = Object.keys(acts).map((name) => name.split(' ').slice(0, 2).join(' '))

it('P17 every intent of every route has an entry in the table, and every entry an intent', () => {
  const needed = routes.flatMap(({ id }) => (intentsOf(id) ?? []).map((intent) => `${id} ${intent}`))
  expect(needed.length).toBeGreaterThan(40)
  expect(differences(needed, named)).toEqual({ missing: [], stale: [] })
})

it('P17 every action is one of forms, or known as something else', () => {
  expect(routes.filter(({ id }) => intentsOf(id) === null).map(({ id }) => id)).toEqual(NO_FORMS)
})

it('P17 an intent without an entry is named, and one that the reader cannot see stops it', () => {
  const source = `export const action = actionOf({\n  keep: intent(a, () => 1),\n  drop: intent(\n    b,\n    () => 2,\n  ),\n})\n`
  expect(intentsIn(source)).toEqual(['keep', 'drop'])
  expect(differences(intentsIn(source) ?? [], ['keep'])).toEqual({ missing: ['drop'], stale: [] })
  expect(intentsIn('export const action = other')).toBeNull()
  expect(() => intentsIn(source.replace('  keep:', '    keep:'))).toThrow('does not see')
})

/** The address to which the page's scripts post, where the action's own status comes back. */
const asData = (at: string) => at.replace(/^([^?]*)/, '$1.data')

/** What each of them gets. A page that is for people with an account leads the others to sign in: that is their 401. */
async function answers(who: readonly ActorName[], at: string, fields: () => Fields): Promise<Record<string, number>> {
  const each = await Promise.all(
    who.map(async (name) => {
      const answer = await people[name].post(at, fields())
      await answer.text()
      const toSignIn = answer.status === 302 && (answer.headers.get('location') ?? '').startsWith('/sign-in?')
      return [name, toSignIn ? 401 : answer.status] as const
    }),
  )
  return Object.fromEntries(each)
}

describe('P17 who may not is refused and changes nothing; who may does it on the same form', () => {
  it.each(Object.entries(acts))('P17 %s', async (_name, { given, by, also, refused, done, writes }) => {
    const { at, fields, doer = people[by] } = await given(cast, app)
    const before = await databaseState()
    const others = ACTORS.filter((who) => who !== by && !also.includes(who))
    expect(others).toContain('suspended')
    const expected = Object.fromEntries(others.map((who) => [who, refused[who]]))
    expect(await answers(others, asData(at), fields)).toEqual(expected)
    expect(await answers(others, at, fields)).toEqual(expected)
    expect(changedTables(before, await databaseState())).toEqual([])
    const answer = await doer.post(at, fields())
    const body = await answer.text()
    expect([by, answer.status, done === answer.status ? '' : body.replace(/<[^>]*>/g, ' ').slice(0, 2000)]).toEqual([by, done, ''])
    expect(changedTables(before, await databaseState()).length > 0).toBe(writes)
  })
})
