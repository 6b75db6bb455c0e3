import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { fromRoot } from '~server/core/root'

const dir = fromRoot('build/client/assets')
const scripts = readdirSync(dir).filter((name) => name.endsWith('.js'))
const source = (name: string) => readFileSync(`${dir}/${name}`, 'utf8')

/** Words that stand only in code of the server. */
const MARKERS = [
  'PrismaClient',
  '@prisma/adapter',
  'argon2',
  'pg_advisory',
  'FOR SHARE',
  'INSERT INTO',
  'MEILI_KEY',
  'SESSION_SECRET',
  'createHmac',
  'node:fs',
  'node:crypto',
  'refuseOrigin',
  'challengePolicy',
]

it('no code of the server is in the browser’s files', () => {
  expect(scripts.length).toBeGreaterThan(20)
  const found = scripts.flatMap((name) => MARKERS.filter((marker) => source(name).includes(marker)).map((marker) => `${name}: ${marker}`))
  expect(found).toEqual([])
})

it('the markers are words of the server’s bundle: the search for them can fail', () => {
  const server =
    readdirSync(fromRoot('build/server/assets'))
      .filter((name) => name.endsWith('.js'))
      .map((name) => readFileSync(fromRoot('build/server/assets', name), 'utf8'))
      .join('') + readFileSync(fromRoot('build/start/index.js'), 'utf8')
  const ours = MARKERS.filter((marker) => marker !== 'PrismaClient')
  expect(ours.filter((marker) => !server.includes(marker))).toEqual([])
})

it('a page stays within its budget of script and style (look.md, principle 9)', () => {
  const manifestFile = scripts.find((name) => name.startsWith('manifest-'))
  const manifest = JSON.parse(/window\.__remixManifest=(.*);?$/.exec(source(manifestFile ?? ''))?.[1]?.replace(/;$/, '') ?? '{}') as {
    entry: { module: string; imports: string[] }
    routes: Record<string, { id: string; module: string; imports?: string[]; css?: string[]; parentId?: string }>
  }
  const gz = (file: string) => gzipSync(readFileSync(fromRoot('build/client', file.replace(/^\//, '')))).length
  const catalogue = scripts.find((name) => name.startsWith('zh-CN-')) ?? ''
  const pages = Object.keys(manifest.routes).filter((id) => id !== 'root' && !id.startsWith('routes/api+'))
  const over = pages.flatMap((id) => {
    const files = new Set([manifest.entry.module, ...manifest.entry.imports, `assets/${catalogue}`, `assets/${manifestFile}`])
    for (let route = manifest.routes[id]; route; route = manifest.routes[route.parentId ?? ''])
      for (const file of [route.module, ...(route.imports ?? [])]) files.add(file)
    const bytes = [...new Set([...files].map((file) => file.replace(/^\//, '')))].reduce((sum, file) => sum + gz(file), 0)
    return bytes > 110 * 1024 ? [`${id}: ${bytes}`] : []
  })
  expect(pages.length).toBeGreaterThan(30)
  expect(over).toEqual([])
  const css = readdirSync(dir).filter((name) => name.endsWith('.css'))
  expect(css.reduce((sum, name) => sum + gz(`assets/${name}`), 0)).toBeLessThanOrEqual(15 * 1024)
})
