import type { Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { databaseTime } from '../core/time'
import { parametersFor } from '../rules/parameters'
import { requireWork, shareAlliance } from './alliance-facts'
import { quote, refusedBy, requirementsOf } from './alliance-validity'
import { daysLeft } from './standing'

const facts = { status: true, standing: true, mendBy: true, governingUnionId: true } as const

/** The clause under which it is frozen, and since when. */
async function frozen(tx: Tx, governingUnionId: string, mendBy: Date | null) {
  const { clause } = (await parametersFor(tx, governingUnionId)).number('alliance.mend_days')
  return { missing: 'frozen', clause: quote(clause), ...(mendBy && { deadline: mendBy.toISOString() }) }
}

/**
 * 发榜 asks for more than drafting: a named alliance that meets every rule at this moment; its members are held until the
 * commit. Throws conflict, rule_unmet with the clauses: of a warned alliance also until when it is to mend, of a frozen
 * one since when and by which clause.
 */
export async function requireMayPublish(tx: Tx, allianceId: string): Promise<void> {
  await shareAlliance(tx, allianceId)
  await tx.$queryRaw`SELECT id FROM "AllianceMember" WHERE "allianceId" = ${allianceId} FOR SHARE`
  const { status, standing, mendBy, governingUnionId } = await tx.alliance.findUniqueOrThrow({ where: { id: allianceId }, select: facts })
  if (status !== 'named') throw new DomainError('conflict', { entity: 'alliance', status, action: 'publish', missing: 'not_named' })
  const unmet = refusedBy(await requirementsOf(tx, allianceId))
  if (!unmet) return
  if (standing === 'frozen') {
    const { clause, ...detail } = await frozen(tx, governingUnionId, mendBy)
    throw new DomainError('rule_unmet', { ...detail, ...unmet, clauses: [...unmet.clauses, clause] })
  }
  const mend = mendBy && { missing: 'warned', deadline: mendBy.toISOString(), days: daysLeft(mendBy, await databaseTime(tx)) }
  throw new DomainError('rule_unmet', { ...mend, ...unmet })
}

/** A sheet is drafted while the alliance forms and while it mends, not when it is frozen or dissolved. Throws conflict, rule_unmet. */
export async function requireMayDraft(tx: Tx, allianceId: string): Promise<void> {
  await shareAlliance(tx, allianceId)
  const alliance = await tx.alliance.findUniqueOrThrow({ where: { id: allianceId }, select: facts })
  requireWork(alliance, 'draft_challenge')
  if (alliance.standing !== 'frozen') return
  const unmet = refusedBy(await requirementsOf(tx, allianceId))
  // Mended since, and not looked at yet: the rules count, not the mark.
  if (!unmet) return
  const { clause, ...detail } = await frozen(tx, alliance.governingUnionId, alliance.mendBy)
  throw new DomainError('rule_unmet', { ...detail, ...unmet, clauses: [...unmet.clauses, clause] })
}
