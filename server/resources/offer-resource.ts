import type { Tx } from '../core/database'
import { invalid } from '../core/errors'
import { moveState } from '../core/move'
import { once } from '../core/once'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import { attachFiles } from '../files/attach-files'
import type { StagedFile } from '../files/stage-file'
import type { Actor } from '../policies/actor'
import { resourceAudience } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { resourcePolicy } from '../policies/resource'
import { alliancesOf } from './resource-readers'
import type { OfferResource, ReviseResource } from './resource.schema'
import { resourceStates } from './resource.states'

async function checkPlace(tx: Tx, input: { sectorKey: string; reach: string }, workshopId: string | null): Promise<string[]> {
  if ((await tx.sector.count({ where: { key: input.sectorKey } })) === 0) throw invalid({ field: 'sectorKey', code: 'choose' })
  const alliances = await alliancesOf(tx, workshopId)
  if (input.reach === 'alliance' && alliances.length === 0) throw invalid({ field: 'reach', code: 'alliance_needed' })
  return alliances
}

/** Offers an instrument, venue, document or hours of one's own (RS-01). Returns its id. Throws invalid. */
export async function offerResource(
  actor: Actor,
  { key, ...input }: OfferResource,
  files: readonly StagedFile[] = [],
): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  return once(user.userId, 'offer_resource', key, { ...input, hashes }, async (tx) => {
    const { workshopId } = input
    if (workshopId && !user.workshopIds.includes(workshopId)) throw invalid({ field: 'workshopId', code: 'choose' })
    const alliances = await checkPlace(tx, input, workshopId)
    const row = { ...input, ownerId: user.userId, unitId: workshopId ? null : user.unitId, status: 'offered' as const }
    const { id } = await tx.resource.create({ data: { ...row, audience: resourceAudience(row, alliances) }, select: { id: true } })
    await attachFiles(tx, 'resource', id, user.userId, files)
    await recordEvent(tx, { name: 'resource.offered', actor, ids: [id], threads: [thread.resource(id)] })
    return { id }
  })
}

/** Changes what is said of an offered resource. Throws not_found, forbidden, conflict, stale_version, invalid. */
export async function reviseResource(
  actor: Actor,
  id: string,
  { version, ...input }: ReviseResource,
  files: readonly StagedFile[] = [],
): Promise<void> {
  const user = requireUser(actor)
  await transaction(async (tx) => {
    const resource = await tx.resource.findUnique({ where: { id } })
    authorize(actor, resourcePolicy, 'revise', resource)
    const audience = resourceAudience({ ...resource, ...input }, await checkPlace(tx, input, resource.workshopId))
    const extra = { ...input, audience, version: { increment: 1 } }
    await moveState(tx.resource, 'resource', resourceStates, 'revise', id, { extra, guard: { version } })
    await attachFiles(tx, 'resource', id, user.userId, files)
    await recordEvent(tx, { name: 'resource.revised', actor, ids: [id], threads: [thread.resource(id)], readersBefore: resource.audience })
  })
}

async function moveResource(actor: Actor, id: string, action: 'withdraw' | 'offer'): Promise<void> {
  await transaction(async (tx) => {
    const resource = await tx.resource.findUnique({ where: { id } })
    authorize(actor, resourcePolicy, action, resource)
    const status = resourceStates.moves[action].to
    const audience = resourceAudience({ ...resource, status }, await alliancesOf(tx, resource.workshopId))
    await moveState(tx.resource, 'resource', resourceStates, action, id, { extra: { audience, version: { increment: 1 } } })
    const name = action === 'withdraw' ? 'resource.withdrawn' : 'resource.offered'
    await recordEvent(tx, { name, actor, ids: [id], threads: [thread.resource(id)], readersBefore: resource.audience })
  })
}

/** Takes an offer back; nobody finds it any more. Throws not_found, forbidden, conflict. */
export const withdrawResource = (actor: Actor, id: string) => moveResource(actor, id, 'withdraw')

/** Offers it again. Throws not_found, forbidden, conflict. */
export const reofferResource = (actor: Actor, id: string) => moveResource(actor, id, 'offer')
