import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo, TodoKind } from './todo'

const select = {
  ...{ id: true, title: true, status: true, deadlineAt: true, updatedAt: true, allianceId: true },
} as const

/** Bids without anybody who scores them wait for reviewers; then for their scores; then for the decision. */
function inReview(bids: readonly { readonly reviews: readonly { readonly status: string }[] }[]): TodoKind | null {
  if (bids.length === 0) return 'declare_unsuccessful'
  if (bids.some(({ reviews }) => reviews.every(({ status }) => status === 'recused'))) return 'assign_reviewers'
  return bids.some(({ reviews }) => reviews.some(({ status }) => status === 'assigned')) ? null : 'nominate_bid'
}

function inAcceptance(votes: readonly { readonly status: string }[]): TodoKind | null {
  if (votes.every(({ status }) => status === 'recused')) return 'appoint_panel'
  return votes.some(({ status }) => status === 'assigned') ? null : 'conclude_acceptance'
}

/** What the whole staff of the alliance may do; the rest is its lead's to decide. */
const FOR_STAFF: readonly TodoKind[] = ['assign_reviewers', 'appoint_panel']

/** What the sponsor decides next, and what the unions confirm. */
export async function challengeTodos(actor: UserActor): Promise<Todo[]> {
  const { staffedAllianceIds, ledAllianceIds, unionIds, userId } = actor
  const [own, toConfirm] = await Promise.all([
    db.challenge.findMany({
      where: { allianceId: { in: [...staffedAllianceIds] }, status: { in: ['draft', 'closed', 'in_review', 'in_acceptance'] } },
      select: {
        ...select,
        bids: { where: { status: 'opened' }, select: { reviews: { select: { status: true } } } },
        acceptances: { orderBy: { round: 'desc' }, take: 1, select: { votes: { select: { status: true } } } },
      },
      take: 60,
    }),
    db.challenge.findMany({
      where: {
        status: 'nominated',
        nominatedById: { not: userId },
        // Who is on the nominated team stands aside.
        bids: { none: { status: 'nominated', OR: [{ leaderId: userId }, { members: { some: { userId } } }] } },
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
    const { id, title, updatedAt, deadlineAt, status, bids, acceptances, allianceId } = challenge
    const todo = (kind: TodoKind | null, to: string, due: Date | null = null): Todo[] =>
      kind && (FOR_STAFF.includes(kind) || ledAllianceIds.includes(allianceId)) ? [{ kind, title, url: to, due, since: updatedAt }] : []
    if (status === 'draft') return todo('publish_challenge', url.challenge(id), deadlineAt)
    if (status === 'closed') return todo('open_bids', url.challenge(id))
    if (status === 'in_review') return todo(inReview(bids), url.challengeBids(id))
    return todo(inAcceptance(acceptances[0]?.votes ?? []), url.challengeAcceptance(id))
  })
  return [
    ...todos,
    ...toConfirm.map(
      ({ id, title, updatedAt }): Todo => ({ kind: 'award_challenge', title, url: url.challengeBids(id), due: null, since: updatedAt }),
    ),
  ]
}
