import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildUser } from '~prisma/seed/factories/people'
import { declareUnsuccessful } from '~server/challenges/award-challenge'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { submitReview } from '~server/challenges/reviews/submit-review'
import { db, pool } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import {
  databaseState,
  decision,
  eventsOf,
  lastEventOf,
  leadOf,
  outcomes,
  refusal,
  securityKindsOf,
  untilWaiting,
  whileHeld,
} from '../given'

const criteria = [
  { title: '方案', weight: 70 },
  { title: '团队', weight: 30 },
]

async function inReview(count = 1) {
  const reviewers = await Promise.all(Array.from({ length: count }, () => buildExpert()))
  const built = await buildChallenge({ status: 'in_review', bids: [{}], reviewers, criteria })
  const rows = await db.scoringCriterion.findMany({ where: { challengeId: built.challenge.id }, orderBy: { ordinal: 'asc' } })
  const sheets = await Promise.all(reviewers.map(({ id }) => db.review.findFirstOrThrow({ where: { reviewerId: id } })))
  const scored = (...tenths: number[]) => ({
    scores: Object.fromEntries(rows.map(({ id }, place) => [id, tenths[place] ?? 0])),
    comment: '意见',
  })
  return { ...built, reviewers, sheets, scored, bidId: built.bids[0]?.bid.id ?? '', actors: await Promise.all(reviewers.map(actorFor)) }
}
const scoreOf = async (bidId: string) => (await db.bid.findUniqueOrThrow({ where: { id: bidId } })).scoreMilli

it('CH-18 a sheet is weighed, stored with its scores and its comment, and recorded on the life of the bid', async () => {
  const { sheets, actors, scored, bidId } = await inReview()
  await submitReview(actors[0] ?? visitor, sheets[0]?.id ?? '', scored(855, 600))
  const review = await db.review.findUniqueOrThrow({ where: { id: sheets[0]?.id ?? '' }, include: { scores: true } })
  expect(review).toMatchObject({ status: 'submitted', totalMilli: 855 * 70 + 600 * 30, comment: '意见' })
  expect(review.scores.map(({ tenths }) => tenths).sort()).toEqual([600, 855])
  expect(review.submittedAt).not.toBeNull()
  expect(await scoreOf(bidId)).toBe(77_850)
  expect(await lastEventOf(`bid:${bidId}`)).toMatchObject({ name: 'review.submitted', actorId: actors[0]?.userId })
})

it('CH-18 the score of a bid is the mean, and stands only when the last sheet is in', async () => {
  const { sheets, actors, scored, bidId } = await inReview(3)
  const totals = [1000, 500, 501]
  for (const [place, actor] of actors.entries()) {
    expect(await scoreOf(bidId)).toBeNull()
    await submitReview(actor, sheets[place]?.id ?? '', scored(totals[place] ?? 0, totals[place] ?? 0))
  }
  expect(await scoreOf(bidId)).toBe(Math.round((100_000 + 50_000 + 50_100) / 3))
})

it('CH-18 two last sheets that come at once settle the right mean, fifteen times', async () => {
  for (let round = 0; round < 15; round++) {
    const { sheets, actors, scored, bidId } = await inReview(2)
    const ended = await outcomes(
      actors.map((actor, place) => submitReview(actor, sheets[place]?.id ?? '', scored(400 + 200 * place, 400 + 200 * place))),
    )
    expect(ended).toEqual(['done', 'done'])
    expect(await scoreOf(bidId)).toBe(50_000)
  }
})

it('CH-18 a sheet is scored once: the second time, and of five at once, the others are refused', async () => {
  const { sheets, actors, scored, bidId } = await inReview()
  const [actor, sheet] = [actors[0] ?? visitor, sheets[0]?.id ?? '']
  const ended = await outcomes(Array.from({ length: 5 }, (_, place) => submitReview(actor, sheet, scored(100 * place, 100 * place))))
  expect(ended.filter((one) => one === 'done')).toHaveLength(1)
  expect(ended.filter((one) => one !== 'done').every((one) => one === 'conflict' || one === 'already_scored')).toBe(true)
  const before = await databaseState()
  expect(await refusal(submitReview(actor, sheet, scored(1000, 1000)))).toMatchObject({ code: 'already_scored' })
  expect(await databaseState()).toEqual(before)
  expect((await eventsOf(`bid:${bidId}`)).filter(({ name }) => name === 'review.submitted')).toHaveLength(1)
})

