import type { Tx } from '../../core/database'
import { DomainError, invalid } from '../../core/errors'
import { moveState } from '../../core/move'
import { recordSecurity } from '../../core/security-log'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import { isUser, type Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { reviewPolicy } from '../../policies/review'
import { bidSide, recusalReason } from './conflict-of-interest'
import type { ReviewInput } from './review.schema'
import { reviewStates } from './review.states'
import { settleScore } from './settle-score'

/** Sum of score × weight: tenths of a point times per cent are thousandths of a point. */
export function weightedMilli(
  criteria: readonly { readonly id: string; readonly weight: number }[],
  scores: Readonly<Record<string, number>>,
): number {
  return criteria.reduce((sum, { id, weight }) => sum + (scores[id] ?? 0) * weight, 0)
}

/**
 * Scores a bid (CH-18). Throws not_found, recused (an interest that came up since, written down), already_scored,
 * conflict when the challenge has left review, invalid.
 */
export async function submitReview(actor: Actor, reviewId: string, { scores, comment }: ReviewInput): Promise<void> {
  try {
    await transaction((tx) => submit(tx, actor, reviewId, scores, comment))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'recused' && isUser(actor))
      await recordSecurity('recused_attempt', { actorId: actor.userId, detail: { reviewId } })
    throw error
  }
}

async function submit(tx: Tx, actor: Actor, reviewId: string, scores: ReviewInput['scores'], comment: string): Promise<void> {
  const review = await tx.review.findUnique({
    where: { id: reviewId },
    include: {
      reviewer: { select: { id: true, unitId: true } },
      bid: {
        select: { ...bidSide, challengeId: true, challenge: { select: { criteria: { orderBy: { ordinal: 'asc' } } } } },
      },
    },
  })
  authorize(actor, reviewPolicy, 'submit', review)
  const { challenge, challengeId } = review.bid
  if (review.status === 'recused' || recusalReason(review.reviewer, review.bid)) throw new DomainError('recused')
  if (review.status === 'submitted') throw new DomainError('already_scored')
  // Scores stand still once somebody is nominated on them: the challenge's row is held while one comes in.
  const [held] = await tx.$queryRaw<{ status: string }[]>`
    SELECT status::text FROM "Challenge" WHERE id = ${challengeId} FOR SHARE`
  if (held?.status !== 'in_review') throw new DomainError('conflict', { entity: 'challenge', status: held?.status, action: 'review' })
  const known = challenge.criteria.map(({ id }) => id)
  const missing = known.filter((id) => scores[id] === undefined)
  if (missing.length > 0) throw invalid(...missing.map((id) => ({ field: `scores.${id}`, code: 'score' })))
  if (Object.keys(scores).some((id) => !known.includes(id))) throw invalid({ field: 'scores', code: 'score' })
  const extra = { comment, totalMilli: weightedMilli(challenge.criteria, scores), submittedAt: await databaseTime(tx) }
  await moveState(tx.review, 'review', reviewStates, 'submit', reviewId, { extra })
  await tx.reviewScore.createMany({ data: known.map((criterionId) => ({ reviewId, criterionId, tenths: scores[criterionId] ?? 0 })) })
  await settleScore(tx, review.bidId)
  await recordEvent(tx, { name: 'review.submitted', actor, ids: [reviewId], threads: [thread.bid(review.bidId)] })
}
