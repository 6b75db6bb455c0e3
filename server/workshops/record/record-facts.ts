import { db, type Prisma, type Tx } from '../../core/database'
import type { EventName } from '../../events/catalogue'
import { recordEvent, thread } from '../../events/record-event'
import type { FileOwner } from '../../core/database'
import { attachFiles } from '../../files/attach-files'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { authorize, requireUser } from '../../policies/authorize'
import { workshopRecordPolicy } from '../../policies/workshop-record'

type RecordAction = keyof Omit<typeof workshopRecordPolicy, 'read'>

/** What the policy needs to know of a record. */
export const recordFacts = {
  unit: { select: { unionId: true } },
  members: { where: { leftAt: null }, select: { userId: true, role: true } },
} as const satisfies Prisma.WorkshopInclude

export type RecordWithFacts = Prisma.WorkshopGetPayload<{ include: typeof recordFacts }>

/** The workshop, held until the commit, for somebody who may. Throws not_found, not_signed_in, forbidden. */
export async function holdRecord(tx: Tx, actor: Actor, id: string, action: RecordAction): Promise<RecordWithFacts> {
  await tx.$queryRaw`SELECT id FROM "Workshop" WHERE id = ${id} FOR UPDATE`
  const workshop = await tx.workshop.findUnique({ where: { id }, include: recordFacts })
  authorize(actor, workshopRecordPolicy, action, workshop)
  return workshop
}

/** The same workshop for a page: who looks, and what he may do. Throws not_found. */
export async function readRecord(actor: Actor, id: string) {
  const workshop = await db.workshop.findUnique({ where: { id }, include: recordFacts })
  authorize(actor, workshopRecordPolicy, 'read', workshop)
  const may = (action: RecordAction) => workshopRecordPolicy[action](actor, workshop)
  return {
    workshop,
    may: {
      ...{ keep: may('keep_record'), keepTeam: may('keep_team'), handOver: may('hand_over') },
      ...{ confirm: may('confirm_record'), lookInside: may('look_inside') },
    },
  }
}

interface Changed {
  readonly name?: EventName
  /** The name of the thing that changed, for the timeline. */
  readonly note?: string
  readonly reason?: string
}

/** Writes down that a record changed. */
export async function recordChanged(tx: Tx, actor: Actor, workshopId: string, { name, note, reason }: Changed = {}): Promise<void> {
  await recordEvent(tx, {
    ...{ name: name ?? 'workshop.record_changed', actor, ids: [workshopId], threads: [thread.workshop(workshopId)] },
    ...(reason && { reason }),
    ...(note && { data: { note } }),
  })
}

/** Attaches files to a part of the record; a form that is sent twice does not attach them twice. */
export async function attachEvidence(tx: Tx, actor: Actor, owner: FileOwner, ownerId: string, files: readonly StagedFile[]): Promise<void> {
  const there = await tx.file.findMany({ where: { owner, ownerId }, select: { sha256: true } })
  const fresh = files.filter(({ sha256 }) => !there.some((file) => file.sha256 === sha256))
  await attachFiles(tx, owner, ownerId, requireUser(actor).userId, fresh)
}
