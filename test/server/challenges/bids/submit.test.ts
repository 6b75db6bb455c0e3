import { expect, it } from 'vitest'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { draftBid } from '~server/challenges/bids/draft-bid'
import { findOwnBid, getBid } from '~server/challenges/bids/get-bid'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { db, pool } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { bidFor, databaseState, eventsOf, refusal, securityKindsOf, untilWaiting, whileHeld } from '../given'

const sealedColumns = { plan: null, planText: null, costFen: null, openedAt: null }

it('CH-06 a bid is submitted: sealed, for its team alone, with a receipt in the time of the database, and recorded on its own life', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const member = await addMember(workshop)
  const actor = await actorFor(workshop.leader)
  const receipt = await submitBid(actor, challenge.id, { ...bidFor(workshop), members: [{ username: member.username, duty: '测温' }] })
  const bid = await db.bid.findUniqueOrThrow({ where: { id: receipt.id }, include: { members: true, envelopes: true } })
  expect(bid).toMatchObject({
    ...sealedColumns,
    status: 'submitted',
    bidderKey: `workshop:${workshop.id}`,
    leaderId: actor.userId,
    currentVersion: 1,
  })
  expect(bid.submittedAt?.toISOString()).toBe(receipt.submittedAt)
  expect([...bid.audience].sort()).toEqual([`user:${actor.userId}`, `user:${member.id}`].sort())
  expect(bid.members).toEqual([{ bidId: bid.id, userId: member.id, duty: '测温' }])
  expect(bid.envelopes).toMatchObject([{ version: 1, scheme: 'policy' }])
  expect(await eventsOf(`bid:${bid.id}`)).toMatchObject([{ name: 'bid.submitted', actorId: actor.userId, data: {} }])
  expect((await eventsOf(`challenge:${challenge.id}`)).map(({ name }) => name)).not.toContain('bid.submitted')
})

it('CH-10 a draft is kept half empty, is no bid yet, and becomes one when it is submitted', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const actor = await actorFor(workshop.leader)
  const empty = { ...bidFor(workshop), plan: { doc: { type: 'doc' as const }, text: '' }, cost: 0n, milestones: [] }
  const { id } = await draftBid(actor, challenge.id, empty)
  expect(await db.bid.findUniqueOrThrow({ where: { id } })).toMatchObject({ ...sealedColumns, status: 'draft', submittedAt: null })
  expect(await findOwnBid(actor, challenge.id)).toMatchObject({ id, status: 'draft', costFen: 0n, milestones: [] })
  const receipt = await submitBid(actor, challenge.id, bidFor(workshop))
  expect(receipt.id).toBe(id)
  expect(await db.bid.findUniqueOrThrow({ where: { id } })).toMatchObject({ status: 'submitted', currentVersion: 2 })
  expect((await eventsOf(`bid:${id}`)).map(({ name }) => name)).toEqual(['bid.drafted', 'bid.submitted'])
})

it('CH-10 a submitted bid is changed: the last version counts and every one before it is kept as it was', async () => {
  const { challenge } = await buildChallenge()
  const { bid, workshop } = await buildBid(challenge.id, { cost: 100n })
  const actor = await actorFor(workshop.leader)
  const before = await db.bidEnvelope.findMany({ where: { bidId: bid.id } })
  await submitBid(actor, challenge.id, { ...bidFor(workshop), cost: 200n })
  await submitBid(actor, challenge.id, { ...bidFor(workshop), cost: 300n })
  const envelopes = await db.bidEnvelope.findMany({ where: { bidId: bid.id }, orderBy: { version: 'asc' } })
  expect(envelopes.map(({ version }) => version)).toEqual([1, 2, 3])
  expect(envelopes[0]).toEqual(before[0])
  expect(await getBid(actor, bid.id)).toMatchObject({ costFen: 300n, status: 'submitted' })
  expect(await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).toMatchObject({ currentVersion: 3, ...sealedColumns })
  const rewrite = pool().query(`UPDATE "BidEnvelope" SET sha256 = 'x' WHERE "bidId" = $1`, [bid.id])
  await expect(rewrite).rejects.toMatchObject({ code: '23001' })
})

it('CH-10 a half-finished draft does not take the place of what was submitted', async () => {
  const { challenge } = await buildChallenge()
  const { workshop } = await buildBid(challenge.id)
  const before = await databaseState()
  const attempt = draftBid(await actorFor(workshop.leader), challenge.id, bidFor(workshop))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { entity: 'bid', status: 'submitted', action: 'draft' } })
  expect(await databaseState()).toEqual(before)
})

it.each(['plan = \'{"type":"doc"}\'', `"planText" = '字'`, '"costFen" = 1'])(
  'P9 the database itself refuses to unseal a bid early: SET %s',
  async (change) => {
    const { challenge } = await buildChallenge()
    const { bid } = await buildBid(challenge.id)
    const attempt = pool().query(`UPDATE "Bid" SET ${change} WHERE id = $1`, [bid.id])
    await expect(attempt).rejects.toMatchObject({ code: '23514', constraint: 'Bid_sealed' })
    expect(await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).toMatchObject(sealedColumns)
  },
)

