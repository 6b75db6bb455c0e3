import { rmSync } from 'node:fs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { passDeadline } from '~prisma/seed/factories/challenges'
import { buildExpert } from '~prisma/seed/factories/people'
import { hashToken, newToken } from '~server/accounts/session-token'
import { openBids } from '~server/challenges/bids/open-bids'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { db, type User } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'
import { leadOf } from '../server/challenges/given'
import { addBid, buildWorld, filesOfThisRun, forgetBid, type SealedBid, type World } from '../server/challenges/sealed-world'
import type { App } from '../support/app'
import { signInAs } from '../support/visit'
import { addressesOf, crawl, type Crawler, type Ids } from './crawl'
import { startWatched } from './world'

let app: App
let world: World
let bids: readonly SealedBid[]
const outsiders = new Map<string, Crawler>()

async function enter(user: User): Promise<Crawler> {
  const token = newToken()
  // Used "tomorrow": the settings show when a token was used last, which is noise here.
  const lastUsedAt = new Date(Date.now() + 86_400_000)
  await db.apiToken.create({ data: { userId: user.id, name: '测试', tokenHash: hashToken(token), lastUsedAt } })
  return { cookie: (await signInAs(app, user.username)).cookie, token: { Authorization: `Bearer ${token}` } }
}

beforeAll(async () => {
  app = await startWatched({ dataDir: filesOfThisRun, env: { LOG_LEVEL: 'debug' } })
  world = await buildWorld()
  bids = [await addBid(world), await addBid(world)]
  for (const [name, actor] of Object.entries(world.outsiders)) {
    const user = actor.kind === 'user' ? await db.user.findUniqueOrThrow({ where: { id: actor.userId } }) : null
    outsiders.set(name, user ? await enter(user) : { cookie: '', token: {} })
  }
})
afterAll(async () => {
  await app.stop()
  rmSync(filesOfThisRun, { recursive: true, force: true })
})

/** All ids that there are, and one that is none, as somebody who guesses would try them. */
function ids(reviewIds: readonly string[] = []): Ids {
  return {
    challengeId: [world.challenge.id],
    bidId: [...bids.map(({ id }) => id), 'no-such-bid'],
    fileId: [...bids.map(({ fileId }) => fileId), 'no-such-file'],
    reviewId: [...reviewIds, 'no-such-review'],
    allianceId: [world.alliance.id],
    workshopId: world.workshops.map(({ id }) => id),
    ...{ ruleSetKey: ['S0', 'P0'], unionId: [world.alliance.governingUnionId], importId: ['no-such-import'] },
    userId: world.teams.flatMap((team) => team.map(({ id }) => id)).slice(0, 2),
    ...{ problemId: ['no-such-problem'], resultId: ['no-such-result'], resourceId: ['no-such-resource'] },
  }
}

const delivered = () => vi.waitFor(async () => expect(await pendingDeliveries()).toEqual({}), { timeout: 30_000, interval: 20 })
/** The hash of the envelope is told to nobody. */
const sealOf = ({ words }: SealedBid) => words.at(-2) ?? ''
/** The hash of a file stands on no page. */
const toldOf = (bid: SealedBid) => bid.words.filter((word) => !/^[0-9a-f]{64}$/.test(word))
/** Amounts are written as people write them. */
const shapesOf = (word: string) => {
  if (!/^\d{10,}$/.test(word)) return [word, Buffer.from(word).toString('base64').replace(/=+$/, ''), Buffer.from(word).toString('hex')]
  const yuan = (Number(word) / 100).toFixed(2)
  return [word, yuan, yuan.replace(/\B(?=(\d{3})+\.)/g, ','), (Number(word) / 1_000_000).toFixed(2)]
}

/** "address: word" for every word of these bids in what was seen. */
function wordsIn(pages: ReadonlyMap<string, string>, of: readonly SealedBid[]): string[] {
  const words = of.flatMap(({ words: all }) => all.flatMap((word) => shapesOf(word)))
  return [...pages].flatMap(([address, text]) => words.filter((word) => text.includes(word)).map((word) => `${address}: ${word}`))
}

