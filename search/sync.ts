import { createHash } from 'node:crypto'
import { db, pool } from '../server/core/database'
import type { StoredEvent } from '../server/events/catalogue'
import { away, INDEX, succeeded, writer } from './client'
import { DOCUMENT_TYPES, documentId, type DocumentType, type SearchDocument } from './documents/document'
import { loadDocuments } from './documents/load'
import { indexGrams } from './grams'

/** The rows that a batch of events touched, each once, by type. Events of things that search does not know fall out. */
function touched(events: readonly StoredEvent[]): Map<DocumentType, string[]> {
  const byType = new Map<DocumentType, Set<string>>()
  for (const event of events) {
    const type = DOCUMENT_TYPES.find((known) => known === event.entity)
    if (!type) continue
    const ids = byType.get(type) ?? new Set<string>()
    for (const id of event.entityIds) ids.add(id)
    byType.set(type, ids)
  }
  return new Map([...byType].map(([type, ids]) => [type, [...ids]]))
}

interface Changes {
  readonly put: SearchDocument[]
  readonly remove: string[]
}

/** An import touches tens of thousands of rows: they pass in pages, so that memory stays flat. */
const PAGE = 500

/** Reloads the rows now, page by page: what the event said when it was written does not count. */
async function* changesOf(events: readonly StoredEvent[]): AsyncGenerator<Changes> {
  for (const [type, all] of touched(events)) {
    for (let from = 0; from < all.length; from += PAGE) {
      const ids = all.slice(from, from + PAGE)
      const found = new Map(await loadDocuments[type]({ ids }))
      const put = ids.flatMap((id) => found.get(id) ?? [])
      // Hidden or gone.
      const remove = ids.filter((id) => !found.get(id)).map((id) => documentId(type, id))
      yield { put, remove }
    }
  }
}

/** Fingerprint of everything that an index holds of a thing: equal in every copy, or one of them is behind. */
export function documentHash(document: SearchDocument): string {
  return createHash('sha256')
    .update(JSON.stringify({ ...document, at: document.at.getTime() }))
    .digest('base64url')
    .slice(0, 22)
}

/** What PostgreSQL keeps: the document and its grams. */
export async function putPostgres(documents: readonly SearchDocument[]): Promise<void> {
  const rows = documents.map((document) => ({
    ...document,
    id: documentId(document.type, document.entityId),
    grams: indexGrams(document.title, document.keywords, document.text),
    hash: documentHash(document),
  }))
  await pool().query(
    `INSERT INTO "SearchDocument" (id, type, "entityId", title, text, keywords, "sectorKey", kind, status, region, year, url, audience, grams, hash, at)
     SELECT id, type, "entityId", title, text, keywords, "sectorKey", kind, status, region, year, url, audience, grams, hash, at
     FROM jsonb_to_recordset($1::jsonb) AS given(id text, type text, "entityId" text, title text, text text, keywords text[], "sectorKey" text,
       kind text, status text, region text, year int, url text, audience text[], grams text[], hash text, at timestamptz)
     ON CONFLICT (id) DO UPDATE SET title = excluded.title, text = excluded.text, keywords = excluded.keywords, "sectorKey" = excluded."sectorKey",
       kind = excluded.kind, status = excluded.status, region = excluded.region, year = excluded.year, url = excluded.url,
       audience = excluded.audience, grams = excluded.grams, hash = excluded.hash, at = excluded.at, "indexedAt" = clock_timestamp()
     WHERE "SearchDocument".hash <> excluded.hash`,
    [JSON.stringify(rows)],
  )
}

/** A document as Meilisearch gets it: one flat record, the time as a number to sort by. */
export function toMeilisearch(document: SearchDocument) {
  return { ...document, id: documentId(document.type, document.entityId), at: document.at.getTime(), hash: documentHash(document) }
}

/** Listener: the documents in PostgreSQL follow the rows. */
export async function syncPostgres(events: readonly StoredEvent[]): Promise<void> {
  for await (const { put, remove } of changesOf(events)) {
    if (remove.length > 0) await db.searchDocument.deleteMany({ where: { id: { in: remove } } })
    if (put.length > 0) await putPostgres(put)
  }
}

/**
 * Listener: Meilisearch follows the rows. Its 202 only says that it will try: an event counts as delivered when the
 * task has succeeded. Throws MeilisearchAway.
 */
export async function syncMeilisearch(events: readonly StoredEvent[]): Promise<void> {
  for await (const { put, remove } of changesOf(events)) {
    try {
      const index = writer().index(INDEX)
      if (remove.length > 0) await succeeded(index.deleteDocuments(remove))
      if (put.length > 0) await succeeded(index.addDocuments(put.map(toMeilisearch)))
    } catch (error) {
      throw away(error)
    }
  }
}
