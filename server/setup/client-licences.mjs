import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const PACKAGE = /^(.*\/node_modules\/((?:@[^/]+\/)?[^/]+))\//

function textOf(dir) {
  const file = readdirSync(dir).find((name) => /^licen[cs]e/i.test(name))
  const { license } = JSON.parse(readFileSync(path.join(dir, 'package.json'), 'utf8'))
  return file ? readFileSync(path.join(dir, file), 'utf8').trim() : String(license)
}

/**
 * A Vite plugin: the licences of everything that the browser's files are made of, in /licences.txt. The scripts then
 * need not carry them, over and over, in the budget of every page (look.md, principle 9).
 */
export function clientLicences() {
  return {
    name: 'client-licences',
    generateBundle(_options, bundle) {
      if (this.environment?.name === 'ssr') return
      const packages = new Map()
      for (const chunk of Object.values(bundle))
        for (const id of Object.keys(chunk.modules ?? {})) {
          const [, dir, name] = PACKAGE.exec(id.replaceAll('\0', '')) ?? []
          if (dir && existsSync(path.join(dir, 'package.json'))) packages.set(name, dir)
        }
      const parts = [...packages].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, dir]) => `${name}\n\n${textOf(dir)}\n`)
      this.emitFile({ type: 'asset', fileName: 'licences.txt', source: parts.join(`\n${'-'.repeat(72)}\n\n`) })
    },
  }
}
