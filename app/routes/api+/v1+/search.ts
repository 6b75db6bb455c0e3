import { z } from 'zod'
import { DOCUMENT_TYPES } from '~search/documents/document'
import { plain } from '~search/hit'
import { search } from '~search/query'
import { apiLoader } from '~/http/api'
import { choice, readQuery, sectorKey } from '~/http/read-query'

/** GET /api/v1/search?q=&type=&sector=&limit=&offset= */
export const loader = apiLoader(async ({ actor, url }) => {
  const shape = {
    q: z.string().max(2000).default(''),
    type: choice(DOCUMENT_TYPES),
    sector: sectorKey,
    limit: z.coerce.number().int().min(1).max(100).default(20),
    offset: z.coerce.number().int().min(0).max(900).default(0),
  }
  const { q, type, sector, limit, offset } = readQuery(url, shape)
  const answer = await search(actor, { q: q.trim(), limit, offset, ...(type && { types: [type] }), ...(sector && { sectorKey: sector }) })
  const hits = answer.hits.map((hit) => ({
    id: hit.id,
    type: hit.type,
    title: plain(hit.title),
    snippet: plain(hit.snippet),
    url: hit.url,
    score: hit.score,
  }))
  return { query: answer.query, total: answer.total, degraded: answer.degraded, hits }
})
