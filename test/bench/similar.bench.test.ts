import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { countGrams } from '~search/gram-frequency'
import { plain } from '~search/hit'
import { similar } from '~search/similar'
import { pool } from '~server/core/database'
import { fromRoot } from '~server/core/root'
import { visitor } from '~server/policies/actor'
import { report } from './load'
import { textsFor, type Pair } from './texts'

/** BENCH=full takes everything there is; the short form in npm test shows that the measuring works. */
const full = process.env.BENCH === 'full'
const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-similar-'))
const texts = textsFor(dir, full)

beforeAll(async () => {
  chmodSync(dir, 0o755)
  await buildUser({ isAdmin: true })
})
afterAll(() => rmSync(dir, { recursive: true, force: true }))

/** npm run import, without the building before it. Returns its last line. */
function run(args: readonly string[]): string {
  const env = { ...process.env, NODE_ENV: 'production' as const, DATA_DIR: path.join(dir, 'data'), DEMO: '0' }
  const done = spawnSync(process.execPath, [fromRoot('build/start/cli.js'), 'import', ...args], { cwd: fromRoot(), env, encoding: 'utf8' })
  if (done.status !== 0) throw new Error(done.stderr)
  return done.stdout.trim().split('\n').at(-1) ?? ''
}

it('DU-12 real texts come in through npm run import, and a second run changes nothing', () => {
  const from = performance.now()
  const first = texts.imports.map(run)
  const taken = (performance.now() - from) / 1000
  const again = performance.now()
  const second = texts.imports.map(run)
  const changed = (line: string) => Number(/(\d+) new or changed/.exec(line)?.[1])
  expect(first.reduce((sum, line) => sum + changed(line), 0)).toBe(texts.rows)
  expect(second.map(changed)).toEqual(texts.imports.map(() => 0))
  const ratio = (performance.now() - again) / 1000 / taken
  report(
    `import           ${texts.rows} rows of ${texts.name} in ${taken.toFixed(1)} s with their index; again in ${ratio.toFixed(2)} × that`,
  )
})

const middle = (times: readonly number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

it('DU-01 typing a project leads to the result that solved it: the share found among the first five', async () => {
  await countGrams()
  const found = new Map<string, { hits: number; of: number }>()
  const count = ({ level }: Pair, hit: boolean) => {
    for (const name of ['all', level]) {
      const share = found.get(name) ?? { hits: 0, of: 0 }
      found.set(name, { hits: share.hits + Number(hit), of: share.of + 1 })
    }
  }
  const times: number[] = []
  const bare: number[] = []
  for (const pair of texts.pairs) {
    const from = performance.now()
    const matches = await similar(visitor, { title: pair.typed, types: ['result'], limit: 5 })
    times.push(performance.now() - from)
    const beside = performance.now()
    await pool().query('SELECT 1')
    bare.push(performance.now() - beside)
    const same = (title: string) => title.replace(/\s+/g, '') === pair.solvedBy.replace(/\s+/g, '')
    count(
      pair,
      matches.some(({ title }) => same(plain(title))),
    )
  }
  const shares = [...found].map(([name, { hits, of }]) => `${name} ${(hits / of).toFixed(3)} of ${of}`)
  report(`similar          recall@5 ${shares.join('   ')}   (Meilisearch alone on the real pairs: 0.55, hard 0.34)`)
  report(`similar          ${middle(times).toFixed(1)} ms in the middle, ${(middle(times) / middle(bare)).toFixed(0)} × an empty query`)
  expect(found.get('all')?.hits).toBeGreaterThan(texts.pairs.length / 2)
})
