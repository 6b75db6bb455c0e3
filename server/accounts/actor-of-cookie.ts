import { db, pool } from '../core/database'
import { DomainError } from '../core/errors'
import { visitor, type Actor } from '../policies/actor'
import { loadActor } from './load-actor'
import { tokenOfCookie } from './session-cookie'
import { hashToken } from './session-token'

const SEEN_EVERY_MS = 5 * 60_000

interface SessionRow {
  readonly id: string
  readonly userId: string
  readonly expiresAt: Date
  readonly lastSeenAt: Date
}

const SESSION = `SELECT id, "userId", "expiresAt", "lastSeenAt" FROM "Session" WHERE "tokenHash" = $1`

/**
 * Who sends this Cookie header. A missing, altered, ended or expired session is a visitor; a suspended account is
 * refused (suspended). Notes at most every five minutes that the session is in use.
 */
export async function actorOfCookie(header: string): Promise<Actor> {
  const token = tokenOfCookie(header)
  if (!token) return visitor
  const { rows } = await pool().query<SessionRow>({ name: 'session', text: SESSION, values: [hashToken(token)] })
  const [session] = rows
  if (!session || session.expiresAt <= new Date()) return visitor
  const actor = await loadActor(session.userId)
  if (actor === 'suspended') throw new DomainError('suspended')
  if (Date.now() - session.lastSeenAt.getTime() > SEEN_EVERY_MS)
    await db.session.updateMany({ where: { id: session.id }, data: { lastSeenAt: new Date() } })
  return actor ?? visitor
}
