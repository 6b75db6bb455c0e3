import { invalid } from '../core/errors'
import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { alliancePolicy } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { parametersFor } from '../rules/parameters'
import { holdAlliance, requireMove } from './alliance-facts'
import type { WritePrinciples } from './alliance.schema'
import { moveAlliance } from './move-alliance'
import { requireReady } from './readiness'

/**
 * Writes how the alliance follows each principle of its rule set (AL-07), while it forms. Throws not_found, forbidden,
 * conflict, stale_version, invalid for a principle that the rule set does not know.
 */
export async function writePrinciples(actor: Actor, id: string, { principles, version }: WritePrinciples): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, id)
    authorize(actor, alliancePolicy, 'revise', alliance)
    const known = (await parametersFor(tx, alliance.governingUnionId)).list('alliance.principles').value
    if (Object.keys(principles).some((key) => !known.includes(key))) throw invalid({ field: '', code: 'unknown_fields' })
    await moveAlliance(tx, actor, alliance, 'revise', { event: 'alliance.principles_written', extra: { principles }, version })
  })
}

/**
 * Hands the alliance in to the union of the lead's unit. Throws not_found, forbidden, conflict, stale_version, rule_unmet
 * (with the clauses), alliance_incomplete (principles, charter or signatures are wanting).
 */
export async function submitAlliance(actor: Actor, id: string, { version }: { version: number }): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, id)
    authorize(actor, alliancePolicy, 'submit', alliance)
    requireMove(alliance, 'submit')
    await requireReady(tx, id)
    await moveAlliance(tx, actor, alliance, 'submit', { event: 'alliance.submitted', version })
  })
}
