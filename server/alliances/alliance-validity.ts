import type { Tx } from '../core/database'
import { evaluateAlliance } from '../rules/evaluate-alliance'
import { parametersFor, parametersForMany } from '../rules/parameters'
import type { ClauseQuote, Requirement } from '../rules/requirement'

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

/** The same as if another workshop, already a member, led it. */
export async function requirementsUnder(tx: Tx, allianceId: string, leadWorkshopId: string): Promise<Requirement[]> {
  const alliance = await tx.alliance.findUniqueOrThrow({ where: { id: allianceId }, select: forRules })
  return evaluateAlliance({ ...alliance, leadWorkshopId }, await parametersFor(tx, alliance.governingUnionId))
}

/** The rules that are not met and their clauses word for word, as a refusal tells them; null when all are met. */
export function refusedBy(requirements: readonly Requirement[]): { rules: string[]; clauses: string[] } | null {
  const unmet = requirements.filter(({ state }) => state !== 'met')
  if (unmet.length === 0) return null
  return { rules: unmet.map(({ rule }) => rule), clauses: unmet.map(({ clause }) => quote(clause)) }
}

export const quote = ({ document, reference, sentence }: ClauseQuote) => `${document}${reference}：${sentence}`

/** The same for many alliances: one read of their rows, one of the parameters. */
export async function requirementsOfMany(tx: Tx, allianceIds: readonly string[]): Promise<Map<string, Requirement[]>> {
  const alliances = await tx.alliance.findMany({ where: { id: { in: [...allianceIds] } }, select: { id: true, ...forRules } })
  const parameters = await parametersForMany(
    tx,
    alliances.map(({ governingUnionId }) => governingUnionId),
  )
  return new Map(alliances.map((alliance) => [alliance.id, evaluateAlliance(alliance, parameters(alliance.governingUnionId))]))
}
