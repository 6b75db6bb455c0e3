import type { PoolClient } from 'pg'

/** Stands from the first row of the demo to its last: where it is found, loading broke off. */
const MARK = `"actorId" = 'demo' AND purpose = 'load_demo'`
/** Names that only the demo gives: whoever else has an account, nothing is cleared. */
const DEMO_PEOPLE = `"isDemo" OR username ~ '^shili-[0-9]{3}$'`

/** In an order in which nothing points at what is gone. */
const CLEAR: readonly string[] = [
  'ALTER TABLE "Event" DISABLE TRIGGER "Event_append_only"',
  'DELETE FROM "Event"',
  'ALTER TABLE "Event" ENABLE TRIGGER "Event_append_only"',
  ...['Result', 'Resource', 'Acceptance', 'Review', 'Bid', 'Challenge', 'Problem', 'Alliance', 'Workshop', 'Honour', 'User', 'Unit'].map(
    (table) => `DELETE FROM "${table}"`,
  ),
  'UPDATE "Union" SET "parentId" = NULL',
  ...['Union', 'NumberSeries', 'SearchDocument', 'IdempotencyKey'].map((table) => `DELETE FROM "${table}"`),
]

/** Writes down that the demo is being loaded. */
export async function markBegun(client: PoolClient): Promise<void> {
  await client.query(
    `INSERT INTO "IdempotencyKey" ("actorId", purpose, key, "inputHash", answer) VALUES ('demo', 'load_demo', 'begun', '', 'null')`,
  )
}

/** Somebody pressed Ctrl-C while the demo was loading: what is there of it goes, unless anybody else has an account. */
export async function clearHalfDemo(client: PoolClient): Promise<void> {
  // Nor where anybody has signed in, uploaded or imported something since: then it is in use, half or not.
  const { rows } = await client.query<{ half: boolean }>(
    `SELECT EXISTS (SELECT FROM "IdempotencyKey" WHERE ${MARK}) AND NOT EXISTS (SELECT FROM "User" WHERE NOT (${DEMO_PEOPLE}))
       AND NOT EXISTS (SELECT FROM "Session") AND NOT EXISTS (SELECT FROM "File")
       AND NOT EXISTS (SELECT FROM "Result" WHERE "externalId" IS NOT NULL) AS half`,
  )
  if (!rows[0]?.half) return
  await client.query('BEGIN')
  try {
    for (const statement of CLEAR) await client.query(statement)
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  }
}
