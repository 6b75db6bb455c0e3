import { db } from '../server/core/database'
import type { Progress } from '../server/core/progress'
import { away, INDEX, writer } from './client'
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

/**
 * Makes both indexes anew from the rows. Meilisearch gets a second index that takes the place of the first in one
 * step, so that nobody ever searches an empty one. Throws MeilisearchAway.
 */
export async function rebuildSearch(progress: Progress): Promise<{ documents: number }> {
  const client = writer()
  try {
    await client.deleteIndex(NEXT).waitTask() // left behind by a rebuild that was broken off
    await prepareIndex(NEXT)
    await prepareIndex()
  } catch (error) {
    throw away(error)
  }
  const bar = progress.bar('search index', await rowCount())
  const kept: string[] = []
  let task: Promise<unknown> = Promise.resolve()
  for await (const documents of allDocuments()) {
    await putPostgres(documents)
    await task // one page in flight: memory stays flat
    task = client.index(NEXT).addDocuments(documents.map(toMeilisearch)).waitTask({ timeout: 120_000 })
    kept.push(...documents.map((document) => documentId(document.type, document.entityId)))
    bar.advance(documents.length)
  }
  await task
  await client.swapIndexes([{ indexes: [INDEX, NEXT], rename: false }]).waitTask({ timeout: 60_000 })
  await client.deleteIndex(NEXT).waitTask()
  await db.$executeRaw`DELETE FROM "SearchDocument" WHERE NOT (id = ANY(${kept}::text[]))`
  await countGrams()
  bar.done()
  return { documents: kept.length }
}
