import { db, pool } from '~server/core/database'
import { silentProgress } from '~server/core/progress'
import { transaction } from '~server/core/transaction'
import { deliverPending } from '~server/events/outbox'
import { recordEvent } from '~server/events/record-event'
import { systemActor, type Actor } from '~server/policies/actor'
import { INDEX, writer } from '~search/client'
import { plain, type Hit, type Segment } from '~search/hit'
import { search, type Answer, type Query } from '~search/query'
import { rebuildSearch } from '~search/rebuild'

/** Tells both indexes everything that has happened. Nobody listens at sockets here. */
export const indexEverything = () => deliverPending(['search_postgres', 'search_meilisearch'])

export const rebuild = () => rebuildSearch(silentProgress)

/** Workshops come by import: this says that these rows did. */
export async function announceWorkshops(): Promise<void> {
  const ids = (await db.workshop.findMany({ select: { id: true } })).map(({ id }) => id)
  await transaction((tx) => recordEvent(tx, { name: 'workshop.imported', actor: systemActor, ids, threads: [] }))
}

export const ask = (actor: Actor, q: string, change: Partial<Query> = {}): Promise<Answer> =>
  search(actor, { q, limit: 50, offset: 0, ...change })

export const titleOf = ({ title }: Pick<Hit, 'title'>) => plain(title)
export const titlesOf = ({ hits }: { readonly hits: readonly Pick<Hit, 'title'>[] }) => hits.map(titleOf)
export const marked = (segments: readonly Segment[]) => segments.flatMap(({ text, hit }) => (hit ? [text] : []))
export const idsOf = ({ hits }: Answer) => hits.map(({ id }) => id)

/** Everything that both indexes hold, in an order of its own: equal text means equal bytes. */
export async function bothIndexes(): Promise<{ meilisearch: string[]; postgres: string[] }> {
  const { results } = await writer().index(INDEX).getDocuments<Record<string, unknown>>({ limit: 10_000 })
  const sorted = results.map((one) => JSON.stringify(Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))))).sort()
  const { rows } = await pool().query<{ row: string }>(
    `SELECT (to_jsonb(d) - 'indexedAt')::text AS row FROM "SearchDocument" d ORDER BY id COLLATE "C"`,
  )
  return { meilisearch: sorted, postgres: rows.map(({ row }) => row) }
}

/** Of each document its id and its fingerprint, as each of the two indexes has it. */
export async function fingerprints() {
  const { results } = await writer()
    .index(INDEX)
    .getDocuments<{ id: string; hash: string }>({ limit: 10_000, fields: ['id', 'hash'] })
  const rows = await db.searchDocument.findMany({ select: { id: true, hash: true } })
  const text = (all: readonly { id: string; hash: string }[]) => all.map(({ id, hash }) => `${id} ${hash}`).sort()
  return { meilisearch: text(results), postgres: text(rows) }
}

/** Runs `during` with Meilisearch at another address, or at none. */
export async function withMeilisearchAt<T>(url: string, during: () => Promise<T>): Promise<T> {
  const before = process.env.MEILI_URL
  process.env.MEILI_URL = url
  try {
    return await during()
  } finally {
    process.env.MEILI_URL = before
  }
}

/** Where nothing answers. */
export const NOWHERE = 'http://127.0.0.1:9'
