import { invalid } from '../../core/errors'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { bidAudience } from '../../policies/audience'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import { moveChallenge } from '../move-challenge'
import { bidSide, findExperts, recusalReason } from './conflict-of-interest'

/**
 * Gives every opened bid to these experts. Who has an interest in a bid (own unit, on the team) is recused from it at
 * once, and it is written down. More can be added later. Throws not_found, forbidden, conflict, invalid.
 */
export async function assignReviewers(actor: Actor, challengeId: string, expertIds: readonly string[]): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'assign_reviewers', challenge)
    const experts = await findExperts(tx, expertIds)
    if (experts.length !== new Set(expertIds).size) throw invalid({ field: 'expertIds', code: 'choose_experts' })
    // The challenge's row first, then the bids': the order in which sheets come in.
    await tx.$queryRaw`SELECT id FROM "Challenge" WHERE id = ${challengeId} FOR UPDATE`
    await tx.$queryRaw`SELECT id FROM "Bid" WHERE "challengeId" = ${challengeId} ORDER BY id FOR UPDATE`
    const bids = await tx.bid.findMany({
      where: { challengeId, status: 'opened' },
      select: { id: true, leaderId: true, openedAt: true, ...bidSide },
    })
    for (const bid of bids) {
      const reviews = experts.map((expert) => {
        const recusal = recusalReason(expert, bid)
        return { bidId: bid.id, reviewerId: expert.id, recusal, status: recusal ? ('recused' as const) : ('assigned' as const) }
      })
      await tx.review.createMany({ data: reviews, skipDuplicates: true })
      // Only who may score a bid reads it: who stood aside before does not get it back.
      const scoring = await tx.review.findMany({ where: { bidId: bid.id, status: { not: 'recused' } }, select: { reviewerId: true } })
      const readers = scoring.map(({ reviewerId }) => reviewerId)
      const members = bid.members.map(({ user }) => ({ userId: user.id }))
      await tx.bid.update({ where: { id: bid.id }, data: { audience: bidAudience({ ...bid, members }, challenge, readers) } })
    }
    await moveChallenge(tx, actor, challenge, 'assign_reviewers', {
      event: 'challenge.reviewers_assigned',
      data: { experts: experts.length },
    })
  })
}
