import type { Tx } from '../core/database'
import { DomainError, type ErrorCode } from '../core/errors'
import { recordSecurity, type SecurityKind } from '../core/security-log'
import { beijingDay, databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import { isThis, isUser, type Actor } from '../policies/actor'
import { alliancePolicy, standsAside } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { holdAlliance, requireMove, type AllianceWithFacts } from './alliance-facts'
import type { NameAlliance, Recommend } from './alliance.schema'
import { keepDecision, moveAlliance } from './move-alliance'
import { requireReady } from './readiness'

type Decided = 'recommend' | 'name' | 'return'

/** Refusals that leave a trace. */
const WRITTEN_DOWN: Partial<Readonly<Record<ErrorCode, SecurityKind>>> = { same_person: 'same_person_attempt', recused: 'recused_attempt' }

/** What every decision of a union has in common: the row held, the right officer, in the right state, who has no part in it. */
async function decide(
  actor: Actor,
  id: string,
  action: Decided,
  work: (tx: Tx, alliance: AllianceWithFacts) => Promise<void>,
): Promise<void> {
  try {
    await transaction(async (tx) => {
      const alliance = await holdAlliance(tx, id)
      authorize(actor, alliancePolicy, action, alliance)
      requireMove(alliance, action)
      if (standsAside(actor, alliance)) throw new DomainError('recused')
      await work(tx, alliance)
    })
  } catch (error) {
    const kind = error instanceof DomainError ? WRITTEN_DOWN[error.code] : undefined
    if (kind && isUser(actor)) await recordSecurity(kind, { actorId: actor.userId, detail: { allianceId: id } })
    throw error
  }
}

/** Who recommended it last; null before anybody has. */
export async function recommendedBy(tx: Tx, allianceId: string): Promise<string | null> {
  const last = await tx.allianceDecision.findFirst({ where: { allianceId, kind: 'recommend' }, orderBy: { decidedAt: 'desc' } })
  return last?.decidedById ?? null
}

/**
 * 推荐, by an officer of the union of the lead's unit (S0 三). Throws not_found, forbidden, conflict, stale_version,
 * rule_unmet, alliance_incomplete; recused (written down) for who belongs to one of its workshops.
 */
export async function recommendAlliance(actor: Actor, id: string, { reason, version }: Recommend): Promise<void> {
  await decide(actor, id, 'recommend', async (tx, alliance) => {
    await requireReady(tx, id)
    await keepDecision(tx, actor, id, { kind: 'recommend', unionId: alliance.leadWorkshop.unit.unionId ?? '', reason })
    await moveAlliance(tx, actor, alliance, 'recommend', { event: 'alliance.recommended', version })
  })
}

/**
 * 命名, by an officer of the governing union who has not recommended it. The rules are looked at once more in this
 * transaction and kept with the decision; from now on everybody may read the alliance. Throws as recommendAlliance does,
 * and same_person (written down).
 */
export async function nameAlliance(actor: Actor, id: string, { documentNumber, reason, version }: NameAlliance): Promise<void> {
  await decide(actor, id, 'name', async (tx, alliance) => {
    if (isThis(actor, await recommendedBy(tx, id))) throw new DomainError('same_person', { missing: 'named' })
    await requireReady(tx, id)
    await keepDecision(tx, actor, id, { kind: 'name', unionId: alliance.governingUnionId, documentNumber, reason })
    const extra = { namedOn: beijingDay(await databaseTime(tx)), standing: 'sound', mendBy: null }
    await moveAlliance(tx, actor, alliance, 'name', { event: 'alliance.named', extra, version, data: { note: documentNumber } })
  })
}

/**
 * Sends it back to be formed further, by whoever has it on the table. The reason is kept with the decision, which only
 * insiders read: the timeline will be public. Throws not_found, forbidden, conflict, stale_version, recused.
 */
export async function returnAlliance(actor: Actor, id: string, { reason, version }: Recommend): Promise<void> {
  await decide(actor, id, 'return', async (tx, alliance) => {
    const ofUnit = alliance.status === 'submitted'
    const unionId = ofUnit ? (alliance.leadWorkshop.unit.unionId ?? '') : alliance.governingUnionId
    await keepDecision(tx, actor, id, { kind: 'return', unionId, reason })
    await moveAlliance(tx, actor, alliance, 'return', { event: 'alliance.returned', version })
  })
}
