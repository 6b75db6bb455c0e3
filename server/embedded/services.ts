import path from 'node:path'
import type { Env } from '../core/env'
import { fromRoot } from '../core/root'
import { expectDatabase } from './given-database'
import { findInstance, takeInstance } from './instance-lock'
import { startMeilisearch } from './meilisearch'
import { startPostgres } from './postgres'
import { secretsOf } from './secrets'
import type { Supervised } from './supervise'

export interface Services {
  /** Tells others on this data directory where the app answers. */
  announce(address: string): void
  stop(): Promise<void>
}

/**
 * Makes DATABASE_URL, MEILI_URL, MEILI_KEY and SESSION_SECRET true for this process: the given ones, else services of
 * our own in the data directory. With both addresses given nothing in the directory is ours alone, so any number of
 * app processes may share it (uploaded files stand there). Throws AlreadyRunning.
 */
export async function startServices(env: Env): Promise<Services> {
  const dataDir = fromRoot(env.DATA_DIR)
  const embedded = !env.DATABASE_URL || !env.MEILI_URL
  const instance = embedded ? takeInstance(dataDir) : undefined
  const children: Supervised[] = []
  const stop = async () => {
    // The search engine first: nothing that still runs needs it to end well.
    for (const child of children.reverse()) await child.stop()
    instance?.release()
  }
  try {
    const secrets = secretsOf(dataDir)
    process.env.SESSION_SECRET = env.SESSION_SECRET ?? secrets.sessionSecret
    if (env.DATABASE_URL) await expectDatabase(env.DATABASE_URL)
    const [postgres, meilisearch] = await Promise.all([
      env.DATABASE_URL ? undefined : startPostgres({ dir: path.join(dataDir, 'postgres'), password: secrets.postgresPassword }),
      env.MEILI_URL ? undefined : startMeilisearch({ dir: path.join(dataDir, 'meilisearch'), key: secrets.meiliKey }),
    ])
    for (const child of [postgres, meilisearch]) if (child) children.push(child)
    if (postgres) process.env.DATABASE_URL = postgres.url
    if (meilisearch) Object.assign(process.env, { MEILI_URL: meilisearch.url, MEILI_KEY: meilisearch.key })
    const { DATABASE_URL = '', MEILI_URL = '', MEILI_KEY = '' } = process.env
    instance?.publish({ databaseUrl: DATABASE_URL, meiliUrl: MEILI_URL, meiliKey: MEILI_KEY })
    return { announce: (address) => instance?.publish({ address }), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** For commands beside a running app: uses its services, else starts them for as long as the command runs. */
export async function borrowServices(env: Env): Promise<Pick<Services, 'stop'>> {
  const dataDir = fromRoot(env.DATA_DIR)
  const running = findInstance(dataDir)
  if (!running) return startServices(env)
  const { databaseUrl, meiliUrl, meiliKey } = running
  if (!databaseUrl) throw new Error('创盟 is just starting on this data directory: try again in a moment.')
  process.env.SESSION_SECRET = env.SESSION_SECRET ?? secretsOf(dataDir).sessionSecret
  Object.assign(process.env, { DATABASE_URL: databaseUrl, MEILI_URL: meiliUrl, MEILI_KEY: meiliKey })
  return { stop: () => Promise.resolve() }
}