/** The words of a bid that somebody found somewhere, in whatever shape. */
const found = (pages: ReadonlyMap<string, string>, bid: SealedBid) => {
  const everything = [...pages.values()].join('\n')
  return toldOf(bid).filter((word) => shapesOf(word).some((shape) => everything.includes(shape)))
}

const sealed = new Map<string, ReadonlyMap<string, string>>()

it('P9 the crawl goes to every route of the built program and stops at a parameter that it does not know', () => {
  expect(addressesOf(ids()).length).toBeGreaterThan(60)
  expect(addressesOf(ids())).toContain(`/challenges/${world.challenge.id}/bids`)
  expect(() => addressesOf({ ...ids(), bidId: undefined as never })).toThrow('no ids for bidId')
})

it('P9 before the opening nobody outside a team finds a word of a bid anywhere', async () => {
  await delivered()
  for (const [name, who] of outsiders) {
    const pages = await crawl(app, who, ids())
    expect([name, wordsIn(pages, bids)]).toEqual([name, []])
    sealed.set(name, pages)
  }
})

it('P9 before the opening each team finds all of its own bid and nothing of the other', async () => {
  for (const [place, bid] of bids.entries()) {
    const pages = await crawl(app, await enter(bid.team[0]!), ids())
    expect(found(pages, bid)).toEqual(toldOf(bid))
    expect(wordsIn(pages, [bids[1 - place]!])).toEqual([])
  }
})

it('P9 the log of the program holds no word of a bid, at its most talkative', () => {
  expect(app.words().length).toBeGreaterThan(100)
  expect(bids.flatMap(toldOf).filter((word) => app.words().includes(word))).toEqual([])
})

it('P9 with no bid at all every answer to an outsider is the same, byte for byte', async () => {
  await forgetBid(world)
  await forgetBid(world)
  await delivered()
  for (const [name, who] of outsiders) {
    const before = sealed.get(name)
    const pages = await crawl(app, who, ids())
    expect(pages.size).toBe(before?.size)
    const differing = [...pages].filter(([address, text]) => before?.get(address) !== text).map(([address]) => address)
    expect([name, differing]).toEqual([name, []])
  }
})

it('P9 after the opening the same crawl finds every word for those who decide, watch and score, and for nobody else', async () => {
  bids = [await addBid(world), await addBid(world)]
  await passDeadline(world.challenge.id)
  await vi.waitFor(
    async () => expect((await db.challenge.findUniqueOrThrow({ where: { id: world.challenge.id } })).status).toBe('closed'),
    { timeout: 10_000 },
  )
  await openBids(await leadOf(world.alliance), world.challenge.id)
  const expert = await buildExpert()
  await assignReviewers(await leadOf(world.alliance), world.challenge.id, [expert.id])
  const reviews = await db.review.findMany({ where: { reviewerId: expert.id } })
  const reviewIds = reviews.map(({ id }) => id)
  await delivered()
  const deciders = [
    'the staff of the alliance',
    'the lead of the alliance',
    "an officer of the unit's union",
    'an officer of the governing union',
  ]
  const everybody = [...outsiders, ['the reviewer', await enter(expert)] as const]
  for (const [name, who] of everybody) {
    // Where a bid may stand: everything else was seen to be the same with and without one.
    const pages = await crawl(app, who, ids(reviewIds), /challenges|bids|files|reviews|todos|alliances|^\/$/)
    const all = deciders.includes(name) || name === 'the reviewer'
    expect([name, bids.flatMap((bid) => found(pages, bid))]).toEqual([name, all ? bids.flatMap(toldOf) : []])
    expect(bids.map(sealOf).filter((seal) => [...pages.values()].some((text) => text.includes(seal)))).toEqual([])
  }
})
