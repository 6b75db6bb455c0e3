import { afterEach, beforeAll, expect, it, vi } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { openBids } from '~server/challenges/bids/open-bids'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { withdrawBid } from '~server/challenges/bids/withdraw-bid'
import { closeChallenge } from '~server/challenges/close-challenge'
import { db, pool } from '~server/core/database'
import { systemActor, type UserActor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { bidFor, DAY_MS, leadOf, outcomes, refusal, untilWaiting, whileHeld } from '../given'
import { releaseClock, setClock, takeClock } from './database-clock'

let alliance: AllianceWithWorkshops
let workshop: WorkshopWithLeader
let bidder: UserActor
let lead: UserActor
beforeAll(async () => {
  await takeClock()
  alliance = await buildAlliance()
  workshop = await buildWorkshop()
  ;[bidder, lead] = [await actorFor(workshop.leader), await leadOf(alliance)]
})
afterEach(async () => {
  vi.useRealTimers()
  await releaseClock()
})

const open = async () => (await buildChallenge({ alliance })).challenge
const onceEach = (...attempts: (() => Promise<unknown>)[]) => outcomes(attempts.map((attempt) => attempt()))

it.each([
  ['a second before the deadline', -1_000_000, 'done'],
  ['a millisecond before the deadline', -1_000, 'done'],
  ['at the deadline itself', 0, 'done'],
  ['a microsecond after the deadline', 1, 'deadline_passed'],
  ['a millisecond after the deadline', 1_000, 'deadline_passed'],
  ['a day after the deadline', DAY_MS * 1_000, 'deadline_passed'],
])('P6 a bid that comes %s by the clock of the database: %i µs, %s', async (_when, microseconds, expected) => {
  const challenge = await open()
  await setClock(challenge.id, microseconds)
  expect(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))).toEqual([expected])
  expect(await db.bid.count({ where: { challengeId: challenge.id } })).toBe(expected === 'done' ? 1 : 0)
})

it.each([-1_000, 0, 1_000])('P6 no instant is both in time for a bid and late enough to open or close: %i µs', async (microseconds) => {
  const [toOpen, toClose] = [await open(), await open()]
  await setClock(toOpen.id, microseconds)
  const [submitted] = await onceEach(() => submitBid(bidder, toOpen.id, bidFor(workshop)))
  const [opened] = await onceEach(() => openBids(lead, toOpen.id))
  await setClock(toClose.id, microseconds)
  const [closed] = await onceEach(() => closeChallenge(systemActor, toClose.id))
  const early = microseconds <= 0
  expect({ submitted, opened, closed }).toEqual(
    early
      ? { submitted: 'done', opened: 'not_yet_opening', closed: 'not_yet_opening' }
      : { submitted: 'deadline_passed', opened: 'done', closed: 'done' },
  )
})

it('P6 the instant on the receipt is the one that was compared: never after the deadline, however the clock goes on meanwhile', async () => {
  const challenge = await open()
  const ended: string[] = []
  for (let start = -6; start <= 1; start++) {
    await setClock(challenge.id, start * 1_000, 1_000)
    ended.push(...(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))))
    const bid = await db.bid.findFirst({ where: { challengeId: challenge.id } })
    expect(bid?.submittedAt?.getTime() ?? 0).toBeLessThanOrEqual(challenge.deadlineAt.getTime())
  }
  expect([ended[0], ended.at(-1)]).toEqual(['done', 'deadline_passed'])
})

it('F6 a transaction that was opened before the deadline and submits after it is refused: now() would have let it in', async () => {
  const challenge = await open()
  await setClock(challenge.id, -50_000)
  let late: Promise<unknown> = Promise.resolve()
  await whileHeld(`SELECT id FROM "Challenge" WHERE id = '${challenge.id}' FOR UPDATE`, async () => {
    late = refusal(submitBid(bidder, challenge.id, bidFor(workshop)))
    await untilWaiting()
    await setClock(challenge.id, 1_000)
  })
  expect(await late).toMatchObject({ code: 'deadline_passed' })
  expect(await db.bid.count({ where: { challengeId: challenge.id } })).toBe(0)
  expect(await db.bidEnvelope.count({ where: { bid: { challengeId: challenge.id } } })).toBe(0)
})

it('P6 the version that counts stays when a later one comes too late', async () => {
  const challenge = await open()
  await setClock(challenge.id, 0)
  const { id } = await submitBid(bidder, challenge.id, { ...bidFor(workshop), cost: 5n })
  await setClock(challenge.id, 1_000)
  expect(await onceEach(() => submitBid(bidder, challenge.id, { ...bidFor(workshop), cost: 6n }))).toEqual(['deadline_passed'])
  await openBids(lead, challenge.id)
  expect(await db.bid.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'opened', costFen: 5n, currentVersion: 1 })
})

it('P6 once opened nothing is submitted or withdrawn, even when the clock goes back or the deadline is moved', async () => {
  const challenge = await open()
  const { bid, leader } = await buildBid(challenge.id)
  await setClock(challenge.id, 2_000)
  await openBids(lead, challenge.id)
  await setClock(challenge.id, -3_600_000_000)
  expect(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))).toEqual(['conflict'])
  await pool().query(`UPDATE "Challenge" SET "deadlineAt" = "deadlineAt" + interval '30 days' WHERE id = $1`, [challenge.id])
  expect(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))).toEqual(['conflict'])
  const withdrawal = refusal(withdrawBid(await actorFor(leader), bid.id))
  expect(await withdrawal).toMatchObject({ code: 'conflict', detail: { status: 'opened' } })
})

it.each([
  ['a day slow', -DAY_MS],
  ['a day fast', 15 * DAY_MS],
])('P6 the clock of this process may be %s: only the one of the database decides', async (_how, shift) => {
  const challenge = await open()
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + shift })
  await setClock(challenge.id, 0)
  expect(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))).toEqual(['done'])
  expect(await onceEach(() => openBids(lead, challenge.id))).toEqual(['not_yet_opening'])
  await setClock(challenge.id, 1_000)
  expect(await onceEach(() => submitBid(bidder, challenge.id, bidFor(workshop)))).toEqual(['deadline_passed'])
  expect(await onceEach(() => openBids(lead, challenge.id))).toEqual(['done'])
})

itKeepsEveryAudienceTrue()
