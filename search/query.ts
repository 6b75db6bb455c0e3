import { Meilisearch } from 'meilisearch'
import { generateTenantToken } from 'meilisearch/token'
import type { Actor } from '../server/policies/actor'
import { audiencesOf } from '../server/policies/audience'
import { INDEX, MeilisearchAway, tenantKey, whileMeilisearchAnswers } from './client'
import type { DocumentType } from './documents/document'
import { quoteCodes } from './exact-codes'
import { searchPostgres } from './fallback'
import { cutAtMarks, type Hit } from './hit'
import { MARK_END, MARK_START } from './indexes'

export interface Query {
  readonly q: string
  readonly types?: readonly DocumentType[]
  readonly sectorKey?: string
  readonly year?: number
  readonly limit: number
  readonly offset: number
}

export interface Answer {
  readonly query: string
  readonly total: number
  /** True when Meilisearch was away and PostgreSQL answered. */
  readonly degraded: boolean
  readonly hits: readonly Hit[]
  /** How many of the hits are of each type, sector and year: counted behind the same permission filter. */
  readonly facets: { readonly type: Counts; readonly sectorKey: Counts; readonly year: Counts }
}
export type Counts = Readonly<Record<string, number>>

const TOKEN_LIFE_MS = 5 * 60_000
const SNIPPET_WORDS = 40
const NO_TEXT = /[\u0000\ud800-\udfff]/gu

/**
 * A key that Meilisearch itself narrows to what this actor may read (tenant token): a query of ours that forgot the
 * filter would still find nothing else.
 */
async function tokenFor(actor: Actor): Promise<string> {
  const { uid, key } = await tenantKey()
  const keys = audiencesOf(actor).map((audience) => JSON.stringify(audience))
  const searchRules = { [INDEX]: { filter: `audience IN [${keys.join(', ')}]` } }
  return generateTenantToken({ apiKey: key, apiKeyUid: uid, searchRules, expiresAt: new Date(Date.now() + TOKEN_LIFE_MS) })
}

interface Record_ {
  entityId: string
  type: DocumentType
  title: string
  text: string
  url: string
  sectorKey: string | null
  status: string | null
  kind: string | null
  year: number | null
}

async function searchMeilisearch(actor: Actor, query: Query): Promise<Answer> {
  const client = new Meilisearch({ host: process.env.MEILI_URL ?? '', apiKey: await tokenFor(actor), timeout: 1_000 })
  const filter = [
    ...(query.types && query.types.length > 0 ? [`type IN [${query.types.join(', ')}]`] : []),
    ...(query.sectorKey ? [`sectorKey = ${JSON.stringify(query.sectorKey)}`] : []),
    ...(query.year ? [`year = ${query.year}`] : []),
  ]
  const found = await client.index<Record_>(INDEX).search(quoteCodes(query.q), {
    filter,
    limit: query.limit,
    offset: query.offset,
    facets: ['type', 'sectorKey', 'year'],
    attributesToRetrieve: ['entityId', 'type', 'url', 'sectorKey', 'status', 'kind', 'year'],
    attributesToHighlight: ['title', 'text'],
    attributesToCrop: ['text'],
    cropLength: SNIPPET_WORDS,
    highlightPreTag: MARK_START,
    highlightPostTag: MARK_END,
    showRankingScore: true,
    ...(query.q === '' && { sort: ['at:desc'] }),
    // The whole query first; its last words are given up when nothing has them all, but never a phrase.
    matchingStrategy: 'last',
  })
  return {
    query: query.q,
    total: found.estimatedTotalHits ?? found.hits.length,
    degraded: false,
    facets: { type: {}, sectorKey: {}, year: {}, ...found.facetDistribution },
    hits: found.hits.map((hit) => ({
      id: hit.entityId,
      type: hit.type,
      title: cutAtMarks(hit._formatted?.title ?? ''),
      snippet: cutAtMarks(hit._formatted?.text ?? ''),
      url: hit.url,
      score: Math.round((hit._rankingScore ?? 0) * 1000) / 1000,
      sectorKey: hit.sectorKey,
      status: hit.status,
      kind: hit.kind,
      year: hit.year,
    })),
  }
}

/**
 * Searches everything that the actor may read. Nothing else is in a hit, a count or a facet. While Meilisearch is
 * away PostgreSQL answers with the same filter, and `degraded` says so. An empty query lists the newest.
 */
export async function search(actor: Actor, query: Query): Promise<Answer> {
  // Half a character and NUL stand in no text; either service would refuse them as a fault. Full width is the same word.
  const askable = { ...query, q: query.q.replace(NO_TEXT, ' ').normalize('NFKC').trim() }
  try {
    return { ...(await whileMeilisearchAnswers(() => searchMeilisearch(actor, askable))), query: query.q }
  } catch (error) {
    if (!(error instanceof MeilisearchAway)) throw error
    return { ...(await searchPostgres(actor, askable)), query: query.q }
  }
}
