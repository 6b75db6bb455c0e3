import { DomainError } from '../core/errors'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { findChallenge } from './challenge-facts'
import { moveChallenge, requireState } from './move-challenge'

/** The deadline has passed: time calls this. Throws not_yet_opening before it, conflict when another was first. */
export async function closeChallenge(actor: Actor, id: string): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, id)
    authorize(actor, challengePolicy, 'close', challenge)
    requireState(challenge, 'close')
    const deadline = challenge.deadlineAt
    if ((await databaseTime(tx)) <= deadline) throw new DomainError('not_yet_opening', { deadline: deadline.toISOString() })
    await moveChallenge(tx, actor, challenge, 'close', { event: 'challenge.closed' })
  })
}
