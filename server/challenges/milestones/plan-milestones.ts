import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import { moveChallenge } from '../move-challenge'
import type { Plan } from './milestone.schema'

/** The team lays out its milestones before work starts. Throws not_found, forbidden, conflict, stale_version. */
export async function planMilestones(actor: Actor, challengeId: string, { milestones, version }: Plan): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'plan_milestones', challenge)
    await moveChallenge(tx, actor, challenge, 'plan_milestones', { event: 'challenge.revised', version })
    await tx.milestone.deleteMany({ where: { challengeId } })
    await tx.milestone.createMany({ data: milestones.map((milestone, index) => ({ ...milestone, challengeId, ordinal: index + 1 })) })
  })
}
