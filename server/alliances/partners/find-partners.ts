import { db } from '../../core/database'
import { leadsWorkshop, type Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { partnersPolicy } from '../../policies/partners'
import { parametersFor } from '../../rules/parameters'
import { EQUIPMENT_CATEGORIES } from '../../workshops/record.words'
import { loadPartners } from './load-partners'
import { PARTS, RUNGS, type Partner } from './partner'
import { proposeAlliances } from './propose-alliances'
import type { Proposal } from './ranking'

const OPTIONS = { most: 3, size: 5 } as const

/** What an alliance would still lack: of equipment and of ages, which no rule demands of it. */
function lacksOf({ workshopIds }: Proposal, partners: ReadonlyMap<string, Partner>) {
  const team = workshopIds.flatMap((id) => partners.get(id) ?? [])
  return {
    equipment: EQUIPMENT_CATEGORIES.filter((category) => !team.some(({ technologies }) => technologies.includes(`equipment:${category}`))),
    rungs: RUNGS.filter((rung) => !team.some(({ rungs }) => rungs.includes(rung))),
  }
}

/**
 * Alliances that a workshop could form (AL-14), the best first, each with what it is worth part by part; when there is
 * none, the rules that stand against it. Of other workshops it tells what is public, and counts. Throws not_found, forbidden,
 * not_signed_in.
 */
export async function findPartners(actor: Actor, workshopId: string) {
  const workshop = await db.workshop.findUnique({ where: { id: workshopId }, include: { unit: { select: { unionId: true } } } })
  authorize(actor, partnersPolicy, 'find_partners', workshop)
  const { start, candidates, cards, governingUnionId, workshops } = await loadPartners(db, workshopId)
  if (!start) throw new Error(`${workshopId} has no facts`)
  const found = proposeAlliances(start, candidates, await parametersFor(db, governingUnionId), OPTIONS)
  const partners = new Map([start, ...candidates].map((partner) => [partner.id, partner]))
  const proposals = found.proposals.map((proposal) => ({
    workshops: proposal.workshopIds.flatMap((id) => {
      const card = cards.get(id)
      return card ? [{ ...card, isLead: id === proposal.leadId }] : []
    }),
    leadId: proposal.leadId,
    total: proposal.score.total,
    parts: PARTS.map((part) => ({ part, ...proposal.score.parts[part] })),
    lacks: lacksOf(proposal, partners),
    mayFound: leadsWorkshop(actor, proposal.leadId),
  }))
  return {
    workshop: { id: workshop.id, name: workshop.name },
    proposals,
    ...{ binding: found.binding, exact: found.exact, compared: candidates.length, workshops },
  }
}
