import { spawn } from 'node:child_process'
import { expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { actorOfToken } from '~server/accounts/actor-of-token'
import { db } from '~server/core/database'
import { fromRoot } from '~server/core/root'
import { newDataDir } from './running'

/** Runs the built command on the test file's database, as `npm run cli --` does, and waits for its end. */
async function command(...args: string[]) {
  const services = { MEILI_URL: 'http://127.0.0.1:9', MEILI_KEY: 'a key that nobody asks for' }
  const child = spawn(process.execPath, [fromRoot('build/start/cli.js'), ...args], {
    cwd: fromRoot(),
    env: { ...process.env, ...services, NODE_ENV: 'production', DATA_DIR: newDataDir() },
  })
  let [answer, told] = ['', '']
  child.stdout.on('data', (chunk: Buffer) => (answer += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()))
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve))
  return { code, answer, told }
}

it.each([
  ['no command', [], 'Usage: npm run cli -- <command>'],
  ['an unknown command', ['explode'], 'Usage: npm run cli -- <command>'],
  ['the name of a property of every object', ['constructor'], 'Usage: npm run cli -- <command>'],
  ['half a command', ['search'], 'search rebuild'],
  ['an option that a token does not have', ['token', '--admin'], 'Usage: npm run cli -- token --user <account>'],
  ['an option without its value', ['token', '--user'], 'Usage: npm run cli -- token --user <account>'],
  ['an option that an import does not have', ['import', 'results', 'x.csv', '--force'], 'Usage: npm run cli -- import'],
  ['an option that a rebuild does not have', ['search', 'rebuild', '--now'], 'Usage: npm run cli -- search rebuild'],
  ['a migration without a good name', ['migrate-new', 'Ä; DROP TABLE'], 'name: small letters'],
] as const)('AD-08 with %s the command says how it is called, and ends with 1', async (_what, args, words) => {
  const { code, answer, told } = await command(...args)
  expect([code, answer]).toEqual([1, ''])
  expect(told).toContain(words)
  expect(told).not.toMatch(/\n\s+at /)
})

it('AD-08 a token made at the terminal is the only thing on stdout, and lets its person in', async () => {
  const user = await buildUser()
  const { code, answer } = await command('token', '--user', user.username, '--name', '报表')
  expect(code).toBe(0)
  expect(await actorOfToken(answer.trim())).toMatchObject({ userId: user.id })
  const unknown = await command('token', '--user', 'nobody')
  expect([unknown.code, unknown.answer]).toEqual([1, ''])
  expect(unknown.told).toContain('no such active account')
})

it('AD-06 a file that is not there is said in words, and nothing is written', async () => {
  await buildUser({ isAdmin: true })
  const { code, told } = await command('import', 'results', '/no/such/file.csv')
  expect([code, await db.result.count()]).toEqual([1, 0])
  expect(told).toContain('/no/such/file.csv: no such file')
  expect(told).not.toMatch(/\n\s+at /)
})
