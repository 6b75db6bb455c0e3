import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildExpert } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { stage } from './acts-challenges'
import { changedTables, databaseState } from './database-state'
import { problemForm, sheetForm, bidForm } from './forms'
import { buildThings, type Things } from './things'
import { buildCast, startAppWithFiles, type Cast } from './world'

let app: App
let cast: Cast
let things: Things
const people = new Map<string, Person>()
const person = (name: string) => people.get(name) as Person
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  things = await buildThings(cast)
  for (const name of ['member', 'leader', 'lead', 'stranger', 'administrator'] as const)
    people.set(name, await signInAs(app, cast.users[name].username))
})
afterAll(() => app.stop())

const entries = (actorId: string, kind: string) => db.securityEntry.findMany({ where: { actorId, kind }, orderBy: { id: 'asc' } })

describe('bad input 22 of two ids both must fit', () => {
  it('a milestone of another task', async () => {
    const [one, two] = [await stage(cast, { status: 'in_progress' }), await stage(cast, { status: 'in_progress' })]
    const of = (id: string) => db.milestone.findFirstOrThrow({ where: { challengeId: id }, orderBy: { ordinal: 'asc' } })
    const before = await databaseState()
    for (const [challenge, milestone] of [
      [one.challenge.id, (await of(two.challenge.id)).id],
      [two.challenge.id, (await of(one.challenge.id)).id],
      ['no-such-challenge', (await of(one.challenge.id)).id],
    ] as const) {
      const fields = { intent: 'report', milestoneId: milestone, text: '进展', key: 'rights-report-key' }
      expect((await person('leader').post(`/challenges/${challenge}/work`, fields)).status).toBe(404)
    }
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('a workshop’s place in another alliance', async () => {
    const [own] = await db.allianceMember.findMany({ where: { allianceId: cast.alliance.id, workshopId: cast.team.id } })
    const before = await databaseState()
    const answer = await person('leader').post(`/alliances/${cast.foreign.id}`, { intent: 'leave', memberId: own?.id ?? '' })
    expect(answer.status).toBe(404)
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('a bid that is named on another challenge', async () => {
    const challenge = await stage(cast, { status: 'in_review', handedIn: 1 })
    const { version } = await db.challenge.findUniqueOrThrow({ where: { id: challenge.challenge.id } })
    const fields = { intent: 'nominate', bidId: things.openedBid, reason: '第一', version: String(version) }
    const before = await databaseState()
    expect((await person('lead').post(`/challenges/${challenge.challenge.id}/bids`, fields)).status).toBe(404)
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad input 25 fields that a form does not have', () => {
  const extras = {
    role: 'admin',
    isAdmin: 'true',
    authorId: 'x',
    status: 'awarded',
    createdAt: '2020-01-01',
    isSealed: 'false',
    audience: 'public',
  }
  const forms = [
    ['a problem', 'member', () => '/problems/new', () => problemForm()],
    ['a sheet', 'lead', () => '/challenges/new', () => sheetForm({ allianceId: things.alliance })],
    ['a bid', 'leader', () => `/challenges/${things.kept}/bid`, () => bidForm(things.workshop)],
    ['an account', 'member', () => '/settings', () => ({ intent: 'change_password', current: 'x', password: 'a good long password' })],
  ] as const
  const cases = forms.flatMap(([what, who, at, fields]) =>
    Object.entries(extras).map((extra) => [what, extra[0], who, at, fields, extra] as const),
  )

  it.each(cases)('%s with %s: refused, written down by name, nothing stored', async (_what, name, who, at, fields, [key, value]) => {
    const before = await databaseState()
    const answer = await person(who).post(at(), { ...fields(), [key]: value })
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('包含不允许的字段')])
    expect((await entries(cast.users[who].id, 'unknown_fields')).at(-1)?.detail).toEqual({ fields: [name] })
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad inputs 26 and 27 operators and fields that are missing', () => {
  it.each([
    ['an operator below an id', '/settings', { intent: 'revoke_token', 'tokenId.not': '' }, 422],
    ['a list for an id', '/settings', { intent: 'revoke_token', 'tokenId[]': ['a', 'b'] }, 422],
    ['no id', '/settings', { intent: 'revoke_token' }, 422],
    ['no session', '/settings', { intent: 'end_session' }, 422],
    ['an intent that there is not', '/settings', { intent: 'delete_everything' }, 400],
    ['an intent of Object', '/settings', { intent: 'constructor' }, 400],
    ['brackets', '/settings', { intent: 'revoke_token', 'where[id][not]': '' }, 400],
    ['the prototype', '/settings', { intent: 'revoke_token', '__proto__.isAdmin': '1' }, 400],
  ])('%s', async (_what, at, fields, status) => {
    const before = await databaseState()
    const answer = await person('member').post(at, fields)
    const html = await answer.text()
    expect([answer.status, html.includes('</html>')]).toEqual([status, true])
    expect(html).not.toMatch(/prisma|Invalid `|at \w+ \(/i)
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad inputs 28, 29 and 30 filters of lists', () => {
  const lists = ['/challenges', '/problems', '/results', '/resources', '/workshops', '/alliances', '/search']
  const queries = [
    ...[
      'group=1',
      'include=bids',
      'fields=passwordHash',
      'sort=password',
      'orgId=other',
      'cursor=forged',
      'per_page=1000000',
      'page=-1',
      'page=0',
    ],
    ...['page=1e9', 'page=NaN', 'page=1&page=2', 'page="><script>alert(1)</script>', 'sector=nonsense', 'page=10001'],
  ]
  it.each(lists)('%s refuses what it does not know and repeats none of it', async (list) => {
    for (const query of queries) {
      const answer = await person('member').get(`${list}?${query}`)
      expect([query, answer.status]).toEqual([query, 422])
      expect(await answer.text()).not.toContain('<script>alert(1)')
    }
  })

  it.each(['utm_source=a', 'from=timeline', 'isappinstalled=0'])('what messengers hang on an address (%s) is left alone', async (query) => {
    expect((await person('member').get(`/challenges?${query}`)).status).toBe(200)
  })
})

describe('who may not look or decide', () => {
  it('bad input 32 a reviewer of the bidder’s own unit is recused by hand of the rules, and written down', async () => {
    const reviewer = await buildExpert()
    const { challenge } = await stage(cast, { status: 'in_review', reviewers: [reviewer] })
    // The interest came up after the sheet was handed out.
    await db.user.update({ where: { id: reviewer.id }, data: { unitId: cast.team.unitId } })
    const sheet = await db.review.findFirstOrThrow({ where: { reviewerId: reviewer.id } })
    const criteria = await db.scoringCriterion.findMany({ where: { challengeId: challenge.id } })
    const scores = Object.fromEntries(criteria.map(({ id }) => [`scores.${id}`, '90']))
    const before = await databaseState()
    const answer = await (
      await signInAs(app, reviewer.username)
    ).post(`/reviews/${sheet.id}`, { intent: 'submit', comment: '我的意见写在这里', ...scores })
    const html = await answer.text()
    expect([answer.status, html.includes('存在利益关联，须回避'), html.includes('我的意见写在这里')]).toEqual([403, true, true])
    expect(await entries(reviewer.id, 'recused_attempt')).toHaveLength(1)
    expect(changedTables(before, await databaseState()).filter((table) => table !== 'Session')).toEqual([])
  })

  it.each([
    ['a sealed bid', () => `/bids/${things.sealedBid}`],
    ['its file', () => `/files/${things.sealedFile}`],
    ['a bid that is not there', () => '/bids/no-such-bid'],
    ['the table of bids', () => `/challenges/${things.open}/bids`],
  ])('bad input 33 the administrator may not open %s, and the attempt is written down', async (_what, at) => {
    const admin = cast.users.administrator.id
    const before = (await entries(admin, 'sealed_attempt')).length
    const answer = await person('administrator').get(at())
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringMatching(/开标前任何人不得查看投标内容|"code":"sealed"/)])
    expect((await entries(admin, 'sealed_attempt')).length).toBe(before + 1)
  })

  it('bad input 35 a file of others is not there, and one letter off is another file', async () => {
    expect((await person('stranger').get(`/files/${things.keptFile}`)).status).toBe(404)
    const off = things.publicFile.slice(0, -1) + (things.publicFile.endsWith('a') ? 'b' : 'a')
    expect((await person('leader').get(`/files/${off}`)).status).toBe(404)
  })
})
