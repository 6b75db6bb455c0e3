import type { PoolClient } from 'pg'
import { datePast, deadlineTime, workingTime, type PastEvent } from './lives'
import { numberAgain } from './number-again'
import { followEvents } from './past-rows'
import type { Pace } from './shapes'

/** Since when the platform has run, in days before today. */
const FIRST_DAY = 540
const APPEND_ONLY = ['Event', 'BidEnvelope', 'MilestoneReport']
const EXAMPLES = ['Alliance', 'Challenge', 'Problem', 'Resource', 'Result', 'Workshop']

async function pastEvents(client: PoolClient): Promise<PastEvent[]> {
  const { rows } = await client.query<PastEvent>('SELECT e.seq::text, name, threads FROM "Event" e ORDER BY e.seq')
  return rows
}

async function bidParents(client: PoolClient): Promise<Map<string, string>> {
  const { rows } = await client.query<{ id: string; challengeId: string }>('SELECT id, "challengeId" FROM "Bid"')
  return new Map(rows.map(({ id, challengeId }) => [`bid:${id}`, `challenge:${challengeId}`]))
}

/** JSON for jsonb_to_recordset: one statement for all rows. */
const records = (rows: readonly object[]) => JSON.stringify(rows)

async function writeEvents(client: PoolClient, paces: ReadonlyMap<string, Pace>, now: Date): Promise<void> {
  const given = { parents: await bidParents(client), paces, firstDay: FIRST_DAY, now }
  const dates = [...datePast(await pastEvents(client), given)].map(([seq, at]) => ({ seq, at }))
  await client.query(
    `UPDATE "Event" e SET at = given.at FROM jsonb_to_recordset($1::jsonb) AS given(seq bigint, at timestamptz) WHERE e.seq = given.seq`,
    [records(dates)],
  )
}

async function writeDeadlines(client: PoolClient, paces: ReadonlyMap<string, Pace>, now: Date): Promise<void> {
  const deadlines = [...paces].flatMap(([thread, { deadline }]) =>
    thread.startsWith('challenge:') && deadline !== undefined
      ? [{ id: thread.slice('challenge:'.length), at: deadlineTime(now, deadline) }]
      : [],
  )
  await client.query(
    `UPDATE "Challenge" c SET "deadlineAt" = given.at FROM jsonb_to_recordset($1::jsonb) AS given(id text, at timestamptz) WHERE c.id = given.id`,
    [records(deadlines)],
  )
}

/**
 * Moves what was made in these seconds into the past, each life at its own pace, and marks it as example data: in one
 * transaction, the only one that may touch history, because nobody has read it yet.
 */
export async function writePast(client: PoolClient, paces: ReadonlyMap<string, Pace>): Promise<void> {
  const { rows } = await client.query<{ now: Date }>('SELECT clock_timestamp() AS now')
  const now = rows[0]?.now ?? new Date()
  await client.query('BEGIN')
  try {
    for (const table of APPEND_ONLY) await client.query(`ALTER TABLE "${table}" DISABLE TRIGGER "${table}_append_only"`)
    await writeEvents(client, paces, now)
    await writeDeadlines(client, paces, now)
    await followEvents(client, workingTime(now, -FIRST_DAY))
    await numberAgain(client)
    for (const table of EXAMPLES) await client.query(`UPDATE "${table}" SET "isExample" = true`)
    // The past is no news: nobody is told of it over sockets. Search hears of every row as it stands now.
    await client.query(`UPDATE "OutboxDelivery" SET "processedAt" = CASE WHEN listener = 'live' THEN clock_timestamp() END`)
    // The keys of forms that nobody will send again, and with them the mark that loading has begun.
    await client.query('DELETE FROM "IdempotencyKey"')
    for (const table of APPEND_ONLY) await client.query(`ALTER TABLE "${table}" ENABLE TRIGGER "${table}_append_only"`)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
