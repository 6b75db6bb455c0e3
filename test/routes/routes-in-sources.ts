import { readdirSync, readFileSync } from 'node:fs'
import { fromRoot } from '~server/core/root'

/** A route as the built program knows it. */
export interface Route {
  readonly id: string
  /** Its address with parameters: "/challenges/:challengeId/bids". */
  readonly path: string
  readonly hasLoader: boolean
  readonly hasAction: boolean
}

interface ManifestRoute extends Omit<Route, 'path'> {
  readonly parentId?: string
  readonly path?: string
}

/** Every route of the built program, from the manifest that it gives to browsers. */
export function builtRoutes(): Route[] {
  const assets = fromRoot('build/client/assets')
  const file = readdirSync(assets).find((name) => /^manifest-\w+\.js$/.test(name)) ?? ''
  const script = readFileSync(`${assets}/${file}`, 'utf8')
  const { routes } = JSON.parse(script.slice(script.indexOf('{'), script.lastIndexOf('}') + 1)) as { routes: Record<string, ManifestRoute> }
  const pathOf = ({ parentId, path = '' }: ManifestRoute): string => {
    const parent = parentId === undefined ? undefined : routes[parentId]
    return [parent ? pathOf(parent).replace(/\/$/, '') : '', path].join('/')
  }
  return Object.values(routes).map((route) => {
    const { id, hasLoader, hasAction } = route
    return { id, hasLoader, hasAction, path: pathOf(route).replace(/(.)\/$/, '$1') || '/' }
  })
}

/** The names of the intents in a route's source; null when its action is none of our forms (actionOf). */
export function intentsIn(source: string): string[] | null {
  if (!/^export const action = actionOf\(\{$/m.test(source)) return null
  const names = [...source.matchAll(/^ {2}(\w+): intent\(/gm)].map((match) => match[1] ?? '')
  if (names.length !== source.match(/\bintent\(/g)?.length) throw new Error('an intent stands where this reader does not see it')
  return names
}

/** The same for a route by its id. */
export function intentsOf(routeId: string): string[] | null {
  const file = [`app/${routeId}.tsx`, `app/${routeId}.ts`].find((name) => {
    try {
      return readFileSync(fromRoot(name)).length > 0
    } catch {
      return false
    }
  })
  return intentsIn(readFileSync(fromRoot(file ?? routeId), 'utf8'))
}

/** Names that one side has and the other has not, told apart: what a table must have and what it has for nothing. */
export function differences(needed: readonly string[], given: readonly string[]): { missing: string[]; stale: string[] } {
  return {
    missing: needed.filter((name) => !given.includes(name)),
    stale: given.filter((name) => !needed.includes(name)),
  }
}
