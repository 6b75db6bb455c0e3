import type { Tx } from '../core/database'
import { DomainError, type ErrorCode } from '../core/errors'
import { moveState } from '../core/move'
import { recordSecurity, type SecurityKind } from '../core/security-log'
import { addDays, beijingDay, databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import { isThis, isUser, type Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { bidStates } from './bids/bid.states'
import { holdChallenge, isOnTeam } from './challenge-facts'
import type { Decision } from './challenge.schema'
import { moveChallenge, requireState } from './move-challenge'

/** The awarded bid's milestones become the task's, dated from the day of the award. */
async function planFromBid(tx: Tx, challengeId: string, bidId: string, awardedAt: Date): Promise<void> {
  const proposed = await tx.bidMilestone.findMany({ where: { bidId }, orderBy: { ordinal: 'asc' } })
  const from = beijingDay(awardedAt)
  await tx.milestone.createMany({
    data: proposed.map(({ ordinal, title, sharePercent, dueInDays }) => ({
      challengeId,
      ordinal,
      title,
      sharePercent,
      dueOn: addDays(from, dueInDays),
    })),
  })
}

async function declineOthers(tx: Tx, challengeId: string): Promise<void> {
  const others = await tx.bid.findMany({ where: { challengeId, status: 'opened' }, select: { id: true } })
  for (const { id } of others) await moveState(tx.bid, 'bid', bidStates, 'decline', id, { extra: { version: { increment: 1 } } })
}

/** Refusals that leave a trace. */
const WRITTEN_DOWN: Partial<Readonly<Record<ErrorCode, SecurityKind>>> = { same_person: 'same_person_attempt', recused: 'recused_attempt' }

/**
 * 中榜: confirms the nomination. By another person than the one who nominated (same_person, written down); of two at
 * once one wins (compare-and-swap, and a unique index on awarded bids). Throws not_found, forbidden, conflict,
 * stale_version, same_person; recused (written down) for who is on the nominated team.
 */
export async function awardChallenge(actor: Actor, challengeId: string, { reason, version }: Decision): Promise<void> {
  try {
    await transaction(async (tx) => {
      // Held before it is read: a nomination of one's own that commits in between would not be seen.
      const challenge = await holdChallenge(tx, challengeId)
      authorize(actor, challengePolicy, 'award', challenge)
      requireState(challenge, 'award')
      if (isThis(actor, challenge.nominatedById)) throw new DomainError('same_person')
      const bid = challenge.bids[0]
      if (bid && isOnTeam(actor, bid)) throw new DomainError('recused')
      const awardedAt = await databaseTime(tx)
      await moveChallenge(tx, actor, challenge, 'award', { event: 'challenge.awarded', extra: { awardedAt }, version, reason })
      if (!bid) throw new DomainError('not_found')
      await moveState(tx.bid, 'bid', bidStates, 'award', bid.id, { extra: { version: { increment: 1 } } })
      await declineOthers(tx, challengeId)
      await planFromBid(tx, challengeId, bid.id, awardedAt)
    })
  } catch (error) {
    const kind = error instanceof DomainError ? WRITTEN_DOWN[error.code] : undefined
    if (kind && isUser(actor)) await recordSecurity(kind, { actorId: actor.userId, detail: { challengeId } })
    throw error
  }
}

/** 流榜, with reasons: nobody is awarded. Throws not_found, forbidden, conflict, stale_version. */
export async function declareUnsuccessful(actor: Actor, challengeId: string, { reason, version }: Decision): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await holdChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'declare_unsuccessful', challenge)
    const change = { event: 'challenge.declared_unsuccessful', extra: { decisionReason: reason }, version, reason } as const
    await moveChallenge(tx, actor, challenge, 'declare_unsuccessful', change)
    for (const bid of challenge.bids) await moveState(tx.bid, 'bid', bidStates, 'decline', bid.id, { extra: { version: { increment: 1 } } })
    await declineOthers(tx, challengeId)
  })
}
