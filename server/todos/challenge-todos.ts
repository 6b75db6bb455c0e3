import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo, TodoKind } from './todo'

const select = {
  ...{ id: true, title: true, status: true, deadlineAt: true, updatedAt: true, nominatedById: true },
  _count: { select: { bids: { where: { reviews: { some: {} } } } } },
} as const

/** What the sponsor decides next, and what the unions confirm. */
export async function challengeTodos(actor: UserActor): Promise<Todo[]> {
  const { staffedAllianceIds, ledAllianceIds, unionIds, userId } = actor
  const [own, toConfirm] = await Promise.all([
    db.challenge.findMany({
      where: { allianceId: { in: [...staffedAllianceIds] }, status: { in: ['draft', 'closed', 'in_review', 'in_acceptance'] } },
      select: {
        ...select,
        bids: { where: { status: 'opened' }, select: { reviews: { select: { status: true } } } },
        acceptances: { orderBy: { round: 'desc' }, take: 1, select: { status: true, votes: { select: { status: true } } } },
      },
      take: 60,
    }),
    db.challenge.findMany({
      where: {
        status: 'nominated',
        nominatedById: { not: userId },
        OR: [
          { allianceId: { in: [...ledAllianceIds] } },
          { alliance: { governingUnionId: { in: [...unionIds] } } },
          { alliance: { leadWorkshop: { unit: { unionId: { in: [...unionIds] } } } } },
        ],
      },
      select,
      take: 30,
    }),
  ])
  const todos = own.flatMap((challenge): Todo[] => {
    const { id, title, updatedAt, deadlineAt } = challenge
    const todo = (kind: TodoKind, to: string, due: Date | null = null): Todo[] => [{ kind, title, url: to, due, since: updatedAt }]
    if (challenge.status === 'draft') return todo('publish_challenge', url.challenge(id), deadlineAt)
    if (challenge.status === 'closed') return todo('open_bids', url.challenge(id))
    if (challenge.status === 'in_review') {
      const reviews = challenge.bids.flatMap((bid) => bid.reviews)
      if (reviews.length === 0) return todo('assign_reviewers', url.challengeBids(id))
      return reviews.some(({ status }) => status === 'assigned') ? [] : todo('nominate_bid', url.challengeBids(id))
    }
    const acceptance = challenge.acceptances[0]
    if (acceptance?.status === 'requested') return todo('appoint_panel', url.challengeAcceptance(id))
    const voting = acceptance?.status === 'in_panel' && acceptance.votes.some(({ status }) => status === 'assigned')
    return voting ? [] : todo('conclude_acceptance', url.challengeAcceptance(id))
  })
  return [
    ...todos,
    ...toConfirm.map(
      ({ id, title, updatedAt }): Todo => ({ kind: 'award_challenge', title, url: url.challengeBids(id), due: null, since: updatedAt }),
    ),
  ]
}
