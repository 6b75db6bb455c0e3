import { databaseTime } from '../../core/time'
import { DomainError } from '../../core/errors'
import { transaction } from '../../core/transaction'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { requireUser } from '../../policies/authorize'
import { attachEvidence, holdRecord, recordChanged } from './record-facts'
import type { Statement } from './record.schema'

/**
 * States what no data can answer (R32, WS-31). What is stated anew is a new row that waits for its own confirmation,
 * so that nobody confirms other words than he read. Throws not_found, forbidden.
 */
export async function makeStatement(actor: Actor, workshopId: string, input: Statement, files: readonly StagedFile[] = []): Promise<void> {
  const { userId } = requireUser(actor)
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const { kind } = input
    const old = await tx.workshopStatement.findUnique({ where: { workshopId_kind: { workshopId, kind } } })
    if (old?.text === input.text && files.length === 0) return
    if (old) await tx.workshopStatement.delete({ where: { id: old.id } })
    const { id } = await tx.workshopStatement.create({ data: { workshopId, ...input, statedById: userId } })
    const owner = 'workshop_statement'
    if (old) await tx.file.updateMany({ where: { owner, ownerId: old.id }, data: { ownerId: id } })
    await attachEvidence(tx, actor, owner, id, files)
    await recordChanged(tx, actor, workshopId)
  })
}

/** The unit's union, or one above it, confirms a statement. Throws not_found, forbidden, already_answered. */
export async function confirmStatement(actor: Actor, workshopId: string, statementId: string): Promise<void> {
  const { userId } = requireUser(actor)
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'confirm_record')
    const where = { id: statementId, workshopId }
    if ((await tx.workshopStatement.count({ where })) === 0) throw new DomainError('not_found')
    const data = { confirmedById: userId, confirmedAt: await databaseTime(tx) }
    const { count } = await tx.workshopStatement.updateMany({ where: { ...where, confirmedAt: null }, data })
    if (count === 0) throw new DomainError('already_answered')
    await recordChanged(tx, actor, workshopId, { name: 'workshop.statement_confirmed' })
  })
}

/** The union takes its confirmation back, with the reason. Throws not_found, forbidden, already_answered. */
export async function withdrawStatement(actor: Actor, workshopId: string, statementId: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'confirm_record')
    const where = { id: statementId, workshopId }
    if ((await tx.workshopStatement.count({ where })) === 0) throw new DomainError('not_found')
    const data = { confirmedById: null, confirmedAt: null }
    const { count } = await tx.workshopStatement.updateMany({ where: { ...where, confirmedAt: { not: null } }, data })
    if (count === 0) throw new DomainError('already_answered')
    await recordChanged(tx, actor, workshopId, { name: 'workshop.statement_withdrawn', reason })
  })
}