it('P18 the database refuses to let an opened challenge be open for bids again', async () => {
  const { challenge } = await buildChallenge({ status: 'in_review' })
  const attempt = pool().query(`UPDATE "Challenge" SET status = 'open' WHERE id = $1`, [challenge.id])
  await expect(attempt).rejects.toMatchObject({ code: '23514', constraint: 'Challenge_opened' })
})

it('P11 the same form sent five times at once is one bid of one version with one receipt', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const actor = await actorFor(workshop.leader)
  const form = bidFor(workshop)
  const answers = await Promise.all(Array.from({ length: 5 }, () => submitBid(actor, challenge.id, form)))
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1)
  expect(await db.bid.findMany({ where: { challengeId: challenge.id } })).toMatchObject([{ currentVersion: 1 }])
  expect(await refusal(submitBid(actor, challenge.id, { ...form, cost: 1n }))).toMatchObject({ code: 'idempotency_key_reused' })
  expect(await refusal(submitBid(actor, challenge.id, { ...form, key: 'short' }))).toMatchObject({ code: 'idempotency_key_missing' })
})

it('P9 what is remembered of a submission for its repetition says nothing of the bid', async () => {
  const { challenge } = await buildChallenge()
  const { bid } = await buildBid(challenge.id)
  const rows = await db.idempotencyKey.findMany({ where: { purpose: `submit_bid:${challenge.id}` } })
  expect(rows.map(({ answer }) => answer)).toEqual([{ id: bid.id, submittedAt: bid.submittedAt?.toISOString() }])
})

it('P18 two versions by one leader at once are both kept, and exactly one of them counts', async () => {
  const { challenge } = await buildChallenge()
  const { bid, workshop } = await buildBid(challenge.id)
  const actor = await actorFor(workshop.leader)
  await Promise.all([7n, 8n].map((cost) => submitBid(actor, challenge.id, { ...bidFor(workshop), cost, key: freshKey() })))
  expect(await db.bidEnvelope.count({ where: { bidId: bid.id } })).toBe(3)
  expect(await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).toMatchObject({ currentVersion: 3, status: 'submitted' })
  expect([7n, 8n]).toContain((await getBid(actor, bid.id)).costFen)
})

it('P18 a version that comes while the bid is being withdrawn is refused as withdrawn, not as too late', async () => {
  const { challenge } = await buildChallenge()
  const { bid, workshop } = await buildBid(challenge.id)
  const actor = await actorFor(workshop.leader)
  let late: Promise<unknown> = Promise.resolve()
  await whileHeld(`UPDATE "Bid" SET status = 'withdrawn' WHERE id = '${bid.id}'`, async () => {
    late = refusal(submitBid(actor, challenge.id, bidFor(workshop)))
    await untilWaiting()
  })
  expect(await late).toMatchObject({ code: 'conflict', detail: { entity: 'bid', status: 'withdrawn', action: 'submit' } })
  expect(await db.bidEnvelope.count({ where: { bidId: bid.id } })).toBe(1)
  expect(await securityKindsOf(actor.userId)).toEqual([])
})

it.each(['in_review', 'nominated', 'awarded', 'unsuccessful', 'cancelled'] as const)(
  'CH-15 nothing is submitted to what is %s',
  async (status) => {
    const { challenge } = await buildChallenge({ status })
    const workshop = await buildWorkshop()
    const actor = await actorFor(workshop.leader)
    const before = await databaseState()
    expect(await refusal(submitBid(actor, challenge.id, bidFor(workshop)))).toMatchObject({
      code: 'conflict',
      detail: { status, action: 'bid' },
    })
    expect(await refusal(draftBid(actor, challenge.id, bidFor(workshop)))).toMatchObject({ code: 'conflict', detail: { status } })
    expect(await databaseState()).toEqual(before)
  },
)

it('CH-15 after the deadline a submission is refused with the deadline, whether or not the clock has closed it yet, and written down', async () => {
  const open = (await buildChallenge()).challenge
  await passDeadline(open.id)
  const closed = (await buildChallenge({ status: 'closed' })).challenge
  const workshop = await buildWorkshop()
  const actor = await actorFor(workshop.leader)
  const before = await databaseState()
  for (const { id } of [open, closed]) {
    const { deadlineAt } = await db.challenge.findUniqueOrThrow({ where: { id } })
    const late = await refusal(submitBid(actor, id, bidFor(workshop)))
    expect(late).toMatchObject({ code: 'deadline_passed', detail: { deadline: deadlineAt.toISOString() } })
  }
  expect(await databaseState()).toEqual(before)
  expect(await securityKindsOf(actor.userId)).toEqual(['deadline_attempt', 'deadline_attempt'])
})

it('P17 nobody bids without an account, and not on a draft that he may not know of', async () => {
  const { challenge } = await buildChallenge({ status: 'draft' })
  const workshop = await buildWorkshop()
  expect(await refusal(submitBid(visitor, challenge.id, bidFor(workshop)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(submitBid(systemActor, challenge.id, bidFor(workshop)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(submitBid(await actorFor(workshop.leader), challenge.id, bidFor(workshop)))).toMatchObject({ code: 'not_found' })
  expect(await refusal(submitBid(await actorFor(await buildUser()), 'no-such-challenge', bidFor(workshop)))).toMatchObject({
    code: 'not_found',
  })
})

itKeepsEveryAudienceTrue()
