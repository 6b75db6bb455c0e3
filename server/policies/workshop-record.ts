import { isThis, oversees, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface RecordRow {
  readonly audience: readonly string[]
  readonly unit: { readonly unionId: string | null }
  /** Memberships of today. */
  readonly members: readonly { readonly userId: string; readonly role: string }[]
}

const belongs = (actor: Actor, { members }: RecordRow) => members.some(({ userId }) => isThis(actor, userId))
const leads = (actor: Actor, { members }: RecordRow) => members.some(({ userId, role }) => role === 'leader' && isThis(actor, userId))
const watches = (actor: Actor, { unit }: RecordRow) => oversees(actor, unit.unionId)

/** A workshop's record: kept by leader and core members, its team by the leader, confirmed by a union that is not in the team. */
export const workshopRecordPolicy = {
  read: canRead,
  /** Money, statements, photographs and files: the team and the unions above. */
  look_inside: (actor, row) => actor.kind === 'system' || belongs(actor, row) || watches(actor, row),
  keep_record: (actor, { members }) => members.some(({ userId, role }) => role !== 'member' && isThis(actor, userId)),
  keep_team: leads,
  /** The union as well: a workshop whose leader is gone must not stay without one. */
  hand_over: (actor, row) => leads(actor, row) || watches(actor, row),
  confirm_record: (actor, row) => watches(actor, row) && !belongs(actor, row),
} satisfies Policy<RecordRow, 'look_inside' | 'keep_record' | 'keep_team' | 'hand_over' | 'confirm_record'>
