import { db } from '../core/database'
import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'
import { tokenOfCookie } from './session-cookie'
import { hashToken } from './session-token'

export interface SessionItem {
  readonly id: string
  readonly createdAt: Date
  readonly lastSeenAt: Date
  readonly userAgent: string
  readonly network: string
  readonly isThis: boolean
}

/** The open sessions of the person who asks, the latest used first. */
export async function listSessions(actor: Actor, cookie: string): Promise<SessionItem[]> {
  const { userId } = requireUser(actor)
  const token = tokenOfCookie(cookie)
  const current = token ? hashToken(token) : ''
  const rows = await db.session.findMany({ where: { userId, expiresAt: { gt: new Date() } }, orderBy: { lastSeenAt: 'desc' }, take: 100 })
  return rows.map(({ id, createdAt, lastSeenAt, userAgent, network, tokenHash }) => ({
    id,
    createdAt,
    lastSeenAt,
    userAgent,
    network,
    isThis: tokenHash === current,
  }))
}
