import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromRoot } from '~server/core/root'

/** The checker starts anew for each case: seconds on a busy machine. */
const PATIENCE = 60_000

/** A tiny tree of the same shape, in which each rule of .dependency-cruiser.cjs is broken once. */
let tree: string

const put = (file: string, source: string) => {
  mkdirSync(path.dirname(path.join(tree, file)), { recursive: true })
  writeFileSync(path.join(tree, file), source)
}

function cruise(): string {
  const done = spawnSync(fromRoot('node_modules/.bin/depcruise'), ['app', 'server', 'search', 'prisma', '--output-type', 'err'], {
    cwd: tree,
    encoding: 'utf8',
  })
  return done.stdout + done.stderr
}

beforeAll(() => {
  tree = mkdtempSync(path.join(tmpdir(), 'chuangmeng-directions-'))
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) cpSync(fromRoot(file), path.join(tree, file))
  symlinkSync(fromRoot('node_modules'), path.join(tree, 'node_modules'))
  put('app/routes/page.tsx', 'export const page = 1\n')
  put('server/core/text.ts', 'export const text = 1\n')
  put('search/query.ts', 'export const query = 1\n')
  put('prisma/seed/load.ts', 'export const load = 1\n')
})
afterAll(() => rmSync(tree, { recursive: true, force: true }))

it(
  'a tree that keeps the directions passes',
  () => {
    expect(cruise()).toContain('no dependency violations')
  },
  PATIENCE,
)

it.each([
  ['nothing-below-imports-app', 'server/problems/wrong.ts', "import { page } from '../../app/routes/page'\nexport const wrong = page\n"],
  ['routes-use-use-cases', 'app/routes/wrong.tsx', "import { db } from '../../server/core/database'\nexport const wrong = db\n"],
  ['components-take-types-only', 'app/components/wrong.tsx', "import { text } from '../../server/core/text'\nexport const wrong = text\n"],
  ['core-stands-alone', 'server/core/wrong.ts', "import { query } from '../../search/query'\nexport const wrong = query\n"],
  ['domains-do-not-tell-listeners', 'server/problems/wrong.ts', "import { query } from '../../search/query'\nexport const wrong = query\n"],
  [
    'search-knows-documents-and-audiences',
    'search/wrong.ts',
    "import { report } from '../server/problems/report'\nexport const wrong = report\n",
  ],
  ['no-cycles', 'search/wrong.ts', "import { query } from './back'\nexport const wrong = query\n"],
])(
  '%s is found when it is broken',
  (rule, file, source) => {
    put('server/core/database.ts', 'export const db = 1\n')
    put('server/problems/report.ts', 'export const report = 1\n')
    put(
      'search/back.ts',
      rule === 'no-cycles' ? "import { wrong } from './wrong'\nexport const query = wrong\n" : 'export const query = 1\n',
    )
    put(file, source)
    try {
      expect(cruise()).toContain(rule)
    } finally {
      rmSync(path.join(tree, file))
      put('search/back.ts', 'export const query = 1\n')
    }
  },
  PATIENCE,
)
