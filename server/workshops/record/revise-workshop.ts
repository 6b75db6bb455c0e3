import { DomainError, invalid } from '../../core/errors'
import { requirePast } from '../../core/require-past'
import { transaction, violatedConstraint } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { holdRecord, recordChanged } from './record-facts'
import type { Basics } from './record.schema'

/**
 * The basics of a workshop (WS-01, WS-02); unit and sector are not its own to change, because alliances and unions are
 * reckoned by them. Throws not_found, forbidden, stale_version, invalid, name_too_similar.
 */
export async function reviseWorkshop(actor: Actor, id: string, { version, ...input }: Basics): Promise<void> {
  try {
    await transaction(async (tx) => {
      const workshop = await holdRecord(tx, actor, id, 'keep_record')
      if (workshop.version !== version) throw new DomainError('stale_version')
      await requirePast(tx, { foundedOn: input.foundedOn })
      const { subSectorId } = input
      if (subSectorId && subSectorId !== workshop.subSectorId) {
        const known = await tx.subSector.count({ where: { id: subSectorId, sectorKey: workshop.sectorKey, retired: false } })
        if (known === 0) throw invalid({ field: 'subSectorId', code: 'choose' })
      }
      await tx.workshop.update({ where: { id }, data: { ...input, version: { increment: 1 } } })
      await recordChanged(tx, actor, id, { name: 'workshop.revised', ...(input.name !== workshop.name && { note: workshop.name }) })
    })
  } catch (error) {
    if (violatedConstraint(error) === 'Workshop_name_key') throw invalid({ field: 'name', code: 'name_taken' })
    if (error instanceof DomainError && error.code === 'name_too_similar')
      throw new DomainError('name_too_similar', {}, [{ field: 'name', code: 'name_too_similar' }])
    throw error
  }
}
