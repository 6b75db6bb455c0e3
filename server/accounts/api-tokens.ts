import { db } from '../core/database'
import { DomainError } from '../core/errors'
import { once } from '../core/once'
import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'
import { hashToken, newToken } from './session-token'

export interface ApiTokenItem {
  readonly id: string
  readonly name: string
  readonly createdAt: Date
  readonly lastUsedAt: Date | null
}

/** One's own tokens that still work. */
export function listApiTokens(actor: Actor): Promise<ApiTokenItem[]> {
  const { userId } = requireUser(actor)
  const select = { id: true, name: true, createdAt: true, lastUsedAt: true } as const
  return db.apiToken.findMany({ where: { userId, revokedAt: null }, orderBy: { createdAt: 'desc' }, select, take: 100 })
}

/** Makes a token; the answer is the only time that it can be seen. A repeated submission makes no second one. */
export async function createApiToken(actor: Actor, { name, key }: { name: string; key: string }): Promise<{ token: string | null }> {
  const { userId } = requireUser(actor)
  const token = newToken()
  const { id } = await once(userId, 'create_api_token', key, { name }, async (tx) => {
    const row = await tx.apiToken.create({ data: { userId, name, tokenHash: hashToken(token) }, select: { id: true } })
    return { id: row.id }
  })
  // The twin of a double click finds the row of the first and must not show a token that was never stored.
  const stored = await db.apiToken.findUnique({ where: { id }, select: { tokenHash: true } })
  return { token: stored?.tokenHash === hashToken(token) ? token : null }
}

/** Ends a token of one's own. Throws not_found. */
export async function revokeApiToken(actor: Actor, tokenId: string): Promise<void> {
  const { userId } = requireUser(actor)
  const { count } = await db.apiToken.updateMany({ where: { id: tokenId, userId, revokedAt: null }, data: { revokedAt: new Date() } })
  if (count === 0) throw new DomainError('not_found')
}
