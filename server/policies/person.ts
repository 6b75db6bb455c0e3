import { isThis, isUser, leadsWorkshop, oversees, type Actor } from './actor'
import type { Policy } from './authorize'

interface PersonRow {
  readonly id: string
  readonly unit: { readonly unionId: string | null } | null
  /** Memberships of today. */
  readonly memberships: readonly {
    readonly workshopId: string
    readonly workshop: { readonly unit: { readonly unionId: string | null } }
  }[]
}

const watches = (actor: Actor, person: PersonRow) => oversees(actor, person.unit?.unionId ?? null)

/** A person's page is for people who are signed in; how much of it stands there says visibleProfile. */
export const personPolicy = {
  read: (actor) => isUser(actor),
  keep_profile: (actor, { id }) => isThis(actor, id),
  /** All fields and honours that nobody has confirmed: the leaders of the person's workshops, the unions above. */
  look_inside: (actor, person) =>
    isThis(actor, person.id) ||
    watches(actor, person) ||
    person.memberships.some(({ workshopId, workshop }) => leadsWorkshop(actor, workshopId) || oversees(actor, workshop.unit.unionId)),
  /** Nobody confirms an honour of his own. */
  confirm_honour: (actor, person) => watches(actor, person) && !isThis(actor, person.id),
} satisfies Policy<PersonRow, 'keep_profile' | 'look_inside' | 'confirm_honour'>