it('CH-17 an interest that came up since the assignment recuses, is written down, and nothing is scored', async () => {
  const { sheets, actors, scored, bids } = await inReview()
  await db.user.update({ where: { id: actors[0]?.userId ?? '' }, data: { unitId: bids[0]?.workshop.unitId ?? '' } })
  const before = await databaseState()
  expect(await refusal(submitReview(actors[0] ?? visitor, sheets[0]?.id ?? '', scored(900, 900)))).toMatchObject({ code: 'recused' })
  expect(await databaseState()).toEqual(before)
  expect(await securityKindsOf(actors[0]?.userId ?? '')).toEqual(['recused_attempt'])
})

it('CH-17 who was recused does not score', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const expert = await buildExpert({ unitId: bids[0]?.workshop.unitId ?? '' })
  await assignReviewers(await leadOf(alliance), challenge.id, [expert.id])
  const { id } = await db.review.findFirstOrThrow({ where: { reviewerId: expert.id } })
  const scores = Object.fromEntries(
    (await db.scoringCriterion.findMany({ where: { challengeId: challenge.id } })).map((one) => [one.id, 900]),
  )
  expect(await refusal(submitReview(await actorFor(expert), id, { scores, comment: '意见' }))).toMatchObject({ code: 'recused' })
})

it('P17 the sheet of another is not there, for nobody', async () => {
  const { sheets, scored, actors, alliance } = await inReview(2)
  const others = [visitor, actors[1] ?? visitor, await leadOf(alliance), await actorFor(await buildUser({ isAdmin: true }))]
  for (const other of others)
    expect(await refusal(submitReview(other, sheets[0]?.id ?? '', scored(1, 1)))).toMatchObject({ code: 'not_found' })
  expect(await refusal(submitReview(actors[0] ?? visitor, 'no-such-review', scored(1, 1)))).toMatchObject({ code: 'not_found' })
})

it('CH-18 every criterion needs its score, and no other one is taken', async () => {
  const { sheets, actors, scored } = await inReview()
  const full = scored(900, 900).scores
  const [first = '', second = ''] = Object.keys(full)
  const attempt = (scores: Record<string, number>) =>
    refusal(submitReview(actors[0] ?? visitor, sheets[0]?.id ?? '', { scores, comment: '意见' }))
  expect(await attempt({ [first]: 900 })).toMatchObject({ code: 'invalid', faults: [{ field: `scores.${second}`, code: 'score' }] })
  expect(await attempt({ ...full, 'another-criterion': 900 })).toMatchObject({ code: 'invalid', faults: [{ field: 'scores' }] })
  expect(await db.reviewScore.count({ where: { reviewId: sheets[0]?.id ?? '' } })).toBe(0)
})

it.each([-1, 1001])('CH-18 the database refuses a score of %i tenths', async (tenths) => {
  const { sheets, challenge } = await inReview()
  const criterion = await db.scoringCriterion.findFirstOrThrow({ where: { challengeId: challenge.id } })
  const attempt = pool().query('INSERT INTO "ReviewScore" ("reviewId", "criterionId", tenths) VALUES ($1, $2, $3)', [
    sheets[0]?.id,
    criterion.id,
    tenths,
  ])
  await expect(attempt).rejects.toMatchObject({ constraint: 'ReviewScore_range' })
})

it('P18 scores stand still once the review is over', async () => {
  const { challenge, alliance, sheets, actors, scored } = await inReview(2)
  await submitReview(actors[0] ?? visitor, sheets[0]?.id ?? '', scored(900, 900))
  await declareUnsuccessful(await leadOf(alliance), challenge.id, await decision(challenge.id))
  const late = await refusal(submitReview(actors[1] ?? visitor, sheets[1]?.id ?? '', scored(100, 100)))
  expect(late).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status: 'unsuccessful', action: 'review' } })
})

it('P18 a sheet that waits while the review is being ended is refused too', async () => {
  const { challenge, sheets, actors, scored, bidId } = await inReview()
  let late: Promise<unknown> = Promise.resolve()
  await whileHeld(`UPDATE "Challenge" SET status = 'unsuccessful' WHERE id = '${challenge.id}'`, async () => {
    late = refusal(submitReview(actors[0] ?? visitor, sheets[0]?.id ?? '', scored(900, 900)))
    await untilWaiting()
  })
  expect(await late).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status: 'unsuccessful' } })
  expect(await scoreOf(bidId)).toBeNull()
})

itKeepsEveryAudienceTrue()
