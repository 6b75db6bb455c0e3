import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { env } from './env'
import { PrismaClient } from './generated/prisma/client'
import type { Prisma } from './generated/prisma/client'
import { log } from './log'

export type * from './generated/prisma/client'
export { Prisma } from './generated/prisma/client'

/** A transaction as the steps of use cases get it. */
export type Tx = Prisma.TransactionClient

interface Connections {
  pool: pg.Pool
  db: PrismaClient
}

// Hot reload in development evaluates this module again: the connections stay.
const holder = globalThis as typeof globalThis & { chuangmengConnections?: Connections }

function connect(): Connections {
  const connectionString = process.env.DATABASE_URL
  if (!connectionString) throw new Error('DATABASE_URL is not set: the start sets it before this module is used')
  const pool = new pg.Pool({ connectionString, max: env().DATABASE_POOL, connectionTimeoutMillis: 4_000 })
  // Without a listener a lost connection ends the process: an idle one tells the pool, one in use only its own client.
  pool.on('error', (error) => log.warn({ error: error.message }, 'a database connection was lost'))
  pool.on('connect', (client) => void client.on('error', () => undefined))
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) }
}

function connections(): Connections {
  return (holder.chuangmengConnections ??= connect())
}

/** Connects at first use, so that importing a module never needs a database. */
export const db: PrismaClient = new Proxy({} as PrismaClient, {
  get: (_target, property) => Reflect.get(connections().db, property) as unknown,
})

/** The pool below Prisma: for LISTEN, COPY and the Socket.IO adapter. */
export function pool(): pg.Pool {
  return connections().pool
}

/** Closes every connection; the next use opens new ones. */
export async function disconnect(): Promise<void> {
  const open = holder.chuangmengConnections
  if (!open) return
  delete holder.chuangmengConnections
  await open.db.$disconnect()
  if (!open.pool.ended) await open.pool.end()
}
