import { pool } from '../server/core/database'
import type { Actor } from '../server/policies/actor'
import { audiencesOf } from '../server/policies/audience'

import type { DocumentType } from './documents/document'
import { codesOf } from './exact-codes'
import { gramsOf } from './grams'
import { snippetOf, markTerms, type Hit } from './hit'
import type { Answer, Query } from './query'

interface Row {
  entityId: string
  type: DocumentType
  title: string
  text: string
  url: string
  sectorKey: string | null
  status: string | null
  kind: string | null
  year: number | null
  score: number
  total: number
}

/** Grams that carry the query: pairs and words; single characters only where there is nothing longer. */
function queryGrams(q: string): string[] {
  const all = [...new Set(gramsOf(q))]
  const longer = all.filter((gram) => [...gram].length > 1)
  return longer.length > 0 ? longer : all
}

/**
 * Search without Meilisearch: every gram of the query must stand in the document, a code whole and in one place; titles that hold the query as typed
 * come first, then the share of grams in the title, then the newest. The same permission filter as everywhere.
 */
export async function searchPostgres(actor: Actor, query: Query): Promise<Answer> {
  const grams = queryGrams(query.q)
  const { rows } = await pool().query<Row>(
    `SELECT "entityId", type, title, text, url, "sectorKey", status, kind, year, count(*) OVER ()::int AS total,
       (CASE WHEN $2 <> '' AND position(lower($2) IN lower(title)) > 0 THEN 0.5 ELSE 0 END
        + CASE WHEN cardinality($1::text[]) = 0 THEN 0 ELSE 0.5 * (SELECT count(*) FROM unnest($1::text[]) AS gram WHERE position(gram IN lower(title)) > 0) / cardinality($1::text[]) END
       )::float AS score
     FROM "SearchDocument"
     WHERE grams @> $1::text[] AND audience && $3::text[]
       AND NOT EXISTS (SELECT 1 FROM unnest($9::text[]) AS code WHERE
         regexp_replace(lower(normalize(concat_ws(E'\\n', title, array_to_string(keywords, E'\\n'), text), NFKC)), '[-_./+ ]+', ' ', 'g')
           !~ ('(?<![a-z0-9])' || code || '(?![a-z0-9])'))
       AND (cardinality($4::text[]) = 0 OR type = ANY($4::text[])) AND ($5::text IS NULL OR "sectorKey" = $5) AND ($6::int IS NULL OR year = $6)
     ORDER BY score DESC, at DESC, id LIMIT $7 OFFSET $8`,
    [
      grams,
      query.q.trim(),
      audiencesOf(actor),
      query.types ?? [],
      query.sectorKey ?? null,
      query.year ?? null,
      query.limit,
      query.offset,
      codesOf(query.q),
    ],
  )
  return {
    query: query.q,
    total: rows[0]?.total ?? 0,
    degraded: true,
    facets: { type: {}, sectorKey: {}, year: {} },
    hits: rows.map(
      ({ entityId, title, text, total: _total, ...row }): Hit => ({
        ...row,
        id: entityId,
        title: markTerms(title, grams),
        snippet: snippetOf(text, grams),
      }),
    ),
  }
}
