import { DomainError } from '../../core/errors'
import { moveState } from '../../core/move'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { bidPolicy } from '../../policies/bid'
import { bidStates } from './bid.states'

/** Takes the bid back before the deadline. Throws not_found, forbidden, conflict, deadline_passed. */
export async function withdrawBid(actor: Actor, bidId: string): Promise<void> {
  await transaction(async (tx) => {
    const bid = await tx.bid.findUnique({ where: { id: bidId } })
    authorize(actor, bidPolicy, 'withdraw', bid)
    await tx.$queryRaw`SELECT id FROM "Challenge" WHERE id = ${bid.challengeId} FOR SHARE`
    const { deadlineAt } = await tx.challenge.findUniqueOrThrow({ where: { id: bid.challengeId }, select: { deadlineAt: true } })
    if ((await databaseTime(tx)) > deadlineAt) throw new DomainError('deadline_passed', { deadline: deadlineAt.toISOString() })
    await moveState(tx.bid, 'bid', bidStates, 'withdraw', bidId)
    await recordEvent(tx, { name: 'bid.withdrawn', actor, ids: [bidId], threads: [thread.bid(bidId)] })
  })
}
