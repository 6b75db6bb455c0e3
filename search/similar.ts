import { pool } from '../server/core/database'
import type { Actor } from '../server/policies/actor'
import { audiencesOf } from '../server/policies/audience'
import type { DocumentType } from './documents/document'
import { gramFrequencies, type Frequencies } from './gram-frequency'
import { gramsOf, indexGrams } from './grams'
import { markTerms, snippetOf, type Segment } from './hit'
import { coverage, likeness, sharedTerms, weigh } from './similarity'

export interface SimilarQuery {
  readonly title: string
  readonly summary?: string
  readonly types?: readonly DocumentType[]
  readonly limit?: number
  /** The thing itself, when its own page asks, and what it came from. */
  readonly except?: readonly string[]
}

export interface Match {
  readonly id: string
  readonly type: DocumentType
  readonly title: readonly Segment[]
  readonly snippet: readonly Segment[]
  readonly url: string
  readonly score: number
  readonly verdict: 'duplicate' | 'related'
  readonly sharedTerms: readonly string[]
  readonly status: string | null
  readonly sectorKey: string | null
  readonly year: number | null
}

/** Chosen on the development pairs of shared/data (precision and recall at these are in the README). */
export const DUPLICATE_FROM = 0.5
/** The least share of its title that a duplicate has in common: a few common words are like nothing, however many say them. */
const COVERED_FROM = 0.4
export const RELATED_FROM = 0.18

const RARE_GRAMS = 28
/** How many documents the rare grams may lead to, together. */
const REACH = 4_000
const CANDIDATES = 160
const TEXT_CHARACTERS = 600

interface Row {
  entityId: string
  type: DocumentType
  title: string
  text: string
  url: string
  status: string | null
  sectorKey: string | null
  year: number | null
}

/** The rarest grams that together lead to no more documents than can be looked at. A long query starves nothing. */
function rarest(grams: readonly string[], frequencies: Frequencies): string[] {
  const chosen: string[] = []
  let reach = 0
  for (const gram of [...grams].sort((a, b) => frequencies.of(a) - frequencies.of(b) || b.length - a.length)) {
    reach += frequencies.of(gram)
    if (chosen.length === RARE_GRAMS || (reach > REACH && chosen.length >= 4)) break
    chosen.push(gram)
  }
  return chosen
}

async function candidates(actor: Actor, rare: readonly string[], query: SimilarQuery): Promise<Row[]> {
  const { rows } = await pool().query<Row>(
    `SELECT "entityId", type, title, left(text, $6) AS text, url, status, "sectorKey", year
     FROM "SearchDocument" d
     WHERE grams && $1::text[] AND audience && $2::text[] AND (cardinality($3::text[]) = 0 OR type = ANY($3::text[])) AND "entityId" <> ALL($4::text[])
     ORDER BY (SELECT count(*) FROM unnest(d.grams) AS gram WHERE gram = ANY($1::text[])) DESC, id LIMIT $5`,
    [rare, audiencesOf(actor), query.types ?? [], query.except ?? [], CANDIDATES, TEXT_CHARACTERS],
  )
  return rows
}

/** The same thing is like the query from both sides: it says what the query says, and the query says what its title says. */
function verdictOf(score: number, covered: number): Match['verdict'] {
  return covered >= COVERED_FROM && Math.sqrt(score * covered) >= DUPLICATE_FROM ? 'duplicate' : 'related'
}

/**
 * What exists already and is like this (查重): the nearest first, each with the words it shares. Only what the actor
 * may read takes part. An empty title matches nothing.
 */
export async function similar(actor: Actor, query: SimilarQuery): Promise<Match[]> {
  const title = query.title.slice(0, 400)
  const text = (query.summary ?? '').slice(0, TEXT_CHARACTERS)
  const grams = indexGrams(title, [], text)
  if (grams.length === 0) return []
  const frequencies = await gramFrequencies(grams)
  const weights = weigh(title, text, frequencies)
  const measure = likeness(weights, { title, text })
  const rows = await candidates(actor, rarest(grams, frequencies), query)
  const nearest = rows
    .map((row) => ({ row, score: Math.round(measure(row.title, row.text) * 1000) / 1000 }))
    .filter(({ score }) => score >= RELATED_FROM)
    .sort((a, b) => b.score - a.score || (a.row.entityId < b.row.entityId ? -1 : 1))
    .slice(0, query.limit ?? 5)
  const titles = nearest.map(({ row }) => row.title).join('\n')
  const titleWeights = weigh(titles, '', await gramFrequencies(gramsOf(titles)))
  const said = new Set(weights.keys())
  return nearest.map(({ row, score }) => {
    const terms = sharedTerms(weights, `${title}\n${text}`, `${row.title}\n${row.text}`)
    const { entityId: id, type, url, status, sectorKey, year } = row
    const verdict = verdictOf(score, coverage(titleWeights, row.title, said))
    return {
      ...{ id, type, url, status, sectorKey, year, score, verdict },
      sharedTerms: terms,
      title: markTerms(row.title, terms),
      snippet: snippetOf(row.text, terms),
    }
  })
}
