import type { PoolClient } from 'pg'
import { announceCommit } from '../core/commits'
import { pool } from '../core/database'
import { deliveryLock } from '../core/delivery-lock'
import { log } from '../core/log'
import { LISTENERS, type ListenerName, type StoredEvent } from './catalogue'
import { handlers, ListenerUnavailable } from './handlers'

const BATCH = 200
const POLL_MS = 2_000
const MAX_FAILURES = 12
/** Attempts that began and never ended: from the second on an event is suspected of killing its process, and goes alone. */
const SUSPECT = 2
/** So many of them, alone and with growing pauses between: then it is the event, and not somebody who pulls the plug. */
const MAX_CRASHES = 12

/** A quarter of a second, twice as long after each of $n attempts, a minute at most. */
const PAUSE = `least(60, 0.25 * 2 ^ least($n, 8)) * interval '1 second'`

interface Claimed extends StoredEvent {
  readonly deliveryId: string
  readonly finishedAttempts: number
}

/**
 * Takes the next events of a listener and counts the attempt before it is made, so that a killed attempt shows. Attempts
 * of a whole batch end together when the process or PostgreSQL dies, so a suspect is taken alone, and set aside for a
 * while before it is tried: the others pass, and one that does kill its process does not do it over and over.
 */
async function claim(client: PoolClient, listener: ListenerName): Promise<Claimed[]> {
  const { rows } = await client.query<Omit<Claimed, 'seq'> & { seq: string }>(
    `WITH due AS (
       SELECT id, "eventSeq", "startedAttempts" - "finishedAttempts" AS crashes FROM "OutboxDelivery"
       WHERE listener = $1 AND "processedAt" IS NULL AND "abandonedAt" IS NULL AND "availableAt" <= clock_timestamp()
       ORDER BY "eventSeq" LIMIT $2
     ), ordered AS (
       SELECT id, crashes, count(*) FILTER (WHERE crashes >= $4) OVER (ORDER BY "eventSeq") AS suspects,
         row_number() OVER (ORDER BY "eventSeq") AS place FROM due
     ), next AS (
       SELECT id, crashes FROM ordered WHERE suspects = 0 OR place = 1
     ), taken AS (
       UPDATE "OutboxDelivery" d SET "startedAttempts" = d."startedAttempts" + 1,
         "availableAt" = CASE WHEN next.crashes >= $4 THEN clock_timestamp() + ${PAUSE.replaceAll('$n', 'next.crashes')} ELSE d."availableAt" END,
         "abandonedAt" = CASE WHEN next.crashes >= $3 THEN clock_timestamp() END
       FROM next WHERE d.id = next.id RETURNING d.id, d."eventSeq", d."finishedAttempts", d."abandonedAt"
     )
     SELECT taken.id::text AS "deliveryId", taken."finishedAttempts", e.seq::text, e.name, e.entity, e."entityIds", e."actorId", e."actorName",
       e."readersBefore", e.at
     FROM taken JOIN "Event" e ON e.seq = taken."eventSeq" WHERE taken."abandonedAt" IS NULL ORDER BY e.seq`,
    [listener, BATCH, MAX_CRASHES, SUSPECT],
  )
  return rows.map((row) => ({ ...row, seq: BigInt(row.seq) }))
}

function markProcessed(client: PoolClient, events: readonly Claimed[]) {
  return client.query(
    `UPDATE "OutboxDelivery" SET "processedAt" = clock_timestamp(), "finishedAttempts" = "finishedAttempts" + 1, "lastError" = ''
     WHERE id = ANY($1::bigint[])`,
    [events.map((event) => event.deliveryId)],
  )
}

/** Puts events back with a growing pause. `abandon`: the fault lies in the event, so it is given up in the end. */
function markFailed(client: PoolClient, events: readonly Claimed[], error: unknown, abandon: boolean) {
  return client.query(
    `UPDATE "OutboxDelivery" SET "finishedAttempts" = "finishedAttempts" + 1, "lastError" = left($2, 500),
       "availableAt" = clock_timestamp() + ${PAUSE.replaceAll('$n', '"finishedAttempts"')},
       "abandonedAt" = CASE WHEN $3 AND "finishedAttempts" + 1 >= $4 THEN clock_timestamp() END
     WHERE id = ANY($1::bigint[])`,
    [events.map((event) => event.deliveryId), String(error), abandon, MAX_FAILURES],
  )
}

