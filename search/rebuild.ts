import { db } from '../server/core/database'
import { whileDeliveriesWait } from '../server/core/delivery-lock'
import type { Progress } from '../server/core/progress'
import { away, INDEX, succeeded, writer } from './client'
import { DOCUMENT_TYPES, documentId, type SearchDocument } from './documents/document'
import { loadDocuments } from './documents/load'
import { countGrams } from './gram-frequency'
import { prepareIndex } from './indexes'
import { putPostgres, toMeilisearch } from './sync'

const PAGE = 500
const NEXT = `${INDEX}_next`

/** Every document of every type, page by page. */
async function* allDocuments(): AsyncGenerator<SearchDocument[]> {
  for (const type of DOCUMENT_TYPES) {
    for (let after = ''; ; ) {
      const loaded = await loadDocuments[type]({ after, take: PAGE })
      const last = loaded.at(-1)
      if (!last) break
      yield loaded.flatMap(([, document]) => document ?? [])
      after = last[0]
    }
  }
}

async function rowCount(): Promise<number> {
  const counts = await Promise.all([
    db.workshop.count(),
    db.alliance.count(),
    db.problem.count(),
    db.challenge.count(),
    db.result.count(),
    db.resource.count(),
  ])
  return counts.reduce((sum, count) => sum + count, 0)
}

async function orAway<T>(asked: Promise<T>): Promise<T> {
  try {
    return await asked
  } catch (error) {
    throw away(error)
  }
}

/** Puts every document into the second index and into PostgreSQL; returns the ids of all. */
async function fillNext(progress: Progress): Promise<string[]> {
  const index = writer().index(NEXT)
  const bar = progress.bar('search index', await rowCount())
  const kept: string[] = []
  let fault: Error | undefined
  let task: Promise<void> = Promise.resolve()
  for await (const documents of allDocuments()) {
    await putPostgres(documents)
    await task // one page in flight: memory stays flat
    if (fault) break
    task = succeeded(index.addDocuments(documents.map(toMeilisearch))).catch((error: unknown) => void (fault = away(error)))
    kept.push(...documents.map((document) => documentId(document.type, document.entityId)))
    bar.advance(documents.length)
  }
  await task
  if (fault) throw fault
  bar.done()
  return kept
}

/**
 * Makes both indexes anew from the rows. Meilisearch gets a second index that takes the place of the first in one
 * step, so that nobody ever searches an empty one. Events wait meanwhile: what happens during the rebuild is indexed
 * after it, into the index that stays. Throws MeilisearchAway; then the first index stands as it was.
 */
export function rebuildSearch(progress: Progress): Promise<{ documents: number }> {
  return whileDeliveriesWait(['search_postgres', 'search_meilisearch'], async () => {
    const client = writer()
    await orAway(client.deleteIndex(NEXT).waitTask()) // left behind by a rebuild that was broken off
    await prepareIndex(NEXT)
    const kept = await fillNext(progress)
    // Where there is none one without settings: it answers no search, and people go on with PostgreSQL until the swap.
    await orAway(client.createIndex(INDEX, { primaryKey: 'id' }).waitTask())
    await orAway(succeeded(client.swapIndexes([{ indexes: [INDEX, NEXT], rename: false }])))
    await orAway(client.deleteIndex(NEXT).waitTask())
    await db.$executeRaw`DELETE FROM "SearchDocument" WHERE NOT (id = ANY(${kept}::text[]))`
    await countGrams()
    return { documents: kept.length }
  })
}
