import { z } from 'zod'
import { DOCUMENT_TYPES } from '~search/documents/document'
import { plain } from '~search/hit'
import { similar } from '~search/similar'
import { text } from '~server/core/text'
import { apiAction, methodNotAllowed } from '~/http/api'

const schema = z.strictObject({
  title: text({ max: 2000 }),
  summary: text({ max: 20_000, min: 0, lines: true }).optional(),
  types: z.array(z.enum(DOCUMENT_TYPES, 'choose')).max(10).optional(),
  limit: z.number().int().min(1).max(50).optional(),
})

/** POST /api/v1/similar { title, summary?, types?, limit? } */
export const action = apiAction(schema, async ({ actor, body: { title, summary, types, limit } }) => {
  const matches = await similar(actor, {
    title,
    ...(summary !== undefined && { summary }),
    ...(types && { types }),
    ...(limit !== undefined && { limit }),
  })
  return {
    matches: matches.map(({ id, type, title: segments, url, score, verdict, sharedTerms }) => ({
      ...{ id, type, title: plain(segments), url, score, verdict },
      reasons: sharedTerms.length > 0 ? [{ kind: 'shared_terms', terms: sharedTerms }] : [],
    })),
  }
})

export const loader = methodNotAllowed
