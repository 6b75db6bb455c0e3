import { db } from '../core/database'
import { moveState } from '../core/move'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { userPolicy } from '../policies/user'
import { userStates } from './user.states'

/** Suspends an account: its sessions end and its sockets close at once. Throws not_found, forbidden, conflict. */
export async function suspendUser(actor: Actor, userId: string): Promise<void> {
  await move(actor, userId, 'suspend')
}

/** Lets a suspended person in again. Throws not_found, forbidden, conflict. */
export async function reinstateUser(actor: Actor, userId: string): Promise<void> {
  await move(actor, userId, 'reinstate')
}

async function move(actor: Actor, userId: string, action: 'suspend' | 'reinstate'): Promise<void> {
  await transaction(async (tx) => {
    const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true } })
    authorize(actor, userPolicy, action, user)
    await moveState(tx.user, 'user', userStates, action, userId)
    if (action === 'suspend') await tx.session.deleteMany({ where: { userId } })
    const name = action === 'suspend' ? 'user.suspended' : 'user.reinstated'
    await recordEvent(tx, { name, actor, ids: [userId], threads: [thread.user(userId)] })
  })
}

export interface UserItem {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly status: 'active' | 'suspended'
  readonly unit: string | null
}

const PAGE = 50

/** The accounts whose name or user name holds `q`, for administrators. Throws not_found for others. */
export async function listUsers(
  actor: Actor,
  { q, page }: { q: string; page: number },
): Promise<{ users: UserItem[]; total: number; pageSize: number }> {
  authorize(actor, userPolicy, 'read', { id: '' })
  // Prisma hands the text to LIKE as it is: "%" and "_" would be patterns.
  const words = q.replace(/[\\%_]/g, '\\$&')
  const where = q ? { OR: [{ name: { contains: words } }, { username: { contains: words.toLowerCase() } }] } : {}
  const [total, rows] = await Promise.all([
    db.user.count({ where }),
    db.user.findMany({
      where,
      orderBy: { username: 'asc' },
      skip: (page - 1) * PAGE,
      take: PAGE,
      include: { unit: { select: { name: true } } },
    }),
  ])
  const users = rows.map(({ id, username, name, status, unit }) => ({ id, username, name, status, unit: unit?.name ?? null }))
  return { users, total, pageSize: PAGE }
}
