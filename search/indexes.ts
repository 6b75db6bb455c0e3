import { MeilisearchApiError, type Settings } from 'meilisearch'
import { away, INDEX, succeeded, writer } from './client'

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

/**
 * False when there is no index, or one that was not made here: then Meilisearch was wiped, and what it may have since is
 * not all. Throws MeilisearchAway.
 */
export async function indexStands(): Promise<boolean> {
  try {
    const filterable = await writer().index(INDEX).getFilterableAttributes()
    return filterable?.includes('audience') ?? false
  } catch (error) {
    if (error instanceof MeilisearchApiError && error.cause?.code === 'index_not_found') return false
    throw away(error)
  }
}

/** Makes the index if it is not there and brings its settings up to date. Throws MeilisearchAway. */
export async function prepareIndex(uid = INDEX): Promise<void> {
  try {
    const client = writer()
    await client.createIndex(uid, { primaryKey: 'id' }).waitTask() // an index that exists makes the task fail: no harm
    await succeeded(client.index(uid).updateSettings(settings))
  } catch (error) {
    throw away(error)
  }
}
