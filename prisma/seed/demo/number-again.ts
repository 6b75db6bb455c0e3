import type { PoolClient } from 'pg'

/** [series, table, the time by which its year and its turn are told]. */
const SERIES = [
  ['WT', 'Problem', 'createdAt'],
  ['JB', 'Challenge', 'publishedAt'],
  ['CG', 'Result', 'publishedAt'],
] as const

/** Where an event's sentence names a number: [event, key of its data]. */
const TOLD = [
  ['result.published', 'number'],
  ['challenge.promoted', 'result'],
] as const

/** Public numbers follow the dates that the rows have now: JB-2026-001 is the first of its year. */
export async function numberAgain(client: PoolClient): Promise<void> {
  await client.query('DELETE FROM "NumberSeries"')
  for (const [series, table, time] of SERIES) {
    // Two steps, because the old and the new numbers overlap and each is unique.
    await client.query(`UPDATE "${table}" SET number = 'old ' || id WHERE number IS NOT NULL`)
    await client.query(
      `UPDATE "${table}" r SET number = t.key || '-' || lpad(t.n::text, 3, '0') FROM (
         SELECT id, key, row_number() OVER (PARTITION BY key ORDER BY at, id) AS n FROM (
           SELECT id, "${time}" AS at, '${series}-' || extract(year FROM "${time}" AT TIME ZONE 'Asia/Shanghai') AS key FROM "${table}" WHERE number IS NOT NULL
         ) keyed
       ) t WHERE t.id = r.id`,
    )
    await client.query(
      `INSERT INTO "NumberSeries" (key, last) SELECT left(number, 7), count(*)::int FROM "${table}" WHERE number IS NOT NULL GROUP BY 1`,
    )
  }
  for (const [name, key] of TOLD)
    await client.query(
      `UPDATE "Event" e SET data = jsonb_set(e.data, ARRAY['${key}'], to_jsonb(r.number)) FROM "Result" r
       WHERE e.name = '${name}' AND (r.id = ANY(e."entityIds") OR r."challengeId" = ANY(e."entityIds"))`,
    )
}
