import type { IncomingMessage, Server as HttpServer } from 'node:http'
import { createAdapter } from '@socket.io/postgres-adapter'
import { Server } from 'socket.io'
import { actorOfCookie } from '../accounts/actor-of-cookie'
import { db, pool } from '../core/database'
import { DomainError } from '../core/errors'
import { log } from '../core/log'
import { audience, audiencesOf } from '../policies/audience'
import { listeningPool } from './listening-pool'
import type { Changed, ClientToServer, ServerToClient } from './messages'

interface Between {
  /** To every process: look again at what these people may hear. */
  audiences: (userIds: string[], done: (looked: true) => void) => void
  /** To every other process: say this to your tabs. */
  changed: (to: Recipients, message: Changed) => void
}
/** Everybody in one of the rooms who is in none of the others. */
interface Recipients {
  readonly rooms: readonly string[]
  readonly except?: readonly string[]
}
interface SocketData {
  userId: string
  cookie: string
  /** How many looks there had been when its session was read. */
  looks: number
}
export type Live = Server<ClientToServer, ServerToClient, Between, SocketData>

const holder = globalThis as typeof globalThis & { chuangmengLive?: Live }

/** The socket server of this process; undefined in commands. */
export function io(): Live | undefined {
  return holder.chuangmengLive
}

const MAX_MESSAGE_BYTES = 16 * 1024

/** Browsers name where a page is from, by Origin or by Sec-Fetch-Site; "null" and other words that are no address are not ours. */
function isOwn({ headers, method }: IncomingMessage, publicOrigin: string): boolean {
  const { origin, host, 'sec-fetch-site': site } = headers
  if (origin === undefined) return site === 'same-origin' || (site === undefined && method === 'GET')
  return origin === publicOrigin || (URL.canParse(origin) && new URL(origin).host === host)
}

/** Attaches Socket.IO to the HTTP server: authenticated by the session cookie, rooms by audience key. */
export async function attachLive(http: HttpServer, publicOrigin: string): Promise<Live> {
  await db.$transaction([
    // Two processes that start at once would both make it: IF NOT EXISTS looks first and makes then.
    db.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('socket_io_attachments'))`,
    db.$executeRaw`CREATE TABLE IF NOT EXISTS socket_io_attachments (id bigserial UNIQUE, created_at timestamptz DEFAULT now(), payload bytea)`,
  ])
  const server: Live = new Server(http, {
    path: '/live',
    serveClient: false,
    // In development Vite answers upgrades on the same server; elsewhere nobody else does.
    destroyUpgrade: process.env.NODE_ENV !== 'development',
    maxHttpBufferSize: MAX_MESSAGE_BYTES,
    // A handshake from another site carries the cookie too: it must come from our own pages.
    allowRequest: (request, done) => {
      const own = isOwn(request, publicOrigin)
      done(own ? null : 'origin', own)
    },
  })
  server.adapter(
    createAdapter(listeningPool(pool()), { errorHandler: (error) => log.warn({ error: error.message }, 'live channel between processes') }),
  )
  server.use((socket, next) => {
    const cookie = socket.request.headers.cookie ?? ''
    const before = looks
    actorOfCookie(cookie).then(
      (actor) => {
        if (actor.kind !== 'user') return next(new Error('not_signed_in'))
        socket.data = { userId: actor.userId, cookie, looks: before }
        void socket.join(audiencesOf(actor))
        next()
      },
      (error: unknown) => next(new Error(error instanceof DomainError ? error.code : 'unavailable')),
    )
  })
  server.on('connection', (socket) => {
    // A look passes over those who are just coming in: what ended meanwhile has ended for them too.
    if (socket.data.looks !== looks) look(server, [socket.data.userId])
    let strange = 0
    socket.onAny(() => {
      // Nothing may be said upwards; who goes on trying is cut off.
      if (++strange >= 3) socket.disconnect(true)
    })
  })
  server.on('changed', (to, message) => tellHere(server, to, message))
  server.on('audiences', (userIds, done) => look(server, userIds, () => done(true)))
  holder.chuangmengLive = server
  return server
}

function tellHere(server: Live, { rooms, except = [] }: Recipients, message: Changed): void {
  // Without rooms it would go to everybody.
  if (rooms.length > 0)
    server.local
      .to([...rooms])
      .except([...except])
      .emit('changed', message)
}

/** Says it to the tabs of this process at once, and to those of the others as soon as PostgreSQL has carried it there. */
export function tell(server: Live, to: Recipients, message: Changed): void {
  tellHere(server, to, message)
  server.serverSideEmit('changed', to, message)
}

/**
 * Ended memberships, sessions and accounts: live sockets leave their rooms (or close) at once, on every process. Returns
 * when all of them have done it, so that what is told next goes to nobody who may not hear it any more.
 */
export async function refreshAudiences(userIds: readonly string[]): Promise<void> {
  const server = io()
  if (!server || userIds.length === 0) return
  const others = server.serverSideEmitWithAck('audiences', [...userIds])
  await Promise.all([
    lookAgain(server, userIds),
    // A process that died does not answer, and has no sockets either.
    others.catch((error: unknown) => log.warn({ error: String(error) }, 'not every process looked at its sockets')),
  ])
}

/** How often this process has looked at who may hear what. */
let looks = 0

function look(server: Live, userIds: readonly string[], done: () => void = () => undefined): void {
  lookAgain(server, userIds).then(done, (error: unknown) => log.warn({ error: String(error) }, 'could not look at the sockets'))
}

async function lookAgain(server: Live, userIds: readonly string[]): Promise<void> {
  looks++
  for (const userId of userIds) {
    for (const socket of await server.local.in(audience.user(userId)).fetchSockets()) {
      const actor = await actorOfCookie(socket.data.cookie).catch(() => null)
      if (actor?.kind !== 'user') {
        socket.disconnect(true)
        continue
      }
      const held = new Set(audiencesOf(actor))
      for (const room of socket.rooms) if (room !== socket.id && !held.has(room)) socket.leave(room)
      socket.join([...held])
    }
  }
}
