import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo } from './todo'

/** Bids of one's own that wait to be submitted, and bids to score. */
export async function bidTodos(actor: UserActor): Promise<Todo[]> {
  const [drafts, reviews] = await Promise.all([
    db.bid.findMany({
      where: { leaderId: actor.userId, status: 'draft', challenge: { status: 'open' } },
      select: { updatedAt: true, challenge: { select: { id: true, title: true, deadlineAt: true } } },
      take: 30,
    }),
    db.review.findMany({
      where: { reviewerId: actor.userId, status: 'assigned', bid: { challenge: { status: 'in_review' } } },
      select: {
        id: true,
        assignedAt: true,
        bid: { select: { challenge: { select: { title: true } }, workshop: { select: { name: true } }, unit: { select: { name: true } } } },
      },
      take: 60,
    }),
  ])
  return [
    ...drafts.map(
      ({ challenge, updatedAt }): Todo => ({
        kind: 'submit_bid',
        title: challenge.title,
        url: `${url.challenge(challenge.id)}/bid`,
        due: challenge.deadlineAt,
        since: updatedAt,
      }),
    ),
    ...reviews.map(
      ({ id, assignedAt, bid }): Todo => ({
        kind: 'review_bid',
        // Several bids of one challenge: the bidder tells them apart.
        title: `${bid.challenge.title} · ${bid.workshop?.name ?? bid.unit?.name ?? ''}`,
        url: `/reviews/${id}`,
        due: null,
        since: assignedAt,
      }),
    ),
  ]
}
