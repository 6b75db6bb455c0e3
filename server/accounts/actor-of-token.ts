import { db } from '../core/database'
import { DomainError } from '../core/errors'
import type { Actor } from '../policies/actor'
import { loadActor } from './load-actor'
import { hashToken, looksLikeToken } from './session-token'

const SEEN_EVERY_MS = 60_000

/** Who sends this bearer token. Throws not_signed_in for unknown or revoked tokens, suspended for suspended people. */
export async function actorOfToken(token: string): Promise<Actor> {
  if (!looksLikeToken(token)) throw new DomainError('not_signed_in')
  const row = await db.apiToken.findUnique({ where: { tokenHash: hashToken(token) } })
  if (!row || row.revokedAt) throw new DomainError('not_signed_in')
  const actor = await loadActor(row.userId)
  if (actor === 'suspended') throw new DomainError('suspended')
  if (!actor) throw new DomainError('not_signed_in')
  if (!row.lastUsedAt || Date.now() - row.lastUsedAt.getTime() > SEEN_EVERY_MS)
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date() } })
  return actor
}
