import type { Bid, BidEnvelope, BidMember, Tx } from '../../core/database'
import { DomainError } from '../../core/errors'
import { moveState } from '../../core/move'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { bidAudience } from '../../policies/audience'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { holdChallenge, type ChallengeWithFacts } from '../challenge-facts'
import { moveChallenge, requireState } from '../move-challenge'
import { bidStates } from './bid.states'
import { openEnvelope } from './envelope'

type SealedBid = Bid & { envelopes: BidEnvelope[]; members: BidMember[] }

/** Writes down what the envelope says and lets the deciders read it. A broken envelope lapses; the others open. */
async function open(tx: Tx, challenge: ChallengeWithFacts, bid: SealedBid, openedAt: Date): Promise<boolean> {
  const envelope = bid.envelopes.find(({ version }) => version === bid.currentVersion)
  let content: ReturnType<typeof openEnvelope>
  try {
    if (bid.status !== 'submitted' || !envelope) throw new DomainError('invalid')
    content = openEnvelope({ ...envelope, content: new Uint8Array(envelope.content) })
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    await moveState(tx.bid, 'bid', bidStates, 'lapse', bid.id)
    return false
  }
  const audience = bidAudience({ openedAt, leaderId: bid.leaderId, members: bid.members }, challenge)
  const { plan, planText, costFen, milestones } = content
  await moveState(tx.bid, 'bid', bidStates, 'open', bid.id, {
    extra: { openedAt, plan, planText, costFen, audience, version: { increment: 1 } },
  })
  await tx.bidMilestone.createMany({ data: milestones.map((milestone, index) => ({ ...milestone, bidId: bid.id, ordinal: index + 1 })) })
  return true
}

/**
 * 开榜: all bids of a challenge at once, in one transaction, after the deadline by the database's clock. Throws
 * not_found, forbidden, not_yet_opening, conflict.
 */
export async function openBids(actor: Actor, challengeId: string): Promise<void> {
  await transaction(async (tx) => {
    // Bidders hold this row shared while they submit: whoever was in time is in before the opening reads.
    const challenge = await holdChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'open_bids', challenge)
    requireState(challenge, 'open_bids')
    const openedAt = await databaseTime(tx)
    if (openedAt <= challenge.deadlineAt) throw new DomainError('not_yet_opening', { deadline: challenge.deadlineAt.toISOString() })
    const bids = await tx.bid.findMany({
      where: { challengeId, status: { in: ['draft', 'submitted'] } },
      include: { envelopes: true, members: true },
    })
    let opened = 0
    for (const bid of bids) if (await open(tx, challenge, bid, openedAt)) opened++
    await moveChallenge(tx, actor, challenge, 'open_bids', { event: 'challenge.bids_opened', extra: { openedAt }, data: { bids: opened } })
  })
}
