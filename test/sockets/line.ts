import { io, type Socket } from 'socket.io-client'
import { expect, vi } from 'vitest'
import { freshKey } from '~prisma/seed/factories/sequence'
import type { Changed, ClientToServer, ServerToClient } from '~server/realtime/messages'
import type { App } from '~test/support/app'
import type { Person } from '~test/support/visit'

type Wire = Socket<ServerToClient, ClientToServer>
export const PATIENCE = { timeout: 20_000, interval: 20 }

/** The live line of one tab, and everything that it heard. */
export interface Line {
  readonly socket: Wire
  readonly heard: readonly Changed[]
  /** Waits for the message about this thing. */
  hears(label: string, event?: Changed['event']): Promise<Changed>
  /** Waits until the server has hung up, and tells why. */
  ends(): Promise<string>
}

interface Options {
  readonly headers?: Readonly<Record<string, string>>
  readonly transports?: ('websocket' | 'polling')[]
  readonly reconnection?: boolean
}

/** A socket as a browser opens it, not connected yet. */
export function wire(
  app: Pick<App, 'origin'>,
  cookie: string,
  { headers = {}, transports = ['websocket'], reconnection = false }: Options = {},
) {
  const socket: Wire = io(app.origin, {
    ...{ path: '/live', forceNew: true, autoConnect: false, transports, reconnection, reconnectionDelayMax: 300 },
    extraHeaders: { Cookie: cookie, Origin: app.origin, ...headers },
  })
  return socket
}

/** Opens the line of a person. Throws what the server says when it refuses. */
export async function connect(app: Pick<App, 'origin'>, person: Pick<Person, 'cookie'>, options?: Options): Promise<Line> {
  const socket = wire(app, person.cookie, options)
  const heard: Changed[] = []
  let ended = ''
  // Whatever it is called: nothing else may be said.
  socket.onAny((_event: string, message: Changed) => heard.push(message))
  socket.on('disconnect', (reason) => (ended = reason))
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
    socket.connect()
  })
  const found = (label: string, event?: Changed['event']) => heard.find((one) => one.label === label && (!event || one.event === event))
  return {
    socket,
    heard,
    hears: (label, event) =>
      vi.waitFor(() => {
        const message = found(label, event)
        if (!message) throw new Error(`nothing of ${label}, but ${JSON.stringify(heard)}`)
        return message
      }, PATIENCE),
    ends: () =>
      vi.waitFor(() => {
        expect(ended).not.toBe('')
        return ended
      }, PATIENCE),
  }
}

/** How the server answers who may not come in: the refusal's words. */
export async function refusalOf(app: Pick<App, 'origin'>, cookie: string, options?: Options): Promise<string> {
  const socket = wire(app, cookie, options)
  try {
    return await new Promise<string>((resolve) => {
      socket.once('connect', () => resolve('it was let in'))
      socket.once('connect_error', (error) => {
        const { description } = error as Error & { description?: { message?: string } | number }
        resolve([error.message, typeof description === 'object' ? description.message : description].filter(Boolean).join(': '))
      })
      socket.connect()
    })
  } finally {
    socket.close()
  }
}

let rings = 0

/** Offers a resource that everybody who is signed in hears of. Returns its title. */
export async function offer(person: Person, change: Readonly<Record<string, string>> = {}): Promise<string> {
  const title = `示例铃${++rings}`
  const fields = { kind: 'instrument', title, description: '用来听见的', contact: '示例科室', sectorKey: 'science', reach: 'signed_in' }
  const answer = await person.post('/resources/new', { intent: 'offer', key: freshKey(), workshopId: '', ...fields, ...change })
  expect(answer.status).toBe(303)
  return change.title ?? title
}

/**
 * Deliveries keep their order: once all these lines have heard something that came later, what they have not heard
 * of before will not come any more.
 */
export async function ring(person: Person, lines: readonly Line[]): Promise<void> {
  const title = await offer(person)
  await Promise.all(lines.map((line) => line.hears(title)))
}
