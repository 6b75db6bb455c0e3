import { requirementsOf } from '../alliances/alliance-validity'
import { DomainError } from '../core/errors'
import { nextNumber } from '../core/number-series'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { findChallenge } from './challenge-facts'
import { moveChallenge, requireState } from './move-challenge'

/**
 * 发榜. Only a rule-valid alliance may (CH-05): its members are read under lock, so that nobody leaves in between.
 * Throws not_found, forbidden, conflict, stale_version, rule_unmet (with the unmet rules), deadline_in_past.
 */
export async function publishChallenge(actor: Actor, id: string, { version }: { version: number }): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, id)
    authorize(actor, challengePolicy, 'publish', challenge)
    requireState(challenge, 'publish')
    await tx.$queryRaw`SELECT id FROM "AllianceMember" WHERE "allianceId" = ${challenge.alliance.id} FOR SHARE`
    const unmet = (await requirementsOf(tx, challenge.alliance.id)).filter(({ state }) => state !== 'met')
    if (unmet.length > 0) {
      const clauses = unmet.map(({ clause }) => `${clause.document}${clause.reference}：${clause.sentence}`)
      throw new DomainError('rule_unmet', { rules: unmet.map(({ rule }) => rule), clauses })
    }
    const now = await databaseTime(tx)
    if (challenge.deadlineAt <= now) throw new DomainError('deadline_in_past', { deadline: challenge.deadlineAt.toISOString() })
    const extra = { publishedAt: now, number: await nextNumber(tx, 'JB', now) }
    await moveChallenge(tx, actor, challenge, 'publish', { event: 'challenge.published', extra, version })
  })
}
