import { DomainError } from './errors'
import type { ActionOf, StateMachine } from './states'

/** The two calls of a Prisma model that a move needs. */
interface MovableModel {
  updateMany(args: { where: Record<string, unknown>; data: Record<string, unknown> }): Promise<{ count: number }>
  findUnique(args: { where: { id: string }; select: { status: true } }): Promise<{ status: string } | null>
}

/**
 * Moves a row to its next state by compare-and-swap: the old states stand in the WHERE, so of two at once one wins.
 * Throws conflict with the state that the row is in, or not_found. `extra` are further columns of the same write,
 * `guard` further conditions (a version number).
 */
export async function moveState<Machine extends StateMachine<string>>(
  model: unknown,
  entity: string,
  machine: Machine,
  action: ActionOf<Machine>,
  id: string,
  { extra = {}, guard = {} }: { extra?: Record<string, unknown>; guard?: Record<string, unknown> } = {},
): Promise<void> {
  const rows = model as MovableModel
  const move = machine.moves[action]
  if (!move) throw new Error(`${entity} has no move ${action}`)
  const where = { id, status: { in: [...move.from] }, ...guard }
  const { count } = await rows.updateMany({ where, data: { status: move.to, ...extra } })
  if (count === 1) return
  const row = await rows.findUnique({ where: { id }, select: { status: true } })
  if (!row) throw new DomainError('not_found')
  if (Object.keys(guard).length > 0 && move.from.includes(row.status)) throw new DomainError('stale_version')
  throw new DomainError('conflict', { entity, status: row.status, action })
}
