import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { onDemand } from '~/i18n/on-demand'
import { fromRoot } from '~server/core/root'

const names = Object.keys(onDemand.en)
const app = fromRoot('app')
const source = (file: string) => readFileSync(path.join(app, file), 'utf8')

/** The file of app/ behind an import, or none. */
function resolved(from: string, specifier: string): string | undefined {
  const target = specifier.startsWith('~/') ? specifier.slice(2) : path.join(path.dirname(from), specifier)
  return [`${target}.tsx`, `${target}.ts`].find((file) => !file.startsWith('i18n') && existsSync(path.join(app, file)))
}

/** A route with every component that it draws. */
function filesOf(file: string, found = new Set<string>()): Set<string> {
  if (found.has(file)) return found
  found.add(file)
  for (const [, specifier = ''] of source(file).matchAll(/(?:from|import)\(?\s*'(~\/(?:components|hooks)[^']+|\.[^']+)'/g)) {
    const next = resolved(file, specifier)
    if (next) filesOf(next, found)
  }
  return found
}

/** The names of form fields look like keys. */
const saidIn = (text: string) => names.filter((name) => new RegExp(`(?<!name=\\{)['\`]${name}\\.[a-z_$]`).test(text))
const broughtIn = (text: string) => (text.includes('sentencesOf(') ? [...text.matchAll(/'(\w+)'/g)].map(([, name]) => name) : [])

/** "challenges+/$challengeId.work.tsx" lies in "challenges+/$challengeId.tsx", whose sentences it has too. */
function above(file: string): string[] {
  const parts = file.replace(/\.tsx$/, '').split('.')
  return parts
    .map((_part, place) => `${parts.slice(0, place + 1).join('.')}.tsx`)
    .filter((one) => existsSync(path.join(app, 'routes', one)))
}

const routes = readdirSync(path.join(app, 'routes'), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.tsx'))

it('AD-14 every page brings the sentences that it says and that do not travel with every page', () => {
  const missing = routes.flatMap((route) => {
    const brought = new Set(above(route).flatMap((file) => broughtIn(source(path.join('routes', file)))))
    // Rules are worded by the first dictionary that is there: an alliance's need none of a workshop's.
    const files = [...filesOf(path.join('routes', route))].filter((file) => !file.startsWith('components/rules/'))
    const said = new Set(files.flatMap((file) => saidIn(source(file))))
    return [...said].filter((name) => !brought.has(name)).map((name) => `${route}: ${name}`)
  })
  expect(missing).toEqual([])
})

it('AD-14 what stands around every page says nothing that a page would have to bring', () => {
  const said = [...filesOf('root.tsx')].flatMap((file) => saidIn(source(file)).map((name) => `${file}: ${name}`))
  expect(said).toEqual([])
})
