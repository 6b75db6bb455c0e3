import { isThis, isUser } from './actor'
import type { Policy } from './authorize'

interface Offices {
  /** Levels of the unions for which somebody is an officer. */
  readonly levels: readonly string[]
}

interface ImportRow {
  readonly createdById: string
}

/** Lists are brought in by platform administrators and by officers of governing unions; for others the page is not there. */
export const importsPolicy = {
  read: (actor, { levels }) => isUser(actor) && (actor.isAdmin || levels.some((level) => level !== 'unit')),
} satisfies Policy<Offices, 'read'>

/** A file that was looked at holds data of people: it is for who sent it, and nobody else. */
export const importPolicy = {
  read: (actor, row) => isThis(actor, row.createdById),
  confirm_import: (actor, row) => isThis(actor, row.createdById),
} satisfies Policy<ImportRow, 'confirm_import'>
