import type { Tx } from '../../core/database'
import { moveState } from '../../core/move'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import { moveChallenge } from '../move-challenge'
import { milestoneStates } from './milestone.states'

/** The next milestone in the sequence begins, if there is one. */
export async function startNext(tx: Tx, challengeId: string): Promise<void> {
  const next = await tx.milestone.findFirst({
    where: { challengeId, status: 'planned' },
    orderBy: { ordinal: 'asc' },
    select: { id: true },
  })
  if (next) await moveState(tx.milestone, 'milestone', milestoneStates, 'start', next.id)
}

/** 攻关 begins: the plan stands, the first milestone starts. Throws not_found, forbidden, conflict. */
export async function startWork(actor: Actor, challengeId: string): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'start_work', challenge)
    await moveChallenge(tx, actor, challenge, 'start_work', { event: 'challenge.work_started' })
    await startNext(tx, challengeId)
  })
}
