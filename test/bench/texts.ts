import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { results as ofTheDemo } from '~prisma/seed/demo/load-works'
import { fromRoot } from '~server/core/root'

/** What somebody types, and the title of the published result that solves it already. */
export interface Pair {
  readonly typed: string
  readonly solvedBy: string
  readonly level: string
}

export interface Texts {
  readonly name: string
  /** Arguments of npm run import, one list for each run. */
  readonly imports: readonly (readonly string[])[]
  readonly rows: number
  readonly pairs: readonly Pair[]
}

interface Grant {
  readonly id: string
  readonly kind: 'project' | 'result'
  readonly title: string
}

const SHORT = { rows: 1_500, pairs: 150 }
const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T)

function put(dir: string, name: string, rows: readonly object[]): string {
  const file = path.join(dir, name)
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join('\n'))
  return file
}

/**
 * The real titles and abstracts that lie beside the project (../shared/data, or REAL_TEXT_DIR): all of them, or in the
 * short form some. Where they are not, the results of the demo, typed by the first two thirds of their titles.
 */
export function textsFor(dir: string, full: boolean): Texts {
  const shared = process.env.REAL_TEXT_DIR ?? fromRoot('../shared/data')
  const at = (name: string) => path.join(shared, name)
  if (!existsSync(at('grants.jsonl'))) {
    const rows = ofTheDemo.map(([title, , , , summary], place) => ({ externalId: `demo-${place}`, title, summary }))
    const pairs = rows.map(({ title }) => ({ typed: title.slice(0, Math.ceil((title.length * 2) / 3)), solvedBy: title, level: 'demo' }))
    return { name: 'the demo’s results', imports: [['results', put(dir, 'demo.jsonl', rows)]], rows: rows.length, pairs }
  }
  const grants = lines<Grant>(at('grants.jsonl'))
  const titleOf = new Map(grants.map(({ id, title }) => [id, title]))
  const pairs = lines<{ split: string; pos?: boolean; q: string; rel: string; level: string }>(at('grant-pairs.dev.jsonl'))
    .filter(({ split, pos }) => split === 'dev' && pos)
    .map(({ q, rel, level }) => ({ typed: q, solvedBy: titleOf.get(rel) ?? '', level }))
  const columns = ['--map', 'id=externalId,disc=discipline']
  if (full) {
    const of = (kind: string) => [at('grants.jsonl'), ...columns, '--where', `kind=${kind}`]
    const imports = [
      ['results', ...of('result')],
      ['problems', ...of('project')],
      ['results', at('papers.jsonl')],
    ]
    return { name: 'real titles and abstracts', imports, rows: grants.length + lines(at('papers.jsonl')).length, pairs }
  }
  const some = pairs.filter((_pair, place) => place % Math.ceil(pairs.length / SHORT.pairs) === 0)
  const wanted = new Set(some.map(({ solvedBy }) => solvedBy))
  const rows = grants.filter(({ kind, title }, place) => kind === 'result' && (wanted.has(title) || place % 6 === 0)).slice(0, SHORT.rows)
  const imports = [['results', put(dir, 'some.jsonl', rows), ...columns]]
  return {
    name: 'some real titles',
    imports,
    rows: rows.length,
    pairs: some.filter(({ solvedBy }) => rows.some(({ title }) => title === solvedBy)),
  }
}
