import { chmodSync, mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { vi } from 'vitest'
import { disconnect } from '~server/core/database'
import { findInstance, type Instance } from '~server/embedded/instance-lock'
import type { App } from '~test/support/app'

/** An empty data directory that the service's account can enter. */
export function newDataDir(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-data-'))
  chmodSync(dir, 0o755)
  return dir
}

/** No address given: PostgreSQL and Meilisearch of its own. */
export const OWN_SERVICES = { DATABASE_URL: '', MEILI_URL: '', MEILI_KEY: '' }

/** What the app tells commands beside it: addresses and keys of its services. */
export function instanceOf({ dataDir }: Pick<App, 'dataDir'>): Instance {
  const instance = findInstance(dataDir)
  if (!instance) throw new Error(`no app runs on ${dataDir}`)
  return instance
}

/** From here on the test's factories and queries go to the app's own PostgreSQL. */
export async function useDatabaseOf(app: Pick<App, 'dataDir'>): Promise<void> {
  await disconnect()
  process.env.DATABASE_URL = instanceOf(app).databaseUrl
}

/** The process that the app keeps alive. While it is being started again its file is missing: waits for it. */
export function childOf({ dataDir }: Pick<App, 'dataDir'>, name: 'postgres' | 'meilisearch'): Promise<number> {
  const file = name === 'postgres' ? 'postgres/data/postmaster.pid' : 'meilisearch/meilisearch.pid'
  return vi.waitFor(() => Number.parseInt(readFileSync(path.join(dataDir, file), 'utf8'), 10), { timeout: 30_000, interval: 5 })
}

/** Waits until the process has ended and all that it wrote is here; returns its exit code. */
export function ended({ process: child }: Pick<App, 'process'>): Promise<number | null> {
  return child.stdout?.closed && child.stderr?.closed
    ? Promise.resolve(child.exitCode)
    : new Promise((resolve) => child.once('close', (code) => resolve(code)))
}
