import { transaction } from '../core/transaction'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { findChallenge } from './challenge-facts'
import type { Decision } from './challenge.schema'
import { moveChallenge } from './move-challenge'

/** 撤榜, with the reason. Bids stay sealed for ever. Throws not_found, forbidden, conflict, stale_version. */
export async function cancelChallenge(actor: Actor, id: string, { reason, version }: Decision): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, id)
    authorize(actor, challengePolicy, 'cancel', challenge)
    await moveChallenge(tx, actor, challenge, 'cancel', {
      event: 'challenge.cancelled',
      extra: { decisionReason: reason },
      version,
      reason,
    })
  })
}
