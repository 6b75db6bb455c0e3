import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { getBid, listOwnBids } from '~server/challenges/bids/get-bid'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { getReview, getReviews, listExperts } from '~server/challenges/reviews/get-reviews'
import { recuseReview } from '~server/challenges/reviews/recuse-review'
import { submitReview } from '~server/challenges/reviews/submit-review'
import { db } from '~server/core/database'
import { visitor, type Actor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { databaseState, lastEventOf, leadOf, outcomes, refusal, staffOf } from '../given'

async function scoreAll(challengeId: string, reviewer: { id: string }, tenths: number, comment = '意见'): Promise<void> {
  const criteria = await db.scoringCriterion.findMany({ where: { challengeId } })
  const scores = Object.fromEntries(criteria.map(({ id }) => [id, tenths]))
  for (const sheet of await db.review.findMany({ where: { reviewerId: reviewer.id, status: 'assigned', bid: { challengeId } } }))
    await submitReview(await actorFor(reviewer), sheet.id, { scores, comment })
}
const sheetOf = (reviewerId: string) => db.review.findFirstOrThrow({ where: { reviewerId } })
const seen = async (actor: Actor, id: string) =>
  (await getReviews(actor, id)).bids.map(({ reviews, scoreMilli }) => ({ reviews: reviews.length, scoreMilli }))

it("CH-18 a reviewer sees nobody else's sheet, nor the mean, before his own is in; then he sees all", async () => {
  const [first, second] = [await buildExpert(), await buildExpert()]
  const { challenge } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [first, second] })
  await scoreAll(challenge.id, first, 900, '第一位的秘密意见')
  const actor = await actorFor(second)
  expect(await seen(actor, challenge.id)).toEqual([{ reviews: 1, scoreMilli: null }])
  expect(
    JSON.stringify((await getReviews(actor, challenge.id)).bids, (_key, value: unknown) => (typeof value === 'bigint' ? '' : value)),
  ).not.toContain('秘密')
  await scoreAll(challenge.id, second, 700)
  expect(await seen(actor, challenge.id)).toEqual([{ reviews: 2, scoreMilli: 80_000 }])
})

it('CH-18 a reviewer who was added after the mean stood does not read it from the bid either before his own sheet is in', async () => {
  const [first, late] = [await buildExpert(), await buildExpert()]
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [first] })
  await scoreAll(challenge.id, first, 900)
  await assignReviewers(await leadOf(alliance), challenge.id, [late.id])
  const actor = await actorFor(late)
  expect(await seen(actor, challenge.id)).toEqual([{ reviews: 1, scoreMilli: null }])
  expect(await getBid(actor, bids[0]?.bid.id ?? '')).toMatchObject({ scoreMilli: null })
  expect((await getReview(actor, (await sheetOf(late.id)).id)).bid).toMatchObject({ scoreMilli: null })
})

it('CH-22 a team learns its score with the decision, not before, wherever it looks', async () => {
  const expert = await buildExpert()
  const { challenge, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [expert] })
  await scoreAll(challenge.id, expert, 900)
  const team = await actorFor(bids[0]?.leader ?? { id: '' })
  expect(await seen(team, challenge.id)).toEqual([{ reviews: 0, scoreMilli: null }])
  expect(await getBid(team, bids[0]?.bid.id ?? '')).toMatchObject({ scoreMilli: null })
  expect(await listOwnBids(team)).toMatchObject([{ scoreMilli: null }])
  await db.bid.update({ where: { id: bids[0]?.bid.id ?? '' }, data: { status: 'unsuccessful' } })
  expect(await getBid(team, bids[0]?.bid.id ?? '')).toMatchObject({ scoreMilli: 90_000 })
  expect(await listOwnBids(team)).toMatchObject([{ scoreMilli: 90_000 }])
})

