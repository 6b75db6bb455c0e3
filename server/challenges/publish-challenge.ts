import { requireMayPublish } from '../alliances/may-challenge'
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
 * 发榜. Only a named alliance that meets its rules now may (CH-05, AL-06); nobody leaves it in between. Throws not_found,
 * forbidden, conflict, stale_version, rule_unmet (with the unmet rules and the days to mend), deadline_in_past.
 */
export async function publishChallenge(actor: Actor, id: string, { version }: { version: number }): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, id)
    authorize(actor, challengePolicy, 'publish', challenge)
    requireState(challenge, 'publish')
    await requireMayPublish(tx, challenge.alliance.id)
    const now = await databaseTime(tx)
    if (challenge.deadlineAt <= now) throw new DomainError('deadline_in_past', { deadline: challenge.deadlineAt.toISOString() })
    const extra = { publishedAt: now, number: await nextNumber(tx, 'JB', now) }
    await moveChallenge(tx, actor, challenge, 'publish', { event: 'challenge.published', extra, version })
  })
}
