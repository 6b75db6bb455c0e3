import type { Prisma, Tx } from '../core/database'
import type { Actor } from '../policies/actor'
import { EVENTS, LISTENERS, type EventName } from './catalogue'

interface NewEvent {
  readonly name: EventName
  readonly actor: Actor
  /** The rows that changed; more than one only for imports. */
  readonly ids: readonly string[]
  /** The lives whose timeline shows it: thread.challenge(id), … */
  readonly threads: readonly string[]
  /** Who could read the row until now, where the change may take it from some: their open pages ask again. */
  readonly readersBefore?: readonly string[]
  readonly reason?: string
  /** Values for the timeline's sentence. Never content of a sealed bid. */
  readonly data?: Prisma.InputJsonObject
}

export const thread = {
  problem: (id: string) => `problem:${id}`,
  challenge: (id: string) => `challenge:${id}`,
  bid: (id: string) => `bid:${id}`,
  alliance: (id: string) => `alliance:${id}`,
  workshop: (id: string) => `workshop:${id}`,
  result: (id: string) => `result:${id}`,
  resource: (id: string) => `resource:${id}`,
  user: (id: string) => `user:${id}`,
  honours: (userId: string) => `honours:${userId}`,
  /** By its key: all versions together. */
  ruleSet: (key: string) => `rule_set:${key}`,
  subSector: (id: string) => `sub_sector:${id}`,
}

/** Writes down what happened and for whom it waits, in the caller's transaction: no change without its event. */
export async function recordEvent(tx: Tx, event: NewEvent): Promise<void> {
  const { name, actor, ids, threads, readersBefore = [], reason = '', data = {} } = event
  await tx.event.create({
    data: {
      name,
      entity: EVENTS[name],
      entityIds: [...ids],
      threads: [...threads],
      actorId: actor.kind === 'user' ? actor.userId : null,
      actorName: actor.kind === 'visitor' ? '' : actor.name,
      readersBefore: [...readersBefore],
      reason,
      data,
      deliveries: { createMany: { data: LISTENERS.map((listener) => ({ listener })) } },
    },
  })
}
