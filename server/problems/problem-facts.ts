import type { Prisma, Tx } from '../core/database'
import { invalid } from '../core/errors'
import type { UserActor } from '../policies/actor'
import { problemAudience } from '../policies/audience'

/** What policies and audiences need to know of a problem. */
export const problemFacts = {
  alliance: {
    select: {
      ...{ id: true, name: true, audience: true, governingUnionId: true },
      leadWorkshop: { select: { unit: { select: { unionId: true } } } },
    },
  },
  workshop: { select: { id: true, name: true, unit: { select: { name: true, unionId: true } } } },
} as const satisfies Prisma.ProblemInclude

interface Place {
  readonly authorId: string
  readonly visibility: 'signed_in' | 'alliance'
  readonly workshopId: string | null
  readonly allianceId: string | null
  readonly sectorKey: string
}

/**
 * Checks where a problem is put (a workshop and an alliance of one's own, a sector that exists) and gives the
 * audience that follows. Where it `stands` already it may stay, also when its author has left. Throws invalid beside
 * the field.
 */
export async function placeProblem(
  tx: Tx,
  user: UserActor,
  place: Place,
  stands: Pick<Place, 'workshopId' | 'allianceId'> = { workshopId: null, allianceId: null },
): Promise<string[]> {
  const { workshopId, allianceId, visibility, authorId } = place
  if (workshopId && workshopId !== stands.workshopId && !user.workshopIds.includes(workshopId))
    throw invalid({ field: 'workshopId', code: 'choose' })
  if (allianceId && allianceId !== stands.allianceId && !user.allianceIds.includes(allianceId))
    throw invalid({ field: 'allianceId', code: 'choose' })
  if (visibility === 'alliance' && !allianceId) throw invalid({ field: 'allianceId', code: 'alliance_needed' })
  if ((await tx.sector.count({ where: { key: place.sectorKey } })) === 0) throw invalid({ field: 'sectorKey', code: 'choose' })
  if (allianceId && allianceId !== stands.allianceId) {
    const alive = { where: { id: allianceId, status: { not: 'dissolved' as const } } }
    if ((await tx.alliance.count(alive)) === 0) throw invalid({ field: 'allianceId', code: 'choose' })
  }
  const workshop = workshopId ? await tx.workshop.findUnique({ where: { id: workshopId }, ...problemFacts.workshop }) : null
  const alliance = allianceId ? await tx.alliance.findUnique({ where: { id: allianceId }, ...problemFacts.alliance }) : null
  return problemAudience({ authorId, visibility, workshopId, workshop, alliance })
}
