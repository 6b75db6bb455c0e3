import { setTimeout as sleep } from 'node:timers/promises'
import { announceCommit } from './commits'
import { db, type Tx } from './database'
import { DomainError, type ErrorCode } from './errors'

const RETRIES = 4

/** What the database said of a failed statement, wherever Prisma put it; undefined for other errors. */
function databaseFault(error: unknown) {
  interface Fault {
    readonly originalCode?: string
    readonly originalMessage?: string
    readonly constraint?: { readonly index?: string }
  }
  const known = error as { meta?: { driverAdapterError?: { cause?: Fault } }; cause?: Fault }
  return known.meta?.driverAdapterError?.cause ?? known.cause
}

/** SQLSTATE of a failed statement; undefined for other errors. */
function sqlState(error: unknown): string | undefined {
  return (error as { code?: string }).code === 'P2034' ? '40001' : databaseFault(error)?.originalCode
}

/** The name of the constraint or unique index that refused a write; undefined for other errors. */
export function violatedConstraint(error: unknown): string | undefined {
  const fault = databaseFault(error)
  return fault?.constraint?.index ?? /constraint "([^"]+)"/.exec(fault?.originalMessage ?? '')?.[1]
}

/** Invariants whose refusal a person reads as a sentence: whoever lost the race learns what the check would have said. */
const REFUSALS: Readonly<Record<string, ErrorCode>> = {
  Bid_one_per_bidder: 'already_bid',
  Bid_one_award: 'already_answered',
  Unit_name_alike: 'name_too_similar',
  Workshop_name_alike: 'name_too_similar',
}

const CANNOT_SERIALIZE = '40001'
const DEADLOCK = '40P01'
const LOCK_TIMEOUT = '55P03'

/**
 * Runs a use case's work in one transaction: rows and events commit together or not at all. Lost races that
 * PostgreSQL breaks off itself (deadlock, serialization) are tried again; nothing outside the database may be
 * touched inside. Waiting longer than 5 s for another's lock is refused as still_processing.
 */
export async function transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      const done = await db.$transaction(
        async (tx) => {
          await tx.$executeRaw`SET LOCAL lock_timeout = '5s'`
          return await work(tx)
        },
        { maxWait: 5_000, timeout: 20_000 },
      )
      announceCommit()
      return done
    } catch (error) {
      const state = sqlState(error)
      const refusal = REFUSALS[violatedConstraint(error) ?? '']
      if (refusal) throw new DomainError(refusal)
      if (state === LOCK_TIMEOUT) throw new DomainError('still_processing')
      if ((state !== CANNOT_SERIALIZE && state !== DEADLOCK) || attempt === RETRIES) throw error
      await sleep(10 * attempt + Math.random() * 20)
    }
  }
}
