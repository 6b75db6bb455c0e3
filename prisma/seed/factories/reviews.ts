import { assignReviewers } from '../../../server/challenges/reviews/assign-reviewers'
import { submitReview } from '../../../server/challenges/reviews/submit-review'
import { db, type User } from '../../../server/core/database'
import type { AllianceWithWorkshops } from './alliances'
import type { BidWithTeam } from './bids'
import { actorFor } from './people'

/** Which bid, which reviewer, which criterion: each by its place in its list, from 0. */
export interface Seat {
  readonly bid: number
  readonly reviewer: number
  readonly criterion: number
}

export interface ReviewOptions {
  /** Scores of each bid in tenths of a point, the same for all criteria. */
  readonly scores?: readonly number[]
  /** A score for each seat in tenths of a point, instead of `scores`. */
  readonly score?: (seat: Seat) => number
  readonly comment?: (seat: Omit<Seat, 'criterion'>) => string
}

/** The sponsor hands every bid to these experts. */
export async function assign(alliance: AllianceWithWorkshops, challengeId: string, reviewers: readonly User[]): Promise<void> {
  await assignReviewers(
    await actorFor(alliance.lead.leader),
    challengeId,
    reviewers.map(({ id }) => id),
  )
}

/** The given reviewers score every bid that they may. */
export async function scoreBids(
  challengeId: string,
  reviewers: readonly User[],
  bids: readonly BidWithTeam[],
  { scores = [], score, comment }: ReviewOptions,
): Promise<void> {
  const criteria = await db.scoringCriterion.findMany({ where: { challengeId }, orderBy: { ordinal: 'asc' } })
  for (const [reviewer, { id }] of reviewers.entries()) {
    const sheets = await db.review.findMany({ where: { reviewerId: id, bid: { challengeId }, status: 'assigned' } })
    for (const sheet of sheets) {
      const bid = bids.findIndex((candidate) => candidate.bid.id === sheet.bidId)
      const tenths = (criterion: number) => score?.({ bid, reviewer, criterion }) ?? scores[bid] ?? 800 - bid * 60
      await submitReview(await actorFor({ id }), sheet.id, {
        scores: Object.fromEntries(criteria.map((criterion, place) => [criterion.id, tenths(place)])),
        comment: comment?.({ bid, reviewer }) ?? '示例意见：路线清楚，基础扎实。',
      })
    }
  }
}
