import type { Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { moveState } from '../core/move'
import { recordSecurity } from '../core/security-log'
import { transaction } from '../core/transaction'
import type { Actor, UserActor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { bidStates } from './bids/bid.states'
import { holdChallenge, isOnTeam } from './challenge-facts'
import type { Decision } from './challenge.schema'
import { moveChallenge, requireState } from './move-challenge'

/**
 * 拟中榜, with reasons: every opened bid has at least one score and none is outstanding. Throws not_found, forbidden,
 * conflict, stale_version, reviews_incomplete; recused (written down) for who is on the bid's team.
 */
export async function nominateBid(
  actor: Actor,
  challengeId: string,
  { bidId, reason, version }: Decision & { bidId: string },
): Promise<void> {
  const user = requireUser(actor)
  try {
    await transaction((tx) => nominate(tx, user, challengeId, bidId, reason, version))
  } catch (error) {
    if (error instanceof DomainError && error.code === 'recused')
      await recordSecurity('recused_attempt', { actorId: user.userId, detail: { challengeId } })
    throw error
  }
}

async function nominate(tx: Tx, user: UserActor, challengeId: string, bidId: string, reason: string, version: number): Promise<void> {
  const challenge = await holdChallenge(tx, challengeId)
  authorize(user, challengePolicy, 'nominate', challenge)
  requireState(challenge, 'nominate')
  const bids = await tx.bid.findMany({
    where: { challengeId, status: 'opened' },
    select: { id: true, leaderId: true, members: { select: { userId: true } }, reviews: { select: { status: true } } },
  })
  const chosen = bids.find(({ id }) => id === bidId)
  if (!chosen) throw new DomainError('not_found')
  if (isOnTeam(user, chosen)) throw new DomainError('recused')
  const unfinished = bids.filter(
    ({ reviews }) => reviews.some(({ status }) => status === 'assigned') || !reviews.some(({ status }) => status === 'submitted'),
  )
  if (unfinished.length > 0) throw new DomainError('reviews_incomplete', { bids: unfinished.length })
  await moveState(tx.bid, 'bid', bidStates, 'nominate', bidId, { extra: { version: { increment: 1 } } })
  const extra = { nominatedById: user.userId, decisionReason: reason }
  await moveChallenge(tx, user, challenge, 'nominate', { event: 'challenge.nominated', extra, version, reason })
}
