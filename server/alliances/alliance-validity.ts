import type { Tx } from '../core/database'
import { evaluateAlliance } from '../rules/evaluate-alliance'
import { parametersFor, type Parameters } from '../rules/parameters'
import { type Requirement } from '../rules/requirement'

const forRules = {
  leadWorkshopId: true,
  governingUnionId: true,
  members: {
    select: { status: true, workshop: { select: { id: true, sectorKey: true, titles: { select: { kind: true, revokedOn: true } } } } },
  },
} as const

/** How the alliance stands to its rules right now, in the caller's transaction. */
export async function requirementsOf(tx: Tx, allianceId: string): Promise<Requirement[]> {
  const alliance = await tx.alliance.findUniqueOrThrow({ where: { id: allianceId }, select: forRules })
  return evaluateAlliance(alliance, await parametersFor(tx, alliance.governingUnionId))
}

/** The same for many alliances: one read of their rows, one of the parameters per governing union. */
export async function requirementsOfMany(tx: Tx, allianceIds: readonly string[]): Promise<Map<string, Requirement[]>> {
  const alliances = await tx.alliance.findMany({ where: { id: { in: [...allianceIds] } }, select: { id: true, ...forRules } })
  const unions = [...new Set(alliances.map(({ governingUnionId }) => governingUnionId))]
  const parameters = new Map<string, Parameters>()
  for (const union of unions) parameters.set(union, await parametersFor(tx, union))
  return new Map(
    alliances.flatMap((alliance) => {
      const found = parameters.get(alliance.governingUnionId)
      return found ? [[alliance.id, evaluateAlliance(alliance, found)] as const] : []
    }),
  )
}
