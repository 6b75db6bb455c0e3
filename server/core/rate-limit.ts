import { pool } from './database'
import { DomainError } from './errors'

/**
 * Counts one attempt under a key, over all processes and restarts. Throws rate_limited (with the seconds to wait)
 * when more than `max` were made in the window; counting and deciding are one statement, so a burst cannot slip by.
 */
export async function countAttempt(key: string, max: number, windowSeconds: number): Promise<void> {
  const { rows } = await pool().query<{ count: number; seconds: number }>(
    `INSERT INTO "RateLimit" (key, count, "resetAt") VALUES ($1, 1, clock_timestamp() + $2 * interval '1 second')
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN "RateLimit"."resetAt" <= clock_timestamp() THEN 1 ELSE "RateLimit".count + 1 END,
       "resetAt" = CASE WHEN "RateLimit"."resetAt" <= clock_timestamp() THEN excluded."resetAt" ELSE "RateLimit"."resetAt" END
     RETURNING count, ceil(extract(epoch FROM "resetAt" - clock_timestamp()))::int AS seconds`,
    [key, windowSeconds],
  )
  const row = rows[0]
  if (row && row.count > max)
    throw new DomainError('rate_limited', { seconds: Math.max(1, row.seconds), minutes: Math.max(1, Math.ceil(row.seconds / 60)) })
}

/** Takes one attempt back: it was a good one. */
export async function forgiveAttempt(key: string): Promise<void> {
  await pool().query(`UPDATE "RateLimit" SET count = greatest(count - 1, 0) WHERE key = $1`, [key])
}
