import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo } from './todo'

const PER_KIND = 30

/** What waits for an officer's own union to confirm: statements of its units' workshops, honours of its units' people. */
export async function recordTodos({ userId, unionIds, workshopIds }: UserActor): Promise<Todo[]> {
  if (unionIds.length === 0) return []
  const unit = { unionId: { in: [...unionIds] } }
  const [statements, honours] = await Promise.all([
    db.workshopStatement.groupBy({
      by: ['workshopId'],
      where: { confirmedAt: null, workshop: { unit, id: { notIn: [...workshopIds] } } },
      _min: { statedAt: true },
      orderBy: { _min: { statedAt: 'asc' } },
      take: PER_KIND,
    }),
    db.honour.groupBy({
      by: ['userId'],
      where: { confirmedAt: null, user: { unit, id: { not: userId } } },
      _min: { claimedAt: true },
      orderBy: { _min: { claimedAt: 'asc' } },
      take: PER_KIND,
    }),
  ])
  const [workshops, people] = await Promise.all([
    db.workshop.findMany({ where: { id: { in: statements.map(({ workshopId }) => workshopId) } }, select: { id: true, name: true } }),
    db.user.findMany({ where: { id: { in: honours.map((row) => row.userId) } }, select: { id: true, name: true } }),
  ])
  const nameOf = (rows: readonly { id: string; name: string }[], id: string) => rows.find((row) => row.id === id)?.name ?? ''
  const todo = (title: string, at: string, since: Date | null): Todo => ({
    ...{ kind: 'confirm_record', title, url: at, due: null, since: since ?? new Date(0) },
  })
  return [
    ...statements.map(({ workshopId, _min }) => todo(nameOf(workshops, workshopId), `${url.workshop(workshopId)}/record`, _min.statedAt)),
    ...honours.map((row) => todo(nameOf(people, row.userId), url.person(row.userId), row._min.claimedAt)),
  ]
}
