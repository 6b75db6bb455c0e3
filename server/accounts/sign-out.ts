import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { tokenOfCookie } from './session-cookie'
import { hashToken } from './session-token'

/** Ends the session of this cookie; its sockets close. Without one nothing happens. */
export async function signOut(actor: Actor, cookie: string): Promise<void> {
  const token = tokenOfCookie(cookie)
  if (!token) return
  await transaction(async (tx) => {
    const { count } = await tx.session.deleteMany({ where: { tokenHash: hashToken(token) } })
    if (count === 0 || actor.kind !== 'user') return
    await recordEvent(tx, { name: 'user.sessions_ended', actor, ids: [actor.userId], threads: [thread.user(actor.userId)] })
  })
}
