import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadReference } from '~prisma/reference/load'
import { disconnect } from '~server/core/database'
import { applyMigrations } from '~server/core/migrations'
import { startPostgres } from '~server/embedded/postgres'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server's address without a database's name. */
    postgres: string
  }
}

export const TEMPLATE = 'template_for_tests'

// Several projects share one server: the first starts it, the last stops it.
const holder = globalThis as typeof globalThis & { testPostgres?: { users: number; server: Promise<Awaited<ReturnType<typeof start>>> } }

async function start() {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-test-pg-'))
  chmodSync(dir, 0o755)
  const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '300' }
  const postgres = await startPostgres({ dir, password: 'test', database: TEMPLATE, settings })
  await applyMigrations(postgres.url)
  process.env.DATABASE_URL = postgres.url
  await loadReference()
  await disconnect()
  return { postgres, dir }
}

/** A real PostgreSQL with one migrated database, from which every test file gets a copy. No disk flush: nothing is kept. */
export default async function setup(project: TestProject) {
  const shared = (holder.testPostgres ??= { users: 0, server: start() })
  shared.users++
  const { postgres, dir } = await shared.server
  project.provide('postgres', postgres.url.slice(0, -TEMPLATE.length))
  return async () => {
    if (--shared.users > 0) return
    await postgres.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