it('CH-20 those who decide and watch see every bid with every sheet; a team sees its own bid, others none', async () => {
  const [first, second] = [await buildExpert(), await buildExpert()]
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}, {}], reviewers: [first, second] })
  await scoreAll(challenge.id, first, 800)
  for (const actor of [await leadOf(alliance), await staffOf(alliance), await actorFor(await buildOfficer(alliance.governingUnionId))]) {
    const view = await getReviews(actor, challenge.id)
    expect(view.decides).toBe(true)
    expect(view.bids.map(({ reviews }) => reviews.length)).toEqual([2, 2])
  }
  const own = await getReviews(await actorFor(bids[1]?.member ?? { id: '' }), challenge.id)
  expect(own).toMatchObject({ decides: false, bids: [{ id: bids[1]?.bid.id, reviews: [] }] })
  for (const other of [
    visitor,
    await actorFor(await buildUser()),
    await actorFor(await buildUser({ isAdmin: true })),
    await actorFor(await buildExpert()),
  ])
    expect((await getReviews(other, challenge.id)).bids).toEqual([])
})

it('CH-20 the bids stand in the order of their scores, those without one last', async () => {
  const reviewer = await buildExpert()
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}, {}, {}], reviewers: [reviewer] })
  for (const [place, scoreMilli] of [70_000, null, 90_000].entries())
    await db.bid.update({ where: { id: bids[place]?.bid.id ?? '' }, data: { scoreMilli } })
  expect((await getReviews(await leadOf(alliance), challenge.id)).bids.map(({ scoreMilli }) => scoreMilli)).toEqual([90_000, 70_000, null])
})

it('P17 the experts are listed for those who assign, for nobody else', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const expert = await buildExpert({ field: '麻醉' })
  expect(await listExperts(await staffOf(alliance), challenge.id)).toContainEqual(expect.objectContaining({ id: expert.id, field: '麻醉' }))
  expect(await refusal(listExperts(await actorFor(expert), challenge.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(listExperts(visitor, challenge.id))).toMatchObject({ code: 'not_signed_in' })
})

it('CH-18 who stands aside loses the bid at once, keeps the sheet with the reason, and it is recorded', async () => {
  const expert = await buildExpert()
  const { challenge, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [expert] })
  const [actor, sheet] = [await actorFor(expert), await sheetOf(expert.id)]
  expect((await getReview(actor, sheet.id)).bid).toMatchObject({ id: bids[0]?.bid.id })
  await recuseReview(actor, sheet.id, '导师与学生。')
  expect(await getReview(actor, sheet.id)).toMatchObject({ status: 'recused', recusal: '导师与学生。', bid: null })
  expect(await refusal(getBid(actor, bids[0]?.bid.id ?? ''))).toMatchObject({ code: 'not_found' })
  expect((await getReviews(actor, challenge.id)).bids).toEqual([])
  expect(await lastEventOf(`bid:${bids[0]?.bid.id}`)).toMatchObject({ name: 'review.recused', actorId: expert.id })
})

it('CH-18 when the last reviewer who was waited for stands aside, the mean of the others stands', async () => {
  const [first, second] = [await buildExpert(), await buildExpert()]
  const { challenge, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [first, second] })
  await scoreAll(challenge.id, first, 900)
  await recuseReview(await actorFor(second), (await sheetOf(second.id)).id, '利益关联。')
  expect(await db.bid.findUniqueOrThrow({ where: { id: bids[0]?.bid.id ?? '' } })).toMatchObject({ scoreMilli: 90_000 })
})

it('CH-18 nobody stands aside for another, twice, or after scoring', async () => {
  const [first, second] = [await buildExpert(), await buildExpert()]
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [first, second] })
  const sheet = await sheetOf(first.id)
  for (const other of [await actorFor(second), await leadOf(alliance), visitor])
    expect(await refusal(recuseReview(other, sheet.id, '理由'))).toMatchObject({ code: 'not_found' })
  const actor = await actorFor(first)
  expect((await outcomes(Array.from({ length: 3 }, () => recuseReview(actor, sheet.id, '理由')))).sort()).toEqual([
    'conflict',
    'conflict',
    'done',
  ])
  await scoreAll(challenge.id, second, 500)
  const before = await databaseState()
  const late = await refusal(recuseReview(await actorFor(second), (await sheetOf(second.id)).id, '理由'))
  expect(late).toMatchObject({ code: 'conflict', detail: { entity: 'review', status: 'submitted', action: 'recuse' } })
  expect(await databaseState()).toEqual(before)
})

itKeepsEveryAudienceTrue()
