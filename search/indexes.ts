import type { Settings } from 'meilisearch'
import { away, INDEX, writer } from './client'

/** Marks around a found word, in private-use characters: they cannot be typed as HTML and are cut into segments. */
export const MARK_START = '\ue000'
export const MARK_END = '\ue001'

export const settings: Settings = {
  searchableAttributes: ['title', 'keywords', 'text'],
  filterableAttributes: ['audience', 'type', 'sectorKey', 'kind', 'status', 'region', 'year'],
  sortableAttributes: ['at'],
  // Chinese is cut into words as Chinese, also in a title of three characters.
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['cmn'] }],
  // A model code or a year is exact, or it is another one.
  typoTolerance: { disableOnNumbers: true },
  pagination: { maxTotalHits: 1000 },
}

/** Makes the index if it is not there and brings its settings up to date. Throws MeilisearchAway. */
export async function prepareIndex(uid = INDEX): Promise<void> {
  try {
    const client = writer()
    await client.createIndex(uid, { primaryKey: 'id' }).waitTask() // an index that exists makes the task fail: no harm
    await client.index(uid).updateSettings(settings).waitTask({ timeout: 60_000 })
  } catch (error) {
    throw away(error)
  }
}
