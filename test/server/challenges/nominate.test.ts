import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { nominateBid } from '~server/challenges/nominate-bid'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { recuseReview } from '~server/challenges/reviews/recuse-review'
import { submitReview } from '~server/challenges/reviews/submit-review'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, databaseState, decision, eventsOf, lastEventOf, leadOf, outcomes, refusal, securityKindsOf, staffOf } from './given'

async function score(challengeId: string, bidId?: string): Promise<void> {
  const criteria = await db.scoringCriterion.findMany({ where: { challengeId } })
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, 800]))
  for (const sheet of await db.review.findMany({ where: { status: 'assigned', bid: { challengeId, ...(bidId && { id: bidId }) } } }))
    await submitReview(await actorFor({ id: sheet.reviewerId }), sheet.id, { scores, comment: '意见' })
}

/** Two opened bids, both scored by one reviewer. */
async function scored() {
  const built = await buildChallenge({ status: 'in_review', bids: [{}, {}], reviewers: [await buildExpert()] })
  await score(built.challenge.id)
  const [winner = '', loser = ''] = built.bids.map(({ bid }) => bid.id)
  return { ...built, winner, loser, lead: await leadOf(built.alliance), id: built.challenge.id }
}

it('CH-20 the lead nominates a bid with the reason, which is recorded; the other stays opened', async () => {
  const { id, lead, winner, loser } = await scored()
  const before = await challengeNow(id)
  await nominateBid(lead, id, { bidId: winner, ...(await decision(id, '得分最高。')) })
  expect(await challengeNow(id)).toMatchObject({
    status: 'nominated',
    nominatedById: lead.userId,
    decisionReason: '得分最高。',
    version: before.version + 1,
  })
  expect(await db.bid.findUniqueOrThrow({ where: { id: winner } })).toMatchObject({ status: 'nominated' })
  expect(await db.bid.findUniqueOrThrow({ where: { id: loser } })).toMatchObject({ status: 'opened' })
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ name: 'challenge.nominated', actorId: lead.userId, reason: '得分最高。' })
})

it('P17 nobody but the lead nominates', async () => {
  const { id, alliance, winner, bids } = await scored()
  const others = [
    await staffOf(alliance),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  const before = await databaseState()
  for (const other of others)
    expect(await refusal(nominateBid(other, id, { bidId: winner, ...(await decision(id)) }))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(nominateBid(visitor, id, { bidId: winner, ...(await decision(id)) }))).toMatchObject({ code: 'not_signed_in' })
  expect((await databaseState()).Bid).toEqual(before.Bid)
})

it('P12 without reviewers, with a sheet outstanding, or with a bid that nobody could score, nobody is nominated', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}, {}] })
  const lead = await leadOf(alliance)
  const [first = '', second = ''] = bids.map(({ bid }) => bid.id)
  const attempt = async () => refusal(nominateBid(lead, challenge.id, { bidId: first, ...(await decision(challenge.id)) }))
  expect(await attempt()).toMatchObject({ code: 'reviews_incomplete', detail: { bids: 2 } })
  const partial = await buildExpert({ unitId: bids[1]?.workshop.unitId ?? '' })
  await assignReviewers(lead, challenge.id, [partial.id])
  expect(await attempt()).toMatchObject({ code: 'reviews_incomplete', detail: { bids: 2 } })
  await score(challenge.id, first)
  // The second bid has one reviewer, who is recused from it.
  expect(await attempt()).toMatchObject({ code: 'reviews_incomplete', detail: { bids: 1 } })
  const other = await buildExpert()
  await assignReviewers(lead, challenge.id, [other.id])
  await score(challenge.id, second)
  expect(await attempt()).toMatchObject({ code: 'reviews_incomplete', detail: { bids: 1 } })
  await score(challenge.id)
  await nominateBid(lead, challenge.id, { bidId: first, ...(await decision(challenge.id)) })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'nominated' })
})

it('CH-17 a reviewer who stands aside is not waited for', async () => {
  const [first, second] = [await buildExpert(), await buildExpert()]
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [first, second] })
  const sheet = await db.review.findFirstOrThrow({ where: { reviewerId: second.id } })
  await recuseReview(await actorFor(second), sheet.id, '合作者。')
  await score(challenge.id)
  await nominateBid(await leadOf(alliance), challenge.id, { bidId: bids[0]?.bid.id ?? '', ...(await decision(challenge.id)) })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'nominated' })
})

it.each(['open', 'closed', 'nominated', 'awarded', 'unsuccessful', 'cancelled'] as const)(
  'P18 on what is %s nobody is nominated, and the state is said',
  async (status) => {
    const { challenge, alliance, bids } = await buildChallenge({ status, bids: [{}] })
    const before = await databaseState()
    const attempt = nominateBid(await leadOf(alliance), challenge.id, { bidId: bids[0]?.bid.id ?? '', ...(await decision(challenge.id)) })
    expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action: 'nominate' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('P12 a bid of another challenge, a lapsed or a withdrawn one is not there to nominate', async () => {
  const { id, lead } = await scored()
  const other = await scored()
  const before = await databaseState()
  for (const bidId of [other.winner, 'no-such-bid'])
    expect(await refusal(nominateBid(lead, id, { bidId, ...(await decision(id)) }))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it('P12 who is on the team of a bid does not nominate it, and the attempt is written down; another bid he may', async () => {
  const { id, lead, winner, loser } = await scored()
  await db.bidMember.create({ data: { bidId: winner, userId: lead.userId } })
  const before = await databaseState()
  expect(await refusal(nominateBid(lead, id, { bidId: winner, ...(await decision(id)) }))).toMatchObject({ code: 'recused' })
  expect(await databaseState()).toEqual(before)
  expect(await securityKindsOf(lead.userId)).toEqual(['recused_attempt'])
  await db.bidMember.deleteMany({ where: { bidId: winner, userId: lead.userId } })
  await nominateBid(lead, id, { bidId: loser, ...(await decision(id)) })
})

it('P18 an old version is not nominated on, and of two nominations at once one wins, ten times', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, lead, winner, loser } = await scored()
    const now = await decision(id)
    if (round === 0)
      expect(await refusal(nominateBid(lead, id, { bidId: winner, ...now, version: now.version - 1 }))).toMatchObject({
        code: 'stale_version',
      })
    const ended = await outcomes([winner, loser].map((bidId) => nominateBid(lead, id, { bidId, ...now })))
    expect(ended.sort()).toEqual(['conflict', 'done'])
    expect(await db.bid.count({ where: { challengeId: id, status: 'nominated' } })).toBe(1)
    expect((await eventsOf(`challenge:${id}`)).filter(({ name }) => name === 'challenge.nominated')).toHaveLength(1)
  }
})

it('P12 of a nomination and a new reviewer at once nobody is left to score after the decision, ten times', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, lead, winner } = await scored()
    const expert = await buildExpert()
    const now = await decision(id)
    await outcomes([nominateBid(lead, id, { bidId: winner, ...now }), assignReviewers(lead, id, [expert.id])])
    const waiting = await db.review.count({ where: { bid: { challengeId: id }, status: 'assigned' } })
    expect((await challengeNow(id)).status === 'nominated' && waiting > 0).toBe(false)
  }
})

itKeepsEveryAudienceTrue()
