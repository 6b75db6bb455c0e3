import { db } from '../core/database'
import type { Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { workshopPolicy } from '../policies/workshop'
import { loadParameters, unionChains } from '../rules/parameters'
import { isValid } from '../rules/requirement'
import { changesBetween, ifItLeft, ifItWereDelisted, type Subject } from '../rules/what-if'
import { today } from './rule-set-facts'
import { findAlliances, parametersByUnion, standing, type NamedAlliance } from './standing'

const UNFINISHED = ['draft', 'open', 'closed', 'in_review', 'nominated', 'awarded', 'in_progress', 'in_acceptance'] as const

/** Challenges of these alliances that are under way, as far as this person may read them. */
function findUnfinished(actor: Actor, allianceIds: readonly string[]) {
  return db.challenge.findMany({
    where: { ...readableBy(actor), allianceId: { in: [...allianceIds] }, status: { in: [...UNFINISHED] } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, title: true, status: true, allianceId: true },
  })
}

/** Fallen: met all its rules until now and would not any more. */
const fallen = (before: readonly Subject[], after: readonly Subject[]) =>
  after.filter(({ requirements }, place) => isValid(before[place]?.requirements ?? []) && !isValid(requirements))

/**
 * What happens to its alliances if this workshop leaves them, and if it loses its titles: the items that change, the
 * alliances that fall and their challenges under way. Throws not_signed_in, not_found.
 */
export async function whatIfWorkshop(actor: Actor, workshopId: string) {
  requireUser(actor)
  const workshop = await db.workshop.findUnique({ where: { id: workshopId }, select: { id: true, name: true, audience: true } })
  authorize(actor, workshopPolicy, 'read', workshop)
  const alliances = await findAlliances(db, { ...readableBy(actor), members: { some: { workshopId, status: 'accepted' } } })
  const governing = alliances.map(({ governingUnionId }) => governingUnionId)
  const parameters = parametersByUnion(await loadParameters(db, await today(db)), await unionChains(db, [...new Set(governing)]))
  const stand = (rows: readonly NamedAlliance[]) => standing(rows, [], parameters, [])
  const before = stand(alliances)
  const outcome = async (change: typeof ifItLeft) => {
    const after = stand(alliances.map((alliance) => change(alliance, workshopId)))
    const fall = fallen(before, after).map(({ id, name }) => ({ id, name }))
    return {
      changes: changesBetween(before, after),
      fallen: fall,
      challenges: await findUnfinished(
        actor,
        fall.map(({ id }) => id),
      ),
    }
  }
  return {
    workshop: { id: workshop.id, name: workshop.name },
    alliances: alliances.length,
    leaving: await outcome(ifItLeft),
    delisted: await outcome(ifItWereDelisted),
  }
}

const CHOICES = 1000

/** Workshops to ask about: those below the person's unions, else all that can be read. Throws not_signed_in. */
export function listWorkshopChoices(actor: Actor): Promise<{ id: string; name: string }[]> {
  const { overseenUnionIds } = requireUser(actor)
  const below = overseenUnionIds.length > 0 ? { unit: { unionId: { in: [...overseenUnionIds] } } } : {}
  return db.workshop.findMany({
    where: { ...readableBy(actor), ...below },
    orderBy: { name: 'asc' },
    take: CHOICES,
    select: { id: true, name: true },
  })
}
