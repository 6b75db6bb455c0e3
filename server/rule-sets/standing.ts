import type { Prisma, Tx } from '../core/database'
import { evaluateAlliance, type AllianceForRules } from '../rules/evaluate-alliance'
import { evaluateWorkshop } from '../rules/evaluate-workshop'
import { layParameters, type Parameters, type StoredParameter } from '../rules/parameters'
import type { Subject } from '../rules/what-if'
import type { WorkshopFacts } from '../rules/workshop-facts'

export interface NamedAlliance extends AllianceForRules {
  readonly id: string
  readonly name: string
  readonly governingUnionId: string
}

export interface NamedWorkshop extends WorkshopFacts {
  readonly id: string
  readonly name: string
  readonly unionId: string | null
}

/** Alliances with what the rules look at. */
export function findAlliances(tx: Tx, where: Prisma.AllianceWhereInput): Promise<NamedAlliance[]> {
  return tx.alliance.findMany({
    where: { ...where, status: { not: 'dissolved' } },
    orderBy: { name: 'asc' },
    select: {
      ...{ id: true, name: true, leadWorkshopId: true, governingUnionId: true },
      members: {
        select: { status: true, workshop: { select: { id: true, sectorKey: true, titles: { select: { kind: true, revokedOn: true } } } } },
      },
    },
  })
}

/** The parameters of each union, laid once for all that stand below it. */
export function parametersByUnion(
  stored: readonly StoredParameter[],
  chains: ReadonlyMap<string, readonly string[]>,
): (unionId: string | null) => Parameters {
  const laid = new Map<string, Parameters>()
  return (unionId) => {
    const known = laid.get(unionId ?? '')
    if (known) return known
    const parameters = layParameters(stored, unionId === null ? [] : (chains.get(unionId) ?? []))
    laid.set(unionId ?? '', parameters)
    return parameters
  }
}

export const checklistsOf = (stored: readonly StoredParameter[]): string[] => [
  ...new Set(stored.flatMap(({ checklist }) => (checklist === null ? [] : [checklist]))),
]

/** How each alliance and each workshop stands under these parameters, over all check lists. Pure. */
export function standing(
  alliances: readonly NamedAlliance[],
  workshops: readonly NamedWorkshop[],
  parametersOf: (unionId: string | null) => Parameters,
  checklists: readonly string[],
): Subject[] {
  return [
    ...alliances.map((alliance) => ({
      ...{ entity: 'alliance' as const, id: alliance.id, name: alliance.name },
      requirements: evaluateAlliance(alliance, parametersOf(alliance.governingUnionId)),
    })),
    ...workshops.map((workshop) => ({
      ...{ entity: 'workshop' as const, id: workshop.id, name: workshop.name },
      requirements: checklists.flatMap((name) => evaluateWorkshop(workshop, name, parametersOf(workshop.unionId))),
    })),
  ]
}
