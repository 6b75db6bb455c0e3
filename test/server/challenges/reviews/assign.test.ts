import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { getBid } from '~server/challenges/bids/get-bid'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { getReview, listExperts } from '~server/challenges/reviews/get-reviews'
import { recuseReview } from '~server/challenges/reviews/recuse-review'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { challengeNow, databaseState, lastEventOf, leadOf, outcomes, refusal, staffOf } from '../given'

const reviewsOf = (challengeId: string) => db.review.findMany({ where: { bid: { challengeId } }, orderBy: { assignedAt: 'asc' } })
const bidNow = (id = '') => db.bid.findUniqueOrThrow({ where: { id } })

it('CH-17 every opened bid is given to every reviewer, who reads it from then on, and it is recorded', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}, {}] })
  const experts = [await buildExpert(), await buildExpert()]
  const staff = await staffOf(alliance)
  expect(await refusal(getBid(await actorFor(experts[0] ?? { id: '' }), bids[0]?.bid.id ?? ''))).toMatchObject({ code: 'not_found' })
  await assignReviewers(
    staff,
    challenge.id,
    experts.map(({ id }) => id),
  )
  const reviews = await reviewsOf(challenge.id)
  expect(reviews).toHaveLength(4)
  expect(new Set(reviews.map(({ status }) => status))).toEqual(new Set(['assigned']))
  expect(await getBid(await actorFor(experts[0] ?? { id: '' }), bids[0]?.bid.id ?? '')).toMatchObject({ status: 'opened' })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'in_review', version: challenge.version + 1 })
  const event = await lastEventOf(`challenge:${challenge.id}`)
  expect(event).toMatchObject({ name: 'challenge.reviewers_assigned', actorId: staff.userId, data: { experts: 2 } })
})

it("CH-17 a reviewer of the bidder's unit, of a member's unit, or on the team is recused at once from that bid only, and does not read it", async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}, {}] })
  const [own, other] = [bids[0], bids[1]]
  const sameUnit = await buildExpert({ unitId: own?.workshop.unitId ?? '' })
  await db.expertProfile.create({ data: { userId: own?.member.id ?? '', field: '护理' } })
  await assignReviewers(await leadOf(alliance), challenge.id, [sameUnit.id, own?.member.id ?? ''])
  const reviews = await reviewsOf(challenge.id)
  const how = (bidId = '', reviewerId = '') => {
    const review = reviews.find((one) => one.bidId === bidId && one.reviewerId === reviewerId)
    return review && [review.status, review.recusal]
  }
  expect(how(own?.bid.id, sameUnit.id)).toEqual(['recused', 'own_unit'])
  expect(how(own?.bid.id, own?.member.id)).toEqual(['recused', 'on_team'])
  expect(how(other?.bid.id, sameUnit.id)).toEqual(['assigned', ''])
  expect(how(other?.bid.id, own?.member.id)).toEqual(['assigned', ''])
  expect((await bidNow(own?.bid.id)).audience).not.toContain(`user:${sameUnit.id}`)
  expect(await refusal(getBid(await actorFor(sameUnit), own?.bid.id ?? ''))).toMatchObject({ code: 'not_found' })
  const recused = reviews.find(({ bidId, reviewerId }) => bidId === own?.bid.id && reviewerId === sameUnit.id)
  expect(await getReview(await actorFor(sameUnit), recused?.id ?? '')).toMatchObject({ status: 'recused', bid: null })
})

it('CH-17 reviewers can be added later: the earlier ones keep their sheets and their sight of the bids', async () => {
  const early = await buildExpert()
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [early] })
  const before = await reviewsOf(challenge.id)
  const late = await buildExpert()
  await assignReviewers(await leadOf(alliance), challenge.id, [late.id, early.id])
  const reviews = await reviewsOf(challenge.id)
  expect(reviews.slice(0, 1)).toEqual(before)
  expect(reviews.map(({ reviewerId }) => reviewerId)).toEqual([early.id, late.id])
  expect((await bidNow(bids[0]?.bid.id)).audience).toEqual(expect.arrayContaining([`user:${early.id}`, `user:${late.id}`]))
})

