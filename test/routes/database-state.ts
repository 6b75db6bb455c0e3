import { vi } from 'vitest'
import { pool } from '~server/core/database'
import { pendingDeliveries } from '~server/events/outbox'

/** Counters of tries, the log of refusals, and how often words occur (counted anew by the clock): they tell nothing of a change. */
const KEPT_OUT = ['SecurityEntry', 'RateLimit', 'GramFrequency']

/** Number and content of the rows of every table, once everything that is under way has been delivered. */
export async function databaseState(): Promise<Readonly<Record<string, string>>> {
  await vi.waitFor(
    async () => {
      const pending = await pendingDeliveries()
      if (Object.keys(pending).length > 0) throw new Error(`still to be delivered: ${JSON.stringify(pending)}`)
    },
    { timeout: 30_000, interval: 20 },
  )
  const { rows: tables } = await pool().query<{ name: string }>(
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> ALL($1)`,
    [KEPT_OUT],
  )
  const each = tables.map(
    ({ name }) =>
      `SELECT '${name}' AS name, count(*) || ' ' || md5(coalesce(string_agg(t::text, ',' ORDER BY t::text), '')) AS state FROM "${name}" t`,
  )
  const { rows } = await pool().query<{ name: string; state: string }>(each.join(' UNION ALL '))
  return Object.fromEntries(rows.map(({ name, state }) => [name, state]))
}

/** The tables whose rows are not what they were. */
export function changedTables(before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>): string[] {
  return Object.keys(after).filter((name) => before[name] !== after[name])
}
