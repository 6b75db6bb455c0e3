import { db } from '../../core/database'
import { DomainError } from '../../core/errors'
import { recordSecurity } from '../../core/security-log'
import { isThis, isUser, type Actor } from '../../policies/actor'
import { canRead } from '../../policies/audience'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { reviewPolicy } from '../../policies/review'
import { challengeFacts } from '../challenge-facts'
import { SEALED_STATES } from '../challenge.states'
import { getBid } from '../bids/get-bid'

/**
 * The opened bids of a challenge side by side, with the sheets that are in. Before opening the answer is the same for
 * everybody and for any number of bids: sealed. Deciders see all; a reviewer sees the bids he scores and only his own
 * sheet until it is in; a team sees its own bid. Throws not_found, sealed.
 */
export async function getReviews(actor: Actor, challengeId: string) {
  const challenge = await db.challenge.findUnique({
    where: { id: challengeId },
    include: { ...challengeFacts, criteria: { orderBy: { ordinal: 'asc' } } },
  })
  authorize(actor, challengePolicy, 'read', challenge)
  if (SEALED_STATES.includes(challenge.status)) {
    if (isUser(actor)) await recordSecurity('sealed_attempt', { actorId: actor.userId, detail: { challenge: challengeId } })
    throw new DomainError('sealed')
  }
  const decides = challengePolicy.read_bids(actor, challenge)
  const rows = await db.bid.findMany({
    where: { challengeId, openedAt: { not: null } },
    orderBy: [{ scoreMilli: { sort: 'desc', nulls: 'last' } }, { submittedAt: 'asc' }],
    select: {
      ...{ id: true, status: true, costFen: true, scoreMilli: true, submittedAt: true, audience: true },
      workshop: { select: { name: true, unit: { select: { name: true } } } },
      unit: { select: { name: true } },
      reviews: { orderBy: { assignedAt: 'asc' }, include: { reviewer: { select: { name: true } }, scores: true } },
    },
  })
  const bids = rows
    .filter((bid) => canRead(actor, bid))
    .map(({ audience: _keys, workshop, unit, reviews, ...bid }) => {
      const own = reviews.find((review) => isThis(actor, review.reviewerId))
      const seesOthers = decides || own?.status === 'submitted'
      return {
        ...bid,
        scoreMilli: seesOthers || bid.status !== 'opened' ? bid.scoreMilli : null,
        bidderName: workshop?.name ?? unit?.name ?? '',
        bidderUnit: workshop?.unit.name ?? unit?.name ?? '',
        reviews: reviews
          .filter((review) => seesOthers || review.id === own?.id)
          .map(({ id, status, recusal, comment, totalMilli, reviewer, reviewerId, scores }) => ({
            ...{ id, status, recusal, comment, totalMilli, isOwn: isThis(actor, reviewerId), reviewer: reviewer.name },
            scores: Object.fromEntries(scores.map((score) => [score.criterionId, score.tenths])),
          })),
      }
    })
  return { bids, decides, criteria: challenge.criteria.map(({ id, title, weight }) => ({ id, title, weight })) }
}

/** A reviewer's own sheet with the bid that it is about. A recused reviewer gets the sheet without the bid. Throws not_found. */
export async function getReview(actor: Actor, reviewId: string) {
  const review = await db.review.findUnique({
    where: { id: reviewId },
    include: { scores: true, bid: { select: { id: true, challengeId: true, challenge: { select: { title: true, status: true } } } } },
  })
  authorize(actor, reviewPolicy, 'read', review)
  const { id, status, recusal, comment, totalMilli } = review
  return {
    ...{
      id,
      status,
      recusal,
      comment,
      totalMilli,
      challengeId: review.bid.challengeId,
      challengeTitle: review.bid.challenge.title,
      challengeStatus: review.bid.challenge.status,
    },
    scores: Object.fromEntries(review.scores.map((score) => [score.criterionId, score.tenths])),
    bid: status === 'recused' ? null : await getBid(actor, review.bid.id),
  }
}

/** Experts who can be named as reviewers or panel, with their unit and field. For those who decide on the challenge. */
export async function listExperts(actor: Actor, challengeId: string) {
  const challenge = await db.challenge.findUnique({ where: { id: challengeId }, include: challengeFacts })
  authorize(actor, challengePolicy, 'assign_reviewers', challenge)
  const rows = await db.user.findMany({
    where: { status: 'active', expertProfile: { retiredAt: null } },
    orderBy: { name: 'asc' },
    take: 300,
    select: { id: true, name: true, unit: { select: { name: true } }, expertProfile: { select: { field: true } } },
  })
  return rows.map(({ id, name, unit, expertProfile }) => ({ id, name, unit: unit?.name ?? '', field: expertProfile?.field ?? '' }))
}
