import type { Tx } from '../../core/database'
import { requirePast } from '../../core/require-past'
import { DomainError } from '../../core/errors'
import { transaction } from '../../core/transaction'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { attachEvidence, holdRecord, recordChanged } from './record-facts'
import type { Document, Equipment, Funding, RemoveEntry, Sign, Venue } from './record.schema'

/** One part of a workshop's house: held, written, told. What is recorded again takes the place of what stood there. */
async function keep(actor: Actor, workshopId: string, note: string, write: (tx: Tx) => Promise<unknown>): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    await write(tx)
    await recordChanged(tx, actor, workshopId, { note })
  })
}

/** The venue (WS-09, R13) with photographs. Throws not_found, forbidden. */
export async function recordVenue(actor: Actor, workshopId: string, input: Venue, files: readonly StagedFile[] = []): Promise<void> {
  const { place, area, nature, uses } = input
  const row = { place, areaDeciM2: area, isFixed: nature.includes('fixed'), isIndependent: nature.includes('independent'), uses }
  await keep(actor, workshopId, place, async (tx) => {
    await tx.workshopVenue.upsert({ where: { workshopId }, create: { workshopId, ...row }, update: row })
    await attachEvidence(tx, actor, 'workshop_venue', workshopId, files)
  })
}

/** A sign (WS-10, R13, R25) with a photograph: one of each kind. Throws not_found, forbidden, invalid. */
export async function recordSign(actor: Actor, workshopId: string, input: Sign, files: readonly StagedFile[] = []): Promise<void> {
  const { kind } = input
  await keep(actor, workshopId, input.note, async (tx) => {
    await requirePast(tx, { hungOn: input.hungOn })
    const where = { workshopId_kind: { workshopId, kind } }
    const { id } = await tx.workshopSign.upsert({ where, create: { workshopId, ...input }, update: input })
    await attachEvidence(tx, actor, 'workshop_sign', id, files)
  })
}

/** A piece of equipment and how many (WS-11, R14). Throws not_found, forbidden. */
export async function recordEquipment(actor: Actor, workshopId: string, input: Equipment): Promise<void> {
  const { category, name } = input
  const where = { workshopId_category_name: { workshopId, category, name } }
  await keep(actor, workshopId, name, (tx) =>
    tx.workshopEquipment.upsert({ where, create: { workshopId, ...input }, update: { quantity: input.quantity } }),
  )
}

/** A rule document (WS-12, R15) and how it is made public: one of each kind. Throws not_found, forbidden, invalid. */
export async function recordDocument(actor: Actor, workshopId: string, input: Document, files: readonly StagedFile[] = []): Promise<void> {
  const { kind } = input
  await keep(actor, workshopId, input.title, async (tx) => {
    await requirePast(tx, { adoptedOn: input.adoptedOn })
    const where = { workshopId_kind: { workshopId, kind } }
    const { id } = await tx.workshopDocument.upsert({ where, create: { workshopId, ...input }, update: input })
    await attachEvidence(tx, actor, 'workshop_document', id, files)
  })
}

/** Money of one year from one source (R16, WS-31). Throws not_found, forbidden. */
export async function recordFunding(actor: Actor, workshopId: string, { year, source, amount }: Funding): Promise<void> {
  const where = { workshopId_year_source: { workshopId, year, source } }
  const row = { amountFen: amount }
  await keep(actor, workshopId, String(year), (tx) =>
    tx.workshopFunding.upsert({ where, create: { workshopId, year, source, ...row }, update: row }),
  )
}

const remove = {
  sign: async (tx: Tx, where: { id: string; workshopId: string }) => {
    await tx.file.deleteMany({ where: { owner: 'workshop_sign', ownerId: where.id } })
    return tx.workshopSign.deleteMany({ where })
  },
  equipment: (tx: Tx, where: { id: string; workshopId: string }) => tx.workshopEquipment.deleteMany({ where }),
  document: async (tx: Tx, where: { id: string; workshopId: string }) => {
    await tx.file.deleteMany({ where: { owner: 'workshop_document', ownerId: where.id } })
    return tx.workshopDocument.deleteMany({ where })
  },
  funding: (tx: Tx, where: { id: string; workshopId: string }) => tx.workshopFunding.deleteMany({ where }),
} as const

/** Takes an entry out of the record, its files with it. Throws not_found, forbidden. */
export async function removeEntry(actor: Actor, workshopId: string, { entry, entryId }: RemoveEntry): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_record')
    const { count } = await remove[entry](tx, { id: entryId, workshopId })
    if (count === 0) throw new DomainError('not_found')
    await recordChanged(tx, actor, workshopId)
  })
}
