import { db, type Tx } from '../core/database'
import { isUser, type Actor, type UserActor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { importsPolicy } from '../policies/import'
import type { ImportKind } from './import.schema'
import { personImporter } from './import-people'
import type { Importer } from './import-rows'
import { unitImporter } from './import-units'
import { workshopImporter, workshopImporterWithin } from './import-workshops'
import { scopeOf, type Scope } from './scope'

async function levelsOf(tx: Tx, { unionIds }: UserActor): Promise<string[]> {
  const unions = await tx.union.findMany({ where: { id: { in: [...unionIds] } }, select: { level: true } })
  return unions.map(({ level }) => level)
}

/** The person who may bring in lists. Throws not_signed_in, and not_found for everybody else. */
export async function requireImporter(tx: Tx, actor: Actor): Promise<UserActor> {
  const user = requireUser(actor)
  authorize(user, importsPolicy, 'read', { levels: await levelsOf(tx, user) })
  return user
}

/** Whether the page is there for somebody; most hold no office, and nothing is asked for them. */
export async function mayImport(actor: Actor): Promise<boolean> {
  if (!isUser(actor) || (!actor.isAdmin && actor.unionIds.length === 0)) return false
  return importsPolicy.read(actor, { levels: await levelsOf(db, actor) })
}

const makers: Readonly<Record<ImportKind, (scope: Scope) => Importer>> = {
  units: (scope) => unitImporter(scope) as Importer,
  people: (scope) => personImporter(scope) as Importer,
  workshops: (scope) => (scope === null ? workshopImporter : workshopImporterWithin(scope)) as Importer,
}

/** The importer of a kind for what this person may bring in. */
export const importerOf = (kind: ImportKind, user: UserActor): Importer => makers[kind](scopeOf(user))

/** How many rows of a kind are there already, by the names or accounts that the rows are known by. */
export const known: Readonly<Record<ImportKind, (tx: Tx, keys: readonly string[]) => Promise<number>>> = {
  units: (tx, keys) => tx.unit.count({ where: { name: { in: [...keys] } } }),
  workshops: (tx, keys) => tx.workshop.count({ where: { name: { in: [...keys] } } }),
  people: (tx, keys) => tx.user.count({ where: { username: { in: [...keys] } } }),
}
