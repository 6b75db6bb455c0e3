import { recheckNamedAlliances } from '../alliances/recheck-alliance'
import { closeChallenge } from '../challenges/close-challenge'
import { countGrams, countIsStale } from '../../search/gram-frequency'
import { db } from '../core/database'
import { DomainError } from '../core/errors'
import { log } from '../core/log'
import { sweepFiles } from '../files/sweep-files'
import { systemActor } from '../policies/actor'
import { endExpired } from '../realtime/end-expired'

/** A thing that is due: found by the database's clock, done by the same use case as a person would call. */
async function closeDue(): Promise<void> {
  const due = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Challenge" WHERE status = 'open' AND "deadlineAt" < clock_timestamp() ORDER BY "deadlineAt" LIMIT 100`
  const failures: Error[] = []
  for (const { id } of due) {
    // Another process may be faster: the compare-and-swap lets one of them close it. One that fails holds up no other.
    await closeChallenge(systemActor, id).catch((error: Error) => {
      if (!(error instanceof DomainError)) failures.push(error)
    })
  }
  if (failures[0]) throw failures[0]
}

const KEYS_KEPT_DAYS = 7

async function forgetOld(): Promise<void> {
  await db.$executeRaw`DELETE FROM "Session" WHERE "expiresAt" < clock_timestamp()`
  await db.$executeRaw`DELETE FROM "RateLimit" WHERE "resetAt" < clock_timestamp() - interval '1 day'`
  await db.$executeRaw`DELETE FROM "IdempotencyKey" WHERE "createdAt" < clock_timestamp() - ${KEYS_KEPT_DAYS} * interval '1 day'`
  await db.$executeRaw`DELETE FROM "OutboxDelivery" WHERE "processedAt" < clock_timestamp() - interval '7 days'`
}

async function recountGrams(): Promise<void> {
  if (await countIsStale()) await countGrams()
}

interface Task {
  readonly name: string
  readonly everyMs: number
  readonly run: () => Promise<unknown>
}

const MINUTE = 60_000
const tasks: readonly Task[] = [
  { name: 'close due challenges', everyMs: 1_000, run: closeDue },
  { name: 'end expired sockets', everyMs: 5_000, run: endExpired },
  { name: 'recheck alliances', everyMs: MINUTE, run: recheckNamedAlliances },
  { name: 'recount grams', everyMs: MINUTE, run: recountGrams },
  { name: 'forget old rows', everyMs: 60 * MINUTE, run: forgetOld },
  { name: 'sweep files', everyMs: 60 * MINUTE, run: () => sweepFiles() },
]

/** Does what is due once, for tests. */
export async function tick(): Promise<void> {
  for (const task of tasks) await task.run()
}

/** Runs every task at its pace until stopped; a failure is logged and the task tried again at its next turn. */
export function startClock(): { stop(): Promise<void> } {
  let stopped = false
  const running = new Set<Promise<unknown>>()
  const timers = tasks.map((task) => {
    let busy = false
    return setInterval(() => {
      if (busy || stopped) return
      busy = true
      const turn = task
        .run()
        .catch((error: unknown) => log.warn({ task: task.name, error: String(error) }, 'the clock waits'))
        .finally(() => {
          busy = false
          running.delete(turn)
        })
      running.add(turn)
    }, task.everyMs)
  })
  return {
    stop: async () => {
      stopped = true
      timers.forEach(clearInterval)
      await Promise.all(running)
    },
  }
}
