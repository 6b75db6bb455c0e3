import { isUser, oversees, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface CheckedRow {
  readonly id: string
  readonly audience: readonly string[]
  readonly unit: { readonly unionId: string | null }
}

const belongs = (actor: Actor, workshop: CheckedRow) => isUser(actor) && actor.workshopIds.includes(workshop.id)

/** How many items are met is for everybody who may read the workshop; what lies behind is not. */
export const workshopChecksPolicy = {
  read: canRead,
  read_items: (actor) => isUser(actor),
  read_team: (actor, workshop) => belongs(actor, workshop) || oversees(actor, workshop.unit.unionId),
} satisfies Policy<CheckedRow, 'read_items' | 'read_team'>
