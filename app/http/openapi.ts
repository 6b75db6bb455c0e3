const text = { type: 'string' }
const number = { type: 'number' }
const integer = { type: 'integer' }
const list = (items: object) => ({ type: 'array', items })
const object = (properties: Readonly<Record<string, object>>, required = Object.keys(properties)) => ({
  type: 'object',
  properties,
  required,
})

const types = { type: 'string', enum: ['challenge', 'problem', 'result', 'resource', 'alliance', 'workshop'] }
const sectors = { type: 'string', enum: ['education', 'science', 'culture', 'health', 'sports'] }
const query = (name: string, schema: object) => ({ name, in: 'query', schema })
const answers = (schema: object) => ({
  200: { description: 'ok', content: { 'application/json': { schema } } },
  default: { description: 'refused', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
})

const page = (item: string) =>
  object({ total: integer, page: integer, pageSize: integer, items: list({ type: 'object', description: item }) })

/** The list and the item of one kind of thing. */
function collection(name: string, what: string) {
  return {
    [`/api/v1/${name}`]: {
      get: {
        summary: `${what}: the newest first`,
        parameters: [query('page', integer), ...(name === 'alliances' ? [] : [query('sector', sectors)])],
        responses: answers(page(what)),
      },
    },
    [`/api/v1/${name}/{id}`]: {
      get: {
        summary: `${what}: one`,
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: answers({ type: 'object' }),
      },
    },
  }
}

const hit = object({ id: text, type: types, title: text, snippet: text, url: text, score: number })
const match = object({
  ...{ id: text, type: types, title: text, url: text, score: { type: 'number', minimum: 0, maximum: 1 } },
  verdict: { type: 'string', enum: ['duplicate', 'related'] },
  reasons: list(object({ kind: text, terms: list(text) })),
})

/** The description of the public API (OpenAPI 3.1). test/routes/api.test.ts holds it against what the API answers. */
export const openapi = {
  openapi: '3.1.0',
  info: { title: '创盟 Chuangmeng', version: '1', description: 'Reads what the token’s person may read; without a token what is public.' },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: {
      Problem: object({ type: text, title: text, status: integer, code: text, requestId: text, faults: list({ type: 'object' }) }, [
        'type',
        'title',
        'status',
        'code',
      ]),
    },
  },
  security: [{}, { token: [] }],
  paths: {
    '/api/v1/search': {
      get: {
        summary: 'Full-text search',
        parameters: [query('q', text), query('type', types), query('sector', sectors), query('limit', integer), query('offset', integer)],
        responses: answers(object({ query: text, total: integer, degraded: { type: 'boolean' }, hits: list(hit) })),
      },
    },
    '/api/v1/similar': {
      post: {
        summary: 'What exists already and is like this (查重)',
        requestBody: {
          required: true,
          content: {
            'application/json': { schema: object({ title: text, summary: text, types: list(types), limit: integer }, ['title']) },
          },
        },
        responses: answers(object({ matches: list(match) })),
      },
    },
    ...collection('challenges', '榜单'),
    ...collection('results', '成果'),
    ...collection('resources', '资源'),
    ...collection('alliances', '联盟'),
    ...collection('workshops', '工作室'),
  },
}
