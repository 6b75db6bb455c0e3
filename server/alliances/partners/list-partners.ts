import { db } from '../../core/database'
import type { Actor } from '../../policies/actor'
import { alliancePolicy } from '../../policies/alliance'
import { readableBy } from '../../policies/audience'
import { authorize } from '../../policies/authorize'
import type { PartnerCard } from './load-partners'

/** Workshops by their ids, in that order: those that the actor may read. */
export async function listWorkshopCards(actor: Actor, ids: readonly string[]): Promise<PartnerCard[]> {
  const rows = await db.workshop.findMany({
    where: { id: { in: [...ids] }, ...readableBy(actor) },
    select: { id: true, name: true, sectorKey: true, unit: { select: { name: true, region: true } } },
  })
  const cards = new Map(rows.map(({ unit, ...row }): [string, PartnerCard] => [row.id, { ...row, unit: unit.name, region: unit.region }]))
  return ids.flatMap((id) => cards.get(id) ?? [])
}

/**
 * The proposed partners of an alliance that was founded, each with how it stands to the alliance (null: not asked yet).
 * Throws not_found, forbidden, not_signed_in.
 */
export async function listPartnersToInvite(actor: Actor, allianceId: string, ids: readonly string[]) {
  const alliance = await db.alliance.findUnique({
    where: { id: allianceId },
    include: { leadWorkshop: { select: { unit: { select: { unionId: true } } } }, members: { select: { workshopId: true, status: true } } },
  })
  authorize(actor, alliancePolicy, 'invite', alliance)
  const statuses = new Map(alliance.members.map(({ workshopId, status }) => [workshopId, status]))
  const cards = await listWorkshopCards(actor, ids)
  return { id: alliance.id, name: alliance.name, partners: cards.map((card) => ({ ...card, status: statuses.get(card.id) ?? null })) }
}
