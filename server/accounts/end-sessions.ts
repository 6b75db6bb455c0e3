import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'
import { recordEvent, thread } from '../events/record-event'
import { transaction } from '../core/transaction'
import { DomainError } from '../core/errors'

/**
 * Signs out everywhere ('all') or ends one session of one's own. Live sockets of the ended sessions close at once.
 * Throws not_found for a session that is not one's own.
 */
export async function endSessions(actor: Actor, which: 'all' | { readonly sessionId: string }): Promise<void> {
  const user = requireUser(actor)
  await transaction(async (tx) => {
    const mine = { userId: user.userId }
    const { count } = await tx.session.deleteMany({ where: which === 'all' ? mine : { ...mine, id: which.sessionId } })
    if (count === 0) throw new DomainError('not_found')
    await recordEvent(tx, { name: 'user.sessions_ended', actor, ids: [user.userId], threads: [thread.user(user.userId)] })
  })
}
