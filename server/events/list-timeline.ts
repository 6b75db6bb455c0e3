import { db } from '../core/database'
import type { EventName } from './catalogue'

export interface TimelineEntry {
  readonly seq: string
  readonly name: EventName
  readonly actorName: string
  readonly reason: string
  readonly data: Readonly<Record<string, string | number>>
  readonly at: Date
}

/** What happened in these lives, in order. The caller has made sure that the actor may read them. */
export async function listTimeline(threads: readonly string[], take = 200): Promise<TimelineEntry[]> {
  const rows = await db.event.findMany({ where: { threads: { hasSome: [...threads] } }, orderBy: { seq: 'desc' }, take })
  return rows.reverse().map(({ seq, name, actorName, reason, data, at }) => ({
    seq: String(seq),
    name: name as EventName,
    actorName,
    reason,
    data: data as Record<string, string | number>,
    at,
  }))
}
