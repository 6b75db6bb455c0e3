import { oversees, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface TitledRow {
  readonly audience: readonly string[]
  readonly unit: { readonly union: { readonly parentId: string | null } | null }
}

/** A union above the workshop's own gives a named title and takes it away; the house itself does not. */
const above = (actor: Actor, { unit }: TitledRow) => oversees(actor, unit.union?.parentId ?? null)

export const titlePolicy = { read: canRead, grant_title: above, revoke_title: above } satisfies Policy<
  TitledRow,
  'grant_title' | 'revoke_title'
>
