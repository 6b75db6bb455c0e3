import tsconfigPaths from 'vite-tsconfig-paths'
import { defineConfig } from 'vitest/config'

const plugins = [tsconfigPaths()]
const shared = { plugins, resolve: { conditions: ['node'] } }
const env = { SESSION_SECRET: 'a secret for tests, at least thirty-two characters', LOG_LEVEL: 'silent', DEMO: '0' }

/**
 * pure: no services. database: use cases on real PostgreSQL, a database of its own for each file. search: one real
 * Meilisearch, file after file. app: the built program as processes, real sockets, real Chromium. faults
 * and bench: the short forms of npm run test:faults and npm run bench. The groups run one after the other: two cores.
 */
export default defineConfig({
  test: {
    projects: [
      { ...shared, test: { name: 'pure', sequence: { groupOrder: 0 }, include: ['test/**/*.pure.test.{ts,tsx}'], env } },
      {
        ...shared,
        test: {
          name: 'database',
          sequence: { groupOrder: 1 },
          include: ['test/{server,prisma}/**/*.test.ts'],
          exclude: ['**/*.pure.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts'],
          setupFiles: ['test/support/own-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'search',
          sequence: { groupOrder: 2 },
          include: ['test/search/**/*.test.ts'],
          exclude: ['**/*.pure.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts', 'test/support/meilisearch-for-tests.ts'],
          setupFiles: ['test/support/own-database.ts', 'test/support/own-index.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'app',
          sequence: { groupOrder: 3 },
          include: ['test/{routes,sockets,e2e,embedded}/**/*.test.ts'],
          exclude: ['**/*.pure.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts', 'test/support/built-app.ts'],
          setupFiles: ['test/support/own-database.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 180_000,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'faults',
          sequence: { groupOrder: 4 },
          include: ['test/faults/**/*.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts', 'test/support/built-app.ts'],
          setupFiles: ['test/support/own-database.ts'],
          fileParallelism: false,
          testTimeout: 1_200_000,
          hookTimeout: 180_000,
          env,
        },
      },
      {
        ...shared,
        test: {
          name: 'bench',
          sequence: { groupOrder: 5 },
          include: ['test/bench/**/*.bench.test.ts'],
          globalSetup: ['test/support/postgres-for-tests.ts', 'test/support/built-app.ts'],
          setupFiles: ['test/support/own-database.ts'],
          fileParallelism: false,
          testTimeout: 600_000,
          hookTimeout: 180_000,
          env,
        },
      },
    ],
    maxWorkers: 2,
  },
})
