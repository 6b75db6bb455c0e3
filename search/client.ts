import { Meilisearch, type Config, type EnqueuedTaskPromise } from 'meilisearch'

/** Meilisearch is down, slow or broken: search goes on without it, and its events wait. */
export class MeilisearchAway extends Error {
  override readonly name = 'MeilisearchAway'
}

export const INDEX = 'items'

const SEARCH_TIMEOUT_MS = 1_000
const WRITE_TIMEOUT_MS = 30_000

function connect(timeout: number): Meilisearch {
  const { MEILI_URL: host, MEILI_KEY: apiKey } = process.env
  if (!host) throw new MeilisearchAway('MEILI_URL is not set')
  return new Meilisearch({ host, apiKey, timeout } satisfies Config)
}

/** For writing: patient. */
export const writer = () => connect(WRITE_TIMEOUT_MS)
/** For people who wait: gives up after a second. */
export const reader = () => connect(SEARCH_TIMEOUT_MS)

export function away(error: unknown): MeilisearchAway {
  return error instanceof MeilisearchAway ? error : new MeilisearchAway(String(error), { cause: error })
}

/** Waits until Meilisearch has done what its 202 only promised. Throws when it has not. */
export async function succeeded(enqueued: EnqueuedTaskPromise): Promise<void> {
  const task = await enqueued.waitTask({ timeout: 120_000, interval: 15 })
  if (task.status !== 'succeeded') throw new Error(`task ${task.uid} ${task.status}: ${task.error?.message ?? ''}`)
}

const REST_MS = 3_000
let restUntil = 0
let searchKey: Promise<{ uid: string; key: string }> | undefined

/** After a failure nobody waits for Meilisearch again for three seconds: pages stay quick while it is away. */
export async function whileMeilisearchAnswers<T>(ask: () => Promise<T>): Promise<T> {
  if (Date.now() < restUntil) throw new MeilisearchAway('resting after a failure')
  try {
    return await ask()
  } catch (error) {
    restUntil = Date.now() + REST_MS
    searchKey = undefined // it may come back as another one, with other keys
    throw away(error)
  }
}

/** The key from which tenant tokens are made: it may search and nothing else. */
export async function tenantKey(): Promise<{ uid: string; key: string }> {
  searchKey ??= (async () => {
    const { results } = await reader().getKeys({ limit: 50 })
    const found = results.find((key) => key.actions.length === 1 && key.actions[0] === 'search')
    if (!found) throw new MeilisearchAway('there is no search key')
    return { uid: found.uid, key: found.key }
  })()
  try {
    return await searchKey
  } catch (error) {
    searchKey = undefined
    throw error
  }
}
