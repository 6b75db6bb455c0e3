import { db } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { countAttempt } from '../core/rate-limit'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'
import { hashPassword, passwordMatches } from './password'
import { tokenOfCookie } from './session-cookie'
import { hashToken } from './session-token'

interface ChangePassword {
  readonly current: string
  readonly password: string
  /** The Cookie header: this session stays, all others end. */
  readonly cookie: string
}

/** Sets a new password. Throws invalid beside the field when the current one is wrong; rate_limited. */
export async function changePassword(actor: Actor, { current, password, cookie }: ChangePassword): Promise<void> {
  const { userId } = requireUser(actor)
  await countAttempt(`change_password:${userId}`, 10, 600)
  const user = await db.user.findUnique({ where: { id: userId } })
  if (!user) throw new DomainError('not_found')
  if (!(await passwordMatches(current, user.passwordHash))) throw invalid({ field: 'current', code: 'wrong_password' })
  const passwordHash = await hashPassword(password)
  const kept = hashToken(tokenOfCookie(cookie) ?? '')
  await transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { passwordHash } })
    await tx.session.deleteMany({ where: { userId, tokenHash: { not: kept } } })
    await recordEvent(tx, { name: 'user.sessions_ended', actor, ids: [userId], threads: [thread.user(userId)] })
  })
}
