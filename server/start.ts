import type { Server as HttpServer } from 'node:http'
import { loadReference } from '../prisma/reference/load'
import { indexStands, prepareIndex } from '../search/indexes'
import { rebuildSearch } from '../search/rebuild'
import { startClock } from './clock/clock'
import { db, disconnect } from './core/database'
import { log } from './core/log'
import { silentProgress } from './core/progress'
import { startOutbox } from './events/outbox'
import { attachLive } from './realtime/io'

/** Everything beside pages that a process of 创盟 does: sockets, deliveries, due things. */
export async function start(http: HttpServer, publicOrigin: string): Promise<{ stop(): Promise<void> }> {
  const live = await attachLive(http, publicOrigin)
  const outbox = startOutbox()
  const clock = startClock()
  return {
    stop: async () => {
      await Promise.all([clock.stop(), outbox.stop()])
      // Closed, not sent away: tabs come back by themselves, to this process or to another.
      await new Promise<void>((resolve) => void live.close(() => resolve()))
      await disconnect()
    },
  }
}

/** Makes the index ready. One that was lost is filled anew beside the first pages, which PostgreSQL serves meanwhile. */
async function prepareSearch(): Promise<void> {
  if ((await indexStands()) || (await db.searchDocument.count()) === 0) return prepareIndex()
  log.warn('the search index is gone: it is made anew')
  void rebuildSearch(silentProgress).catch((error: unknown) =>
    log.warn({ error: String(error) }, 'the search index could not be made anew'),
  )
}

/** What must be there before the first page: reference data and the index. Without Meilisearch pages work all the same. */
export async function prepare(): Promise<void> {
  await loadReference()
  await prepareSearch().catch((error: unknown) =>
    log.warn({ error: String(error) }, 'Meilisearch is not ready: search answers from PostgreSQL'),
  )
}

/** Which of the two services answer, for /readyz. */
export async function readiness(): Promise<{ database: boolean; search: boolean }> {
  const healthy = (probe: Promise<unknown>) =>
    probe.then(
      () => true,
      () => false,
    )
  const { MEILI_URL } = process.env
  const [database, search] = await Promise.all([
    healthy(db.$queryRaw`SELECT 1`),
    healthy(
      fetch(`${MEILI_URL}/health`, { signal: AbortSignal.timeout(1_000) }).then((response) =>
        response.ok ? response : Promise.reject(new Error(String(response.status))),
      ),
    ),
  ])
  return { database, search }
}