/** Hands a batch to its listener; a batch that fails is tried event by event, so that one bad event stops no other. */
async function hand(client: PoolClient, listener: ListenerName, events: readonly Claimed[]): Promise<void> {
  try {
    await handlers[listener](events)
    await markProcessed(client, events)
  } catch (error) {
    const away = error instanceof ListenerUnavailable
    log.warn({ listener, events: events.length, error: String(error) }, 'a delivery failed')
    if (away || events.length === 1) await markFailed(client, events, error, !away)
    else for (const event of events) await hand(client, listener, [event])
  }
}

/**
 * Delivers one batch to one listener; returns how many events it took, 0 when there was nothing to do or another
 * process is at it. The advisory lock keeps a listener's events in order over all processes.
 */
async function deliverBatch(listener: ListenerName): Promise<number> {
  const client = await pool().connect()
  try {
    const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock(hashtext($1)) AS locked', [
      deliveryLock(listener),
    ])
    if (!rows[0]?.locked) return 0
    try {
      const events = await claim(client, listener)
      if (events.length > 0) await hand(client, listener, events)
      return events.length
    } finally {
      await client.query('SELECT pg_advisory_unlock(hashtext($1))', [deliveryLock(listener)])
    }
  } finally {
    client.release()
  }
}

/** Delivers everything that is due now: for tests and commands. */
export async function deliverPending(listeners: readonly ListenerName[] = LISTENERS): Promise<void> {
  for (const listener of listeners) while ((await deliverBatch(listener)) > 0);
}

/** How many deliveries still wait, by listener. */
export async function pendingDeliveries(): Promise<Partial<Record<ListenerName, number>>> {
  const { rows } = await pool().query<{ listener: ListenerName; count: number }>(
    `SELECT listener, count(*)::int AS count FROM "OutboxDelivery" WHERE "processedAt" IS NULL AND "abandonedAt" IS NULL GROUP BY listener`,
  )
  return Object.fromEntries(rows.map((row) => [row.listener, row.count]))
}

/** Delivers for as long as the process lives: woken by NOTIFY at each commit, and by a poll should one be missed. */
export function startOutbox(): { stop(): Promise<void> } {
  let stopped = false
  const wakers = new Set<() => void>()
  const wakeAll = () => wakers.forEach((wake) => wake())
  const listening = listenForCommits(
    () => {
      announceCommit()
      wakeAll()
    },
    () => stopped,
  )
  const loops = LISTENERS.map(async (listener) => {
    let woken = false
    let wake = () => {}
    wakers.add(() => {
      woken = true
      wake()
    })
    while (!stopped) {
      woken = false
      const taken = await deliverBatch(listener).catch((error: unknown) => {
        log.warn({ listener, error: String(error) }, 'the outbox waits')
        return 0
      })
      if (taken > 0 || woken || stopped) continue
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, POLL_MS)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
  })
  return {
    stop: async () => {
      stopped = true
      wakeAll()
      await Promise.all(loops)
      listening.stop()
    },
  }
}

function listenForCommits(wake: () => void, isStopped: () => boolean): { stop(): void } {
  let letGo = () => {}
  let timer: NodeJS.Timeout | undefined
  const connect = async () => {
    let client: PoolClient | undefined
    let over = false
    letGo = () => {
      if (over) return
      over = true
      client?.release(true)
    }
    // A connection that breaks says so up to three times (error, end, the statement under way): one successor is enough.
    const again = () => {
      if (over) return
      letGo()
      if (!isStopped()) timer = setTimeout(() => void connect(), 500)
    }
    try {
      client = await pool().connect()
      if (over) return client.release(true)
      client.on('notification', wake)
      client.once('error', again)
      client.once('end', again)
      await client.query('LISTEN outbox')
      wake()
    } catch {
      again()
    }
  }
  void connect()
  return {
    stop: () => {
      clearTimeout(timer)
      letGo()
    },
  }
}
