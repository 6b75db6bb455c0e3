import { io, type Socket } from 'socket.io-client'
import WebSocket from 'ws'
import type { App } from '~test/support/app'

/** Milliseconds from telling to the first and the last client's hearing. */
export interface FanOut {
  readonly first: number
  readonly last: number
}

/** Opens many at a time, not all at once. */
async function inGroups<T>(count: number, open: () => Promise<T>): Promise<T[]> {
  const opened: T[] = []
  while (opened.length < count) opened.push(...(await Promise.all(Array.from({ length: Math.min(50, count - opened.length) }, open))))
  return opened
}

function measure(clients: number, listen: (heard: () => void) => void, tell: () => Promise<unknown>): Promise<FanOut> {
  return new Promise((resolve, reject) => {
    let count = 0
    let first = 0
    let from = 0
    listen(() => {
      const now = performance.now() - from
      if (++count === 1) first = now
      if (count === clients) resolve({ first, last: now })
    })
    from = performance.now()
    tell().catch(reject)
  })
}

/** The app's own channel: signed-in tabs on the board's room. `tell` changes a thing that all of them may read. */
export async function liveFanOut(
  app: Pick<App, 'origin'>,
  cookie: string,
  clients: number,
  rounds: number,
  tell: () => Promise<unknown>,
): Promise<FanOut[]> {
  const sockets = await inGroups<Socket>(
    clients,
    () =>
      new Promise((resolve, reject) => {
        const socket = io(app.origin, {
          path: '/live',
          transports: ['websocket'],
          forceNew: true,
          extraHeaders: { Cookie: cookie, Origin: app.origin },
        })
        socket.once('connect', () => resolve(socket))
        socket.once('connect_error', reject)
      }),
  )
  const taken: FanOut[] = []
  for (let round = 0; round < rounds; round++) {
    taken.push(await measure(clients, (heard) => sockets.forEach((socket) => socket.once('changed', heard)), tell))
  }
  sockets.forEach((socket) => socket.close())
  return taken
}

/** The same over ws alone. */
export async function bareFanOut(url: string, clients: number, rounds: number): Promise<FanOut[]> {
  const sockets = await inGroups<WebSocket>(
    clients,
    () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(url.replace('http', 'ws'))
        socket.once('open', () => resolve(socket))
        socket.once('error', reject)
      }),
  )
  const taken: FanOut[] = []
  for (let round = 0; round < rounds; round++) {
    taken.push(
      await measure(
        clients,
        (heard) => sockets.forEach((socket) => socket.once('message', heard)),
        () => fetch(`${url}/tell`),
      ),
    )
  }
  sockets.forEach((socket) => socket.terminate())
  return taken
}

/** The middle one by its last hearing. */
export function median(all: readonly FanOut[]): FanOut {
  return [...all].sort((a, b) => a.last - b.last)[Math.floor(all.length / 2)] ?? { first: 0, last: 0 }
}
