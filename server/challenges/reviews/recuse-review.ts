import { moveState } from '../../core/move'
import { transaction } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import { audience } from '../../policies/audience'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { reviewPolicy } from '../../policies/review'
import { reviewStates } from './review.states'
import { settleScore } from './settle-score'

/**
 * The reviewer stands aside, with the reason; the bid is no longer his to read, and nobody waits for his sheet. Throws
 * not_found, conflict.
 */
export async function recuseReview(actor: Actor, reviewId: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const review = await tx.review.findUnique({ where: { id: reviewId }, include: { bid: { select: { challengeId: true } } } })
    authorize(actor, reviewPolicy, 'recuse', review)
    const { bidId } = review
    // Others may be added at this moment: whoever holds the bid's row writes its readers.
    await tx.$queryRaw`SELECT id FROM "Bid" WHERE id = ${bidId} FOR UPDATE`
    await moveState(tx.review, 'review', reviewStates, 'recuse', reviewId, { extra: { recusal: reason } })
    const bid = await tx.bid.findUniqueOrThrow({ where: { id: bidId }, select: { audience: true } })
    const kept = bid.audience.filter((key) => key !== audience.user(review.reviewerId))
    await tx.bid.update({ where: { id: bidId }, data: { audience: kept } })
    await settleScore(tx, bidId)
    const threads = [thread.bid(bidId), thread.challenge(review.bid.challengeId)]
    await recordEvent(tx, { name: 'review.recused', actor, ids: [reviewId], threads })
  })
}
