import { DomainError, invalid } from '../../core/errors'
import { moveState } from '../../core/move'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import { acceptanceVotePolicy } from '../../policies/acceptance'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import type { Vote } from './acceptance.schema'
import { acceptanceVoteStates } from './acceptance.states'

/**
 * An expert of the panel judges each criterion as it stood in the listing (CH-28), and the whole. Throws not_found,
 * recused, already_answered, conflict, invalid.
 */
export async function castVote(
  actor: Actor,
  { challengeId, voteId }: { challengeId: string; voteId: string },
  { findings, passes, opinion }: Vote,
): Promise<void> {
  await transaction(async (tx) => {
    const vote = await tx.acceptanceVote.findUnique({
      where: { id: voteId, acceptance: { challengeId } },
      include: {
        acceptance: { select: { id: true, status: true, challengeId: true, challenge: { select: { checks: { select: { id: true } } } } } },
      },
    })
    authorize(actor, acceptanceVotePolicy, 'cast', vote)
    if (vote.status === 'recused') throw new DomainError('recused')
    if (vote.status === 'cast') throw new DomainError('already_answered')
    const { acceptance } = vote
    await tx.$queryRaw`SELECT id FROM "Acceptance" WHERE id = ${acceptance.id} FOR SHARE`
    if (acceptance.status !== 'in_panel')
      throw new DomainError('conflict', { entity: 'acceptance', status: acceptance.status, action: 'cast' })
    const known = acceptance.challenge.checks.map(({ id }) => id)
    const missing = known.filter((id) => findings[id] === undefined)
    if (missing.length > 0) throw invalid(...missing.map((id) => ({ field: `findings.${id}`, code: 'choose' })))
    if (Object.keys(findings).some((id) => !known.includes(id))) throw invalid({ field: 'findings', code: 'choose' })
    const extra = { passes, opinion, castAt: await databaseTime(tx) }
    await moveState(tx.acceptanceVote, 'acceptance_vote', acceptanceVoteStates, 'cast', voteId, { extra })
    await tx.acceptanceFinding.createMany({
      data: known.map((criterionId) => ({ voteId, criterionId, met: findings[criterionId] === 'met' })),
    })
    await recordEvent(tx, {
      name: 'acceptance.vote_cast',
      actor,
      ids: [acceptance.id],
      threads: [thread.challenge(acceptance.challengeId)],
    })
  })
}
