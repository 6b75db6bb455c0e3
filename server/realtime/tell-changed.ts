import { db } from '../core/database'
import type { StoredEvent } from '../events/catalogue'
import { readersOf } from '../events/readers-of'
import { io, refreshAudiences, tell } from './io'
import type { Changed } from './messages'

/** Imports touch many rows at once: this many of them are told, the rest are found by reloading. */
const MANY = 20

/** Who belongs to a workshop or did: who has just left must leave its rooms. An import changes no membership. */
async function everInTeam(workshopIds: readonly string[]): Promise<string[]> {
  const members = await db.workshopMember.findMany({ where: { workshopId: { in: [...workshopIds] } }, select: { userId: true } })
  return [...new Set(members.map(({ userId }) => userId))]
}

/** People whose audiences an event may have changed: their live sockets join and leave rooms before anything is told. */
async function moved(event: StoredEvent): Promise<string[]> {
  if (event.entity === 'user') return [...event.entityIds]
  if (event.entity === 'workshop') return event.entityIds.length === 1 ? everInTeam(event.entityIds) : []
  if (event.entity !== 'alliance') return []
  const members = await db.workshopMember.findMany({
    where: { leftAt: null, workshop: { alliances: { some: { allianceId: { in: [...event.entityIds] } } } } },
    select: { userId: true },
  })
  return [...new Set(members.map(({ userId }) => userId))]
}

function gone(entity: Changed['entity'], id: string): Changed {
  return { event: null, entity, id, label: '', url: null, actorId: null, actorName: '' }
}

/** The live channel's listener: tells every tab whose person may read the row, on every app process. */
export async function tellChanged(events: readonly StoredEvent[]): Promise<void> {
  const server = io()
  if (!server) return // a command without sockets: nobody listens here
  for (const event of events) {
    await refreshAudiences(await moved(event))
    const { name, entity, readersBefore, actorId, actorName } = event
    for (const { id, audience, label, url } of await readersOf(entity, event.entityIds.slice(0, MANY))) {
      tell(server, { rooms: audience }, { event: name, entity, id, label, url, actorId, actorName })
      // Who could read it until now and cannot any more: enough for the open page to ask again, and no more.
      if (readersBefore.some((key) => !audience.includes(key))) tell(server, { rooms: readersBefore, except: audience }, gone(entity, id))
    }
  }
}
