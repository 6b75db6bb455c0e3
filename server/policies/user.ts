import { isThis, isUser } from './actor'
import type { Policy } from './authorize'

interface UserRow {
  readonly id: string
}

/** Accounts are kept by platform administrators; nobody locks himself out. */
export const userPolicy = {
  read: (actor) => isUser(actor) && actor.isAdmin,
  suspend: (actor, user) => isUser(actor) && actor.isAdmin && !isThis(actor, user.id),
  reinstate: (actor) => isUser(actor) && actor.isAdmin,
} satisfies Policy<UserRow, 'suspend' | 'reinstate'>
