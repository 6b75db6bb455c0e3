import { rmSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { startApp } from '~test/support/app'
import { processesOn } from './processes'
import { ended, newDataDir } from './running'

const dataDir = newDataDir()
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

async function refusedStart(env: Record<string, string>): Promise<string> {
  const app = await startApp({ dataDir, env, wait: false })
  expect(await ended(app)).toBe(1)
  expect(processesOn(dataDir)).toEqual([])
  return app.words()
}

it('every fault of the configuration is named at once, before anything is started', async () => {
  const faulty = {
    PORT: 'abc',
    PUBLIC_ORIGIN: 'https://cm.example/path',
    DATABASE_URL: 'mysql://root:geheim@db/cm',
    MEILI_URL: 'meili:7700',
    MEILI_KEY: 'short',
    SESSION_SECRET: 'geheim',
    DEMO: 'yes',
    LOG_LEVEL: 'loud',
    DATABASE_POOL: '0',
    TRUST_PROXY: 'all',
  }
  const words = await refusedStart(faulty)
  const named = [...words.matchAll(/^ {2}- ([A-Z_]+): /gm)].map(([, name]) => name)
  expect(named.sort()).toEqual(Object.keys(faulty).sort())
  expect(words).not.toContain('geheim')
  expect(words).not.toMatch(/^\s+at /m)
})

it.each([
  ['PORT', 'abc'],
  ['PUBLIC_ORIGIN', 'https://cm.example/path'],
  ['DATABASE_URL', 'not an address'],
  ['MEILI_URL', 'meili:7700'],
  ['SESSION_SECRET', 'too short'],
])('%s is named when it alone is wrong', async (name, value) => {
  const words = await refusedStart({ MEILI_KEY: 'a key of sixteen characters', PUBLIC_ORIGIN: 'http://localhost:3000', [name]: value })
  expect([...words.matchAll(/^ {2}- ([A-Z_]+): /gm)].map(([, named]) => named)).toEqual([name])
})

it('a database that does not answer is named without its password', async () => {
  const words = await refusedStart({ DATABASE_URL: 'postgresql://cm:geheim@127.0.0.1:1/cm' })
  expect(words).toContain('DATABASE_URL')
  expect(words).not.toContain('geheim')
  expect(words).not.toMatch(/^\s+at /m)
})
