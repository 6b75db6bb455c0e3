import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { fromRoot } from '~server/core/root'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { cwd: fromRoot(), encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
const code = tracked.filter((file) => /\.(ts|tsx|mjs|cjs|js)$/.test(file))
const product = code.filter((file) => /^(app|server|search|prisma)\//.test(file))
const text = (file: string) => readFileSync(fromRoot(file), 'utf8')
const lines = (file: string) => text(file).split('\n').length - 1

it('no file is longer than 250 lines', () => {
  expect(code.map((file) => [lines(file), file] as const).filter(([count]) => count > 250)).toEqual([])
})

it('the median file of the product is short', () => {
  const sizes = product.map(lines).sort((a, b) => a - b)
  expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThanOrEqual(80)
})

it('no drawer without a name of its own: no utils, helpers, manager, no barrel', () => {
  const names = tracked.map((file) => path.basename(file).replace(/\..*$/, ''))
  expect(names.filter((name) => /^(utils?|helpers?|misc|common|manager)$/i.test(name))).toEqual([])
  const barrels = product.filter((file) => /(^|\/)index\.tsx?$/.test(file) && file !== 'server/index.ts')
  expect(barrels).toEqual([])
})

it('no mark of unfinished work, no check switched off, no any, no words to the console', () => {
  const marks = /\b(TODO|FIXME|XXX|HACK)\b|eslint-disable|@ts-(ignore|expect-error|nocheck)|: any\b|as any\b|console\.(log|debug)\(/
  expect(product.filter((file) => marks.test(text(file)))).toEqual([])
})

it('no test is skipped, left alone or asleep', () => {
  const marks = /\.(skip|only|todo)\(|waitForTimeout|setTimeout\(r(esolve)?, *\d{3,}/
  const tests = tracked.filter((file) => file.startsWith('test/') && file !== 'test/architecture/tree.pure.test.ts')
  expect(tests.filter((file) => marks.test(text(file)))).toEqual([])
})

it('the root holds what the owner’s card names', () => {
  const roots = new Set(tracked.map((file) => file.split('/')[0]))
  for (const name of ['app', 'server', 'prisma', 'search', 'test', 'package.json', 'tsconfig.json', 'remix.config.js', 'README.md'])
    expect(roots).toContain(name)
})

it('every package is pinned to one version', () => {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(text('package.json')) as Record<string, Record<string, string>>
  const versions = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))).toEqual([])
})

it('AD-14 no page holds a Chinese character of its own: every sentence is in the catalogues', () => {
  const pages = product.filter((file) => /^app\/.*\.tsx?$/.test(file) && !file.startsWith('app/i18n/'))
  const bare = (file: string) => text(file).replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '')
  const found = pages.filter((file) => /[\p{Script=Han}\uff01-\uff5e\u3001-\u3011]/u.test(bare(file)))
  // The switch names each language in itself; the API's description and its one unreadable answer are Chinese by design.
  const allowed = ['app/components/layout/header.tsx', 'app/http/openapi.ts', 'app/http/api.ts']
  expect(found.filter((file) => !allowed.includes(file))).toEqual([])
})
