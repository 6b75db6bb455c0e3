import type { App } from '../support/app'
import { maskedBody } from './mask'
import { builtRoutes } from './routes-in-sources'

/** Ids for the parameters of addresses, by the name of the parameter. */
export type Ids = Readonly<Record<string, readonly string[]>>

/** Somebody who asks: with a cookie on pages and a token on the API. */
export interface Crawler {
  readonly cookie: string
  readonly token: Readonly<Record<string, string>>
}

/** Every address of the built program with these ids. An address with a parameter that has no ids stops the crawl. */
export function addressesOf(ids: Ids): string[] {
  return builtRoutes().flatMap(({ path }) => {
    const name = /:(\w+)/.exec(path)?.[1]
    if (!name) return [path.replace('*', 'no-such-page')]
    const known = ids[name]
    if (!known) throw new Error(`the crawl knows no ids for ${name} in ${path}`)
    return known.map((id) => path.replace(`:${name}`, id))
  })
}

/** Parts of the words of a bid: what is asked comes back on the page, and must not look like a find. */
const WORDS = ['kite0pla', '方案', '']
const searches = WORDS.flatMap((word) => {
  const q = encodeURIComponent(word)
  return [`/search?q=${q}`, `/search.data?q=${q}`, `/api/v1/search?q=${q}&limit=100`, `/similar?title=${q}`, `/problems/new?title=${q}`]
})

/** Every way to ask at an address: page, data, the second door, and the head alone. */
function waysTo(path: string): [string, string][] {
  const data = path === '/' ? '/_root.data' : `${path}.data`
  const pages: [string, string][] = [
    ['GET', path],
    ['HEAD', path],
  ]
  return path.startsWith('/api/') ? pages : [...pages, ['GET', data], ['GET', `${path}?_data=root`]]
}

const NOISE = /^(date|x-request-id|content-security-policy|keep-alive|connection|transfer-encoding)$/

async function seen(app: App, { cookie, token }: Crawler, method: string, address: string): Promise<string> {
  const headers = address.startsWith('/api/') ? token : { Cookie: cookie }
  const answer = await fetch(app.origin + address, { method, headers, redirect: 'manual' })
  const head = [...answer.headers].filter(([name]) => !NOISE.test(name)).map(([name, value]) => `${name}: ${value}`)
  return [answer.status, ...head, await maskedBody(answer)].join('\n')
}

async function compared(app: App, { token }: Crawler, title: string): Promise<string> {
  const headers = { ...token, 'Content-Type': 'application/json' }
  const answer = await fetch(`${app.origin}/api/v1/similar`, { method: 'POST', headers, body: JSON.stringify({ title }) })
  return `${answer.status}\n${await maskedBody(answer)}`
}

/**
 * Everything that somebody gets to see anywhere (or at the addresses of `only`): status, headers and body by "method
 * address", without the noise.
 */
export async function crawl(app: App, who: Crawler, ids: Ids, only = /^/): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const addresses = addressesOf(ids).filter((address) => only.test(address))
  const asked = [...addresses.flatMap(waysTo), ...searches.map((address): [string, string] => ['GET', address])]
  const next = asked[Symbol.iterator]()
  const walk = async () => {
    for (const [method, address] of next) found.set(`${method} ${address}`, await seen(app, who, method, address))
  }
  await Promise.all(Array.from({ length: 6 }, walk))
  for (const word of WORDS.filter(Boolean)) found.set(`POST /api/v1/similar ${word}`, await compared(app, who, word))
  return found
}
