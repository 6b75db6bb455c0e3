import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { TestProject } from 'vitest/node'
import { startMeilisearch } from '~server/embedded/meilisearch'

declare module 'vitest' {
  interface ProvidedContext {
    meilisearch: { url: string; key: string }
  }
}

/** A real Meilisearch for the search tests, which run one file after the other. */
export default async function setup(project: TestProject) {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-test-meili-'))
  const meilisearch = await startMeilisearch({ dir, key: 'a master key for tests' })
  project.provide('meilisearch', { url: meilisearch.url, key: meilisearch.key })
  return async () => {
    await meilisearch.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}
