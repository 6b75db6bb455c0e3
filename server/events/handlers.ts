import { syncMeilisearch, syncPostgres } from '../../search/sync'
import { MeilisearchAway } from '../../search/client'
import { tellChanged } from '../realtime/tell-changed'
import type { ListenerName, StoredEvent } from './catalogue'

/** The listener's service is away: its events wait, however long, and are never given up. */
export class ListenerUnavailable extends Error {
  override readonly name = 'ListenerUnavailable'
}

/** Who is told of what happened. The only place that knows. */
export const handlers: Readonly<Record<ListenerName, (events: readonly StoredEvent[]) => Promise<void>>> = {
  live: tellChanged,
  search_postgres: syncPostgres,
  search_meilisearch: async (events) => {
    try {
      await syncMeilisearch(events)
    } catch (error) {
      throw error instanceof MeilisearchAway ? new ListenerUnavailable(error.message, { cause: error }) : error
    }
  },
}
