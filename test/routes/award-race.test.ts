import { afterAll, beforeAll, expect, it } from 'vitest'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { stage } from './acts-challenges'
import type { Fields } from './forms'
import { buildCast, startAppWithFiles, type Cast } from './world'

const ROUNDS = [1, 2, 3, 4, 5]
let app: App
let cast: Cast
let lead: Person
let officers: Person[]
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  const { users } = cast
  lead = await signInAs(app, users.lead.username)
  officers = await Promise.all([users.finance, users.officer, users.governing].map(({ username }) => signInAs(app, username)))
})
afterAll(() => app.stop())

const bids = () => [{ workshop: cast.team }, { workshop: cast.alliance.members[1]! }]
const eventsOf = (id: string, name: string) => db.event.count({ where: { name, entityIds: { has: id } } })

/** Two answers to forms posted at once: the statuses in order, and the page of the one that lost. */
async function race(...posts: readonly (readonly [Person, string, Fields])[]) {
  const answers = await Promise.all(posts.map(([who, at, fields]) => who.post(at, fields)))
  const lost = answers.filter(({ status }) => status !== 303)
  return { statuses: answers.map(({ status }) => status).sort(), lost: await Promise.all(lost.map((answer) => answer.text())) }
}

it('P12 two nominate two different bids at once: one stands, the other is told what state it is in', async () => {
  for (const _round of ROUNDS) {
    const { challenge, bids: both } = await stage(cast, { status: 'in_review', handedIn: 1, bids: bids() })
    const { version } = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } })
    const post = (bidId: string) =>
      [lead, `/challenges/${challenge.id}/bids`, { intent: 'nominate', bidId, reason: '得分第一', version: String(version) }] as const
    const { statuses, lost } = await race(...both.map(({ bid }) => post(bid.id)))
    expect(statuses).toEqual([303, 409])
    expect(lost[0]).toContain('当前状态为「拟中榜」，不能执行「')
    expect(await db.bid.count({ where: { challengeId: challenge.id, status: 'nominated' } })).toBe(1)
    expect(await eventsOf(challenge.id, 'challenge.nominated')).toBe(1)
  }
})

it('P12 three award at once: one wins, the others are told that it is done', async () => {
  for (const _round of ROUNDS) {
    const { challenge } = await stage(cast, { status: 'nominated', bids: bids() })
    const fields = { intent: 'award', reason: '同意', version: String(challenge.version) }
    const { statuses, lost } = await race(...officers.map((who) => [who, `/challenges/${challenge.id}/bids`, fields] as const))
    expect(statuses).toEqual([303, 409, 409])
    for (const page of lost) expect(page).toContain('当前状态为「')
    const after = await db.bid.findMany({ where: { challengeId: challenge.id } })
    expect(after.map(({ status }) => status).sort()).toEqual(['awarded', 'unsuccessful'])
    expect(await eventsOf(challenge.id, 'challenge.awarded')).toBe(1)
    expect(await db.milestone.count({ where: { challengeId: challenge.id } })).toBe(2)
  }
})

it('P12 one awards while another breaks off: one of the two happens, never both', async () => {
  for (const _round of ROUNDS) {
    const { challenge } = await stage(cast, { status: 'nominated', bids: bids() })
    const post = (who: Person, intent: string) =>
      [who, `/challenges/${challenge.id}/bids`, { intent, reason: '理由充分', version: String(challenge.version) }] as const
    const { statuses } = await race(post(officers[0]!, 'award'), post(lead, 'declare_unsuccessful'))
    expect(statuses).toEqual([303, 409])
    const { status } = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } })
    const happened = [await eventsOf(challenge.id, 'challenge.awarded'), await eventsOf(challenge.id, 'challenge.declared_unsuccessful')]
    expect(happened).toEqual(status === 'awarded' ? [1, 0] : [0, 1])
    expect(await db.bid.count({ where: { challengeId: challenge.id, status: 'awarded' } })).toBe(happened[0])
  }
})
