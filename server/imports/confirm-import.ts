import { db } from '../core/database'
import { DomainError } from '../core/errors'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { importPolicy } from '../policies/import'
import { withoutClashes, type CheckedRow, type RowFault } from './check-rows'
import type { ImportKind } from './import.schema'
import { importerOf, requireImporter } from './importer-of'
import { writeRows } from './import-rows'

/**
 * Imports what was looked at, all of it in one transaction. What has come to speak against a row since is left out, and
 * the page says so. Throws not_found, not_signed_in, already_answered.
 */
export async function confirmImport(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const user = await requireImporter(tx, actor)
    const row = await tx.import.findUnique({ where: { id } })
    authorize(actor, importPolicy, 'confirm_import', row)
    const doneAt = await databaseTime(tx)
    const { count } = await tx.import.updateMany({ where: { id, doneAt: null }, data: { doneAt, rows: [] } })
    if (count === 0) throw new DomainError('already_answered', { missing: 'import' })
    const importer = importerOf(row.kind, user)
    const { rows, faults } = await withoutClashes(tx, importer, row.rows as unknown as CheckedRow[])
    await writeRows(
      tx,
      importer,
      user,
      rows.map((one) => one.row),
    )
    if (faults.length === 0) return
    const all = [...(row.faults as unknown as RowFault[]), ...faults].sort((a, b) => a.line - b.line)
    await tx.import.update({
      where: { id },
      data: { faulty: { increment: faults.length }, faults: JSON.parse(JSON.stringify(all)) as object[] },
    })
  })
}

export interface ImportPage {
  readonly id: string
  readonly kind: ImportKind
  readonly fileName: string
  readonly counts: { readonly fresh: number; readonly changed: number; readonly same: number; readonly faulty: number }
  readonly faults: readonly RowFault[]
  readonly createdAt: Date
  readonly doneAt: Date | null
}

/** A file that was looked at, for who sent it. Throws not_signed_in, not_found. */
export async function getImport(actor: Actor, id: string): Promise<ImportPage> {
  await requireImporter(db, actor)
  const row = await db.import.findUnique({ where: { id } })
  authorize(actor, importPolicy, 'read', row)
  const { kind, fileName, fresh, changed, same, faulty, createdAt, doneAt } = row
  const faults = row.faults as unknown as RowFault[]
  return { ...{ id, kind, fileName, createdAt, doneAt, faults }, counts: { fresh, changed, same, faulty } }
}

/** The files that somebody sent last, the newest first. Throws not_signed_in, not_found. */
export async function listImports(actor: Actor) {
  const user = await requireImporter(db, actor)
  return db.import.findMany({
    where: { createdById: user.userId },
    orderBy: { createdAt: 'desc' },
    take: 10,
    select: { id: true, kind: true, fileName: true, createdAt: true, doneAt: true },
  })
}