it('CH-17 who stood aside does not get the bid back when others are added, nor when he is named again', async () => {
  const [early, partial] = [await buildExpert(), await buildExpert()]
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [early, partial] })
  const review = (await reviewsOf(challenge.id)).find(({ reviewerId }) => reviewerId === early.id)
  await recuseReview(await actorFor(early), review?.id ?? '', '课题合作者。')
  await assignReviewers(await leadOf(alliance), challenge.id, [(await buildExpert()).id, early.id])
  expect((await bidNow(bids[0]?.bid.id)).audience).not.toContain(`user:${early.id}`)
  expect(await refusal(getBid(await actorFor(early), bids[0]?.bid.id ?? ''))).toMatchObject({ code: 'not_found' })
  expect(await db.review.findUniqueOrThrow({ where: { id: review?.id ?? '' } })).toMatchObject({
    status: 'recused',
    recusal: '课题合作者。',
  })
})

it('CH-17 who stood aside while others are being added stays without the bid, and the added one reads it, ten times', async () => {
  for (let round = 0; round < 10; round++) {
    const [early, late] = [await buildExpert(), await buildExpert()]
    const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [early] })
    const [review] = await reviewsOf(challenge.id)
    const lead = await leadOf(alliance)
    const ended = await outcomes([
      recuseReview(await actorFor(early), review?.id ?? '', '理由'),
      assignReviewers(lead, challenge.id, [late.id]),
    ])
    expect(ended).toEqual(['done', 'done'])
    const { audience } = await bidNow(bids[0]?.bid.id)
    expect(audience).toContain(`user:${late.id}`)
    expect(audience).not.toContain(`user:${early.id}`)
  }
})

it('CH-17 only experts of today are named: others, the retired and the suspended are refused, and nobody is assigned', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const [expert, retired, suspended] = [await buildExpert(), await buildExpert(), await buildExpert()]
  await db.expertProfile.update({ where: { userId: retired.id }, data: { retiredAt: new Date() } })
  await db.user.update({ where: { id: suspended.id }, data: { status: 'suspended' } })
  const lead = await leadOf(alliance)
  expect((await listExperts(lead, challenge.id)).map(({ id }) => id)).not.toContain(retired.id)
  const before = await databaseState()
  for (const other of [retired.id, suspended.id, (await buildUser()).id, 'no-such-user']) {
    const attempt = assignReviewers(lead, challenge.id, [expert.id, other])
    expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'expertIds', code: 'choose_experts' }] })
  }
  expect((await databaseState()).Review).toBe(before.Review)
})

it('P17 the staff assigns; unions, bidders, experts and the administrator may not', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const expert = await buildExpert()
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  const bidder = await actorFor(bids[0]?.leader ?? { id: '' })
  for (const other of [officer, bidder, await actorFor(await buildUser({ isAdmin: true })), await actorFor(expert)])
    expect(await refusal(assignReviewers(other, challenge.id, [expert.id]))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(assignReviewers(visitor, challenge.id, [expert.id]))).toMatchObject({ code: 'not_signed_in' })
  expect(await reviewsOf(challenge.id)).toEqual([])
})

it.each(['open', 'closed', 'nominated', 'awarded', 'unsuccessful', 'cancelled'] as const)(
  'P18 to what is %s nobody is assigned',
  async (status) => {
    const { challenge, alliance } = await buildChallenge({ status, ...(status === 'open' ? { bids: [{}] } : {}) })
    const expert = await buildExpert()
    const before = await databaseState()
    const attempt = assignReviewers(await leadOf(alliance), challenge.id, [expert.id])
    expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status, action: 'assign_reviewers' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('P18 of three assignments of one expert at once there is one sheet for each bid', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}, {}] })
  const [lead, expert] = [await leadOf(alliance), await buildExpert()]
  const ended = await outcomes(Array.from({ length: 3 }, () => assignReviewers(lead, challenge.id, [expert.id])))
  expect(ended).toEqual(['done', 'done', 'done'])
  expect(await reviewsOf(challenge.id)).toHaveLength(2)
})

itKeepsEveryAudienceTrue()
