import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { openBids } from '~server/challenges/bids/open-bids'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { cancelChallenge } from '~server/challenges/cancel-challenge'
import { closeChallenge } from '~server/challenges/close-challenge'
import { tick } from '~server/clock/clock'
import { db } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { bidFor, challengeNow, databaseState, decision, eventsOf, lastEventOf, leadOf, outcomes, refusal, staffOf } from './given'

// The clock also sweeps files: not those of somebody who works on this machine.
const files = mkdtempSync(path.join(tmpdir(), 'chuangmeng-files-'))
process.env.DATA_DIR = files
afterAll(() => rmSync(files, { recursive: true, force: true }))

it('CH-27 an open challenge is cancelled by the lead with the reason, which is recorded', async () => {
  const { challenge, alliance } = await buildChallenge()
  const lead = await leadOf(alliance)
  await cancelChallenge(lead, challenge.id, await decision(challenge.id, '需求有变。'))
  expect(await challengeNow(challenge.id)).toMatchObject({
    status: 'cancelled',
    decisionReason: '需求有变。',
    version: challenge.version + 1,
  })
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({
    name: 'challenge.cancelled',
    actorId: lead.userId,
    reason: '需求有变。',
  })
})

it('CH-27 a cancelled draft stays unread by others, and never had a number', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  await cancelChallenge(await leadOf(alliance), challenge.id, await decision(challenge.id))
  const row = await challengeNow(challenge.id)
  expect(row).toMatchObject({ status: 'cancelled', number: null, publishedAt: null })
  expect(row.audience).not.toContain('public')
})

it('P9 the bids on a cancelled challenge stay sealed for ever', async () => {
  const { challenge, bids } = await buildChallenge({ status: 'cancelled', bids: [{}] })
  const bid = await db.bid.findUniqueOrThrow({ where: { id: bids[0]?.bid.id ?? '' } })
  expect(bid).toMatchObject({ status: 'submitted', openedAt: null, plan: null, planText: null, costFen: null })
  await passDeadline(challenge.id)
  const alliance = await db.alliance.findUniqueOrThrow({ where: { id: challenge.allianceId }, include: { leadWorkshop: true } })
  const attempt = openBids(await actorFor({ id: alliance.leadWorkshop.leaderId ?? '' }), challenge.id)
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status: 'cancelled' } })
})

it('P17 nobody but the lead cancels', async () => {
  const { challenge, alliance } = await buildChallenge()
  const others = [
    await staffOf(alliance),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
    await leadOf(await buildAlliance()),
  ]
  const before = await databaseState()
  for (const other of others)
    expect(await refusal(cancelChallenge(other, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(cancelChallenge(visitor, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await databaseState()).toEqual(before)
})

it.each(['closed', 'in_review', 'nominated', 'awarded', 'unsuccessful', 'cancelled'] as const)(
  'P18 what is %s cannot be cancelled',
  async (status) => {
    const { challenge, alliance } = await buildChallenge({ status })
    const before = await databaseState()
    const attempt = cancelChallenge(await leadOf(alliance), challenge.id, await decision(challenge.id))
    expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status, action: 'cancel' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('P18 an old version is not cancelled, and of four cancellations at once one wins', async () => {
  const { challenge, alliance } = await buildChallenge()
  const lead = await leadOf(alliance)
  expect(await refusal(cancelChallenge(lead, challenge.id, { reason: '理由', version: 1 }))).toMatchObject({ code: 'stale_version' })
  const now = await decision(challenge.id)
  const ended = await outcomes(Array.from({ length: 4 }, () => cancelChallenge(lead, challenge.id, now)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
  expect((await eventsOf(`challenge:${challenge.id}`)).filter(({ name }) => name === 'challenge.cancelled')).toHaveLength(1)
})

it('P12 of a cancellation and a bid at once no bid is in that nobody can open or lapse: ten rounds', async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  const { workshop } = await buildBid((await buildChallenge({ alliance })).challenge.id)
  const bidder = await actorFor(workshop.leader)
  for (let round = 0; round < 10; round++) {
    const { challenge } = await buildChallenge({ alliance })
    const now = await decision(challenge.id)
    const [submitted, cancelled] = await outcomes([
      submitBid(bidder, challenge.id, bidFor(workshop)),
      cancelChallenge(lead, challenge.id, now),
    ])
    expect(cancelled).toBe('done')
    expect(['done', 'conflict', 'deadline_passed']).toContain(submitted)
    expect(await db.bid.count({ where: { challengeId: challenge.id, openedAt: { not: null } } })).toBe(0)
    expect(await challengeNow(challenge.id)).toMatchObject({ status: 'cancelled' })
  }
})

it('CH-15 bidding is not closed before its deadline, not even by the system', async () => {
  const { challenge } = await buildChallenge()
  const before = await databaseState()
  const early = await refusal(closeChallenge(systemActor, challenge.id))
  expect(early).toMatchObject({ code: 'not_yet_opening', detail: { deadline: challenge.deadlineAt.toISOString() } })
  expect(await databaseState()).toEqual(before)
})

it('CH-15 after its deadline the system closes it, and it is recorded as the system', async () => {
  const { challenge } = await buildChallenge()
  await passDeadline(challenge.id)
  await closeChallenge(systemActor, challenge.id)
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'closed', openedAt: null })
  const event = await db.event.findFirstOrThrow({ where: { name: 'challenge.closed', threads: { has: `challenge:${challenge.id}` } } })
  expect(event).toMatchObject({ actorId: null, actorName: '系统' })
})

it('CH-15 no person closes it, whatever the hour', async () => {
  const { challenge, alliance } = await buildChallenge()
  await passDeadline(challenge.id)
  for (const person of [await leadOf(alliance), await staffOf(alliance), await actorFor(await buildUser({ isAdmin: true }))])
    expect(await refusal(closeChallenge(person, challenge.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(closeChallenge(visitor, challenge.id))).toMatchObject({ code: 'not_signed_in' })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'open' })
})

it('CH-15 of five clocks at once one closes it, and a clock that finds it closed goes on', async () => {
  const { challenge } = await buildChallenge()
  await passDeadline(challenge.id)
  const ended = await outcomes(Array.from({ length: 5 }, () => closeChallenge(systemActor, challenge.id)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'conflict', 'done'])
  const other = (await buildChallenge()).challenge
  await passDeadline(other.id)
  await Promise.all([tick(), tick()])
  expect(await challengeNow(other.id)).toMatchObject({ status: 'closed' })
  expect((await eventsOf(`challenge:${other.id}`)).filter(({ name }) => name === 'challenge.closed')).toHaveLength(1)
})

itKeepsEveryAudienceTrue()
