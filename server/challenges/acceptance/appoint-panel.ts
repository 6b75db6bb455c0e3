import { DomainError, invalid } from '../../core/errors'
import { moveState } from '../../core/move'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import { moveChallenge } from '../move-challenge'
import { bidSide, findExperts, recusalReason } from '../reviews/conflict-of-interest'
import { acceptanceStates } from './acceptance.states'

/**
 * Names the experts of the acceptance panel; who has an interest in the team is recused at once. Throws not_found,
 * forbidden, conflict, no_reviewers when nobody is left who may vote, invalid.
 */
export async function appointPanel(actor: Actor, challengeId: string, expertIds: readonly string[]): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'appoint_panel', challenge)
    const acceptance = await tx.acceptance.findFirst({
      where: { challengeId, status: { in: ['requested', 'in_panel'] } },
      orderBy: { round: 'desc' },
    })
    if (!acceptance) throw new DomainError('conflict', { entity: 'challenge', status: challenge.status, action: 'appoint_panel' })
    const experts = await findExperts(tx, expertIds)
    if (experts.length !== new Set(expertIds).size) throw invalid({ field: 'expertIds', code: 'choose_experts' })
    const team = await tx.bid.findFirstOrThrow({ where: { challengeId, status: 'awarded' }, select: bidSide })
    const votes = experts.map((expert) => {
      const recusal = recusalReason(expert, team)
      return { acceptanceId: acceptance.id, expertId: expert.id, recusal, status: recusal ? ('recused' as const) : ('assigned' as const) }
    })
    await tx.acceptanceVote.createMany({ data: votes, skipDuplicates: true })
    const voting = await tx.acceptanceVote.count({ where: { acceptanceId: acceptance.id, status: { not: 'recused' } } })
    if (voting === 0) throw new DomainError('no_reviewers')
    await moveState(tx.acceptance, 'acceptance', acceptanceStates, 'appoint_panel', acceptance.id)
    await moveChallenge(tx, actor, challenge, 'appoint_panel', { event: 'challenge.panel_appointed', data: { experts: experts.length } })
  })
}
