import { isThis } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface ResultRow {
  readonly audience: readonly string[]
  /** The workshop whose result it is, with its memberships of today. */
  readonly workshop: { readonly members: readonly { readonly userId: string; readonly role: string }[] } | null
}

/** What became of a result, recognition and use, is recorded by leader and core members of its workshop. */
export const resultTracePolicy = {
  read: canRead,
  record_trace: (actor, { workshop }) => workshop?.members.some(({ userId, role }) => role !== 'member' && isThis(actor, userId)) ?? false,
} satisfies Policy<ResultRow, 'record_trace'>
