import { db, pool } from '../server/core/database'
import { audience } from '../server/policies/audience'

/**
 * Counts anew in how many public documents each gram stands. What only some may read is not counted: it would change
 * everybody's scores, and so be felt by who may not know of it. Grams of one document are left out: they count as rare
 * anyway.
 */
export async function countGrams(): Promise<void> {
  await db.$transaction(
    [
      db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gram_frequency'))`,
      db.$executeRaw`DELETE FROM "GramFrequency"`,
      db.$executeRaw`
        INSERT INTO "GramFrequency" (gram, documents)
        SELECT gram, count(*)::int FROM "SearchDocument", unnest(grams) AS gram
        WHERE audience @> ARRAY[${audience.public}] GROUP BY gram HAVING count(*) > 1
        UNION ALL SELECT '', count(*)::int FROM "SearchDocument" WHERE audience @> ARRAY[${audience.public}]`, // the empty gram: how many documents were counted
    ],
    { isolationLevel: 'RepeatableRead' },
  )
}

export interface Frequencies {
  readonly total: number
  of(gram: string): number
}

/** The frequencies of these grams. */
export async function gramFrequencies(grams: readonly string[]): Promise<Frequencies> {
  const { rows } = await pool().query<{ gram: string; documents: number }>(
    'SELECT gram, documents FROM "GramFrequency" WHERE gram = ANY($1::text[])',
    [['', ...grams]],
  )
  const found = new Map(rows.map((row) => [row.gram, row.documents]))
  return { total: Math.max(found.get('') ?? 1, 1), of: (gram) => found.get(gram) ?? 1 }
}

/** True when so many public documents came or went since the last count that the rare grams may be other ones. */
export async function countIsStale(): Promise<boolean> {
  const [counted, now] = await Promise.all([
    db.gramFrequency.findUnique({ where: { gram: '' } }),
    db.searchDocument.count({ where: { audience: { has: audience.public } } }),
  ])
  return Math.abs(now - (counted?.documents ?? 0)) > Math.max(20, now * 0.1)
}
