import WebSocket from 'ws'
import type { App } from '~test/support/app'

/** Milliseconds from telling to the first and the last client's hearing. */
export interface FanOut {
  readonly first: number
  readonly last: number
}

/** Both sides have the same client, so that what is compared is the servers: ws, which hands over the text as it came. */
type Open = () => Promise<WebSocket>

/** Opens many at a time, not all at once. */
async function inGroups(count: number, open: Open): Promise<WebSocket[]> {
  const opened: WebSocket[] = []
  while (opened.length < count) opened.push(...(await Promise.all(Array.from({ length: Math.min(50, count - opened.length) }, open))))
  return opened
}

/** Counts the hearings of one telling. `is`: this text is what was told, not a heartbeat. */
function measure(sockets: readonly WebSocket[], is: (text: string) => boolean, tell: () => Promise<unknown>): Promise<FanOut> {
  return new Promise((resolve, reject) => {
    let count = 0
    let first = 0
    let from = 0
    const hear = (data: WebSocket.RawData) => {
      if (!is((data as Buffer).toString())) return
      const now = performance.now() - from
      if (++count === 1) first = now
      if (count === sockets.length) heard({ first, last: now })
    }
    for (const socket of sockets) socket.on('message', hear)
    from = performance.now()
    const told = tell()
    told.catch(reject)
    // The next round begins when who told has the answer too.
    const heard = (taken: FanOut) => {
      for (const socket of sockets) socket.off('message', hear)
      void told.then(() => resolve(taken))
    }
  })
}

async function fanOut(clients: number, rounds: number, open: Open, is: (text: string) => boolean, tell: () => Promise<unknown>) {
  const sockets = await inGroups(clients, open)
  const taken: FanOut[] = []
  for (let round = 0; round < rounds; round++) taken.push(await measure(sockets, is, tell))
  sockets.forEach((socket) => socket.terminate())
  return taken
}

/** A tab of the app as Socket.IO's client opens it (Engine.IO 4), without that client's own work. */
function openTab(origin: string, cookie: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(`${origin.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
      ...{ origin, headers: { Cookie: cookie }, perMessageDeflate: false },
    })
    socket.once('error', reject)
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      if (text.startsWith('0'))
        socket.send('40') // open: asks for the namespace
      else if (text === '2')
        socket.send('3') // ping
      else if (text.startsWith('40')) resolve(socket)
      else if (text.startsWith('44')) reject(new Error(text))
    })
  })
}

function openBare(url: string): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url.replace('http', 'ws'), { perMessageDeflate: false })
    socket.once('error', reject)
    socket.once('open', () => resolve(socket))
  })
}

/** The app's own channel: signed-in tabs on the board's room. `tell` changes a thing that all of them may read. */
export function liveFanOut(
  { origin }: Pick<App, 'origin'>,
  cookie: string,
  clients: number,
  rounds: number,
  tell: () => Promise<unknown>,
): Promise<FanOut[]> {
  return fanOut(
    clients,
    rounds,
    () => openTab(origin, cookie),
    (text) => text.startsWith('42'),
    tell,
  )
}

/** The same over ws alone. */
export function bareFanOut(url: string, clients: number, rounds: number): Promise<FanOut[]> {
  return fanOut(
    clients,
    rounds,
    () => openBare(url),
    () => true,
    () => fetch(`${url}/tell`),
  )
}

/** The middle one of each: how long to the last hearing, and how long from the first to the last. */
export function median(all: readonly FanOut[]): { readonly last: number; readonly spread: number } {
  const middle = (of: (one: FanOut) => number) => all.map(of).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0
  return { last: middle(({ last }) => last), spread: middle(({ first, last }) => last - first) }
}
