import { db } from '../core/database'
import { invalid } from '../core/errors'
import { transaction, violatedConstraint } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { subSectorPolicy } from '../policies/rule-set'
import type { AddSubSector } from './sub-sector.schema'

/** Adds a sub-sector below one of the five sectors. Throws not_found, invalid (no such sector, the name is taken). */
export async function addSubSector(actor: Actor, input: AddSubSector): Promise<void> {
  authorize(actor, subSectorPolicy, 'keep', {})
  try {
    await transaction(async (tx) => {
      const sector = await tx.sector.findUnique({ where: { key: input.sectorKey } })
      if (!sector) throw invalid({ field: 'sectorKey', code: 'choose' })
      const { id: added } = await tx.subSector.create({ data: input })
      await recordEvent(tx, { name: 'sub_sector.added', actor, ids: [added], threads: [thread.subSector(added)] })
    })
  } catch (error) {
    if (violatedConstraint(error) === 'SubSector_sectorKey_name_key') throw invalid({ field: 'name', code: 'name_taken' })
    throw error
  }
}

/** Nobody can choose it any more; workshops that have it keep it. Once more changes nothing. Throws not_found. */
export async function retireSubSector(actor: Actor, subSectorId: string): Promise<void> {
  await set(actor, subSectorId, true)
}

/** It can be chosen again. Throws not_found. */
export async function reinstateSubSector(actor: Actor, subSectorId: string): Promise<void> {
  await set(actor, subSectorId, false)
}

async function set(actor: Actor, subSectorId: string, retired: boolean): Promise<void> {
  await transaction(async (tx) => {
    authorize(actor, subSectorPolicy, 'keep', await tx.subSector.findUnique({ where: { id: subSectorId } }))
    const { count } = await tx.subSector.updateMany({ where: { id: subSectorId, retired: !retired }, data: { retired } })
    if (count === 0) return
    const name = retired ? 'sub_sector.retired' : 'sub_sector.reinstated'
    await recordEvent(tx, { name, actor, ids: [subSectorId], threads: [thread.subSector(subSectorId)] })
  })
}

/** The five sectors with their sub-sectors and how many workshops have each, for administrators. Throws not_found. */
export async function listSubSectors(actor: Actor) {
  authorize(actor, subSectorPolicy, 'read', {})
  const sectors = await db.sector.findMany({
    orderBy: { ordinal: 'asc' },
    include: { subSectors: { orderBy: { name: 'asc' }, include: { _count: { select: { workshops: true } } } } },
  })
  return sectors.map(({ key, subSectors }) => ({
    key,
    subSectors: subSectors.map(({ id: subSectorId, name, retired, _count }) => ({
      id: subSectorId,
      name,
      retired,
      workshops: _count.workshops,
    })),
  }))
}
