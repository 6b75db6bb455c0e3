import { db } from '../core/database'
import { endOfBeijingDay } from '../core/time'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo, TodoKind } from './todo'

const challenge = { id: true, title: true, status: true, updatedAt: true } as const

/** What the awarded team does next, milestones to accept, votes to cast. */
export async function workTodos(actor: UserActor): Promise<Todo[]> {
  const { userId, staffedAllianceIds } = actor
  const [own, submitted, votes] = await Promise.all([
    db.challenge.findMany({
      where: { status: { in: ['awarded', 'in_progress', 'accepted'] }, bids: { some: { status: 'awarded', leaderId: userId } } },
      select: {
        ...challenge,
        milestones: {
          where: { status: { not: 'accepted' } },
          orderBy: { ordinal: 'asc' },
          select: { status: true, title: true, dueOn: true },
        },
      },
      take: 30,
    }),
    db.milestone.findMany({
      where: { status: 'submitted', challenge: { allianceId: { in: [...staffedAllianceIds] } } },
      select: { title: true, updatedAt: true, challenge: { select: challenge } },
      take: 30,
    }),
    db.acceptanceVote.findMany({
      where: { expertId: userId, status: 'assigned', acceptance: { status: 'in_panel' } },
      select: { acceptance: { select: { requestedAt: true, challenge: { select: challenge } } } },
      take: 30,
    }),
  ])
  const team = own.flatMap((row): Todo[] => {
    const todo = (kind: TodoKind, to: string, title = row.title, due: Date | null = null): Todo[] => [
      { kind, title, url: to, due, since: row.updatedAt },
    ]
    if (row.status === 'awarded') return todo('start_work', url.challengeWork(row.id))
    if (row.status === 'accepted') return todo('publish_result', `/results/new?challenge=${row.id}`)
    const current = row.milestones[0]
    if (!current) return todo('request_acceptance', url.challengeAcceptance(row.id))
    return current.status === 'submitted'
      ? []
      : todo('work_on_milestone', url.challengeWork(row.id), `${row.title} · ${current.title}`, endOfBeijingDay(current.dueOn))
  })
  return [
    ...team,
    ...submitted.map(
      (row): Todo => ({
        kind: 'accept_milestone',
        title: `${row.challenge.title} · ${row.title}`,
        url: url.challengeWork(row.challenge.id),
        due: null,
        since: row.updatedAt,
      }),
    ),
    ...votes.map(
      ({ acceptance }): Todo => ({
        kind: 'cast_vote',
        title: acceptance.challenge.title,
        url: url.challengeAcceptance(acceptance.challenge.id),
        due: null,
        since: acceptance.requestedAt,
      }),
    ),
  ]
}
