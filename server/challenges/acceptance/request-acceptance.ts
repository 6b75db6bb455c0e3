import { DomainError } from '../../core/errors'
import { transaction } from '../../core/transaction'
import { attachFiles } from '../../files/attach-files'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { authorize, requireUser } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { holdChallenge } from '../challenge-facts'
import { moveChallenge, requireState } from '../move-challenge'

/** The team asks for 验收: every milestone is accepted. Throws not_found, forbidden, conflict, milestones_incomplete. */
export async function requestAcceptance(
  actor: Actor,
  challengeId: string,
  { summary }: { summary: string },
  files: readonly StagedFile[] = [],
): Promise<void> {
  const user = requireUser(actor)
  await transaction(async (tx) => {
    const challenge = await holdChallenge(tx, challengeId)
    authorize(actor, challengePolicy, 'request_acceptance', challenge)
    requireState(challenge, 'request_acceptance')
    const open = await tx.milestone.count({ where: { challengeId, status: { not: 'accepted' } } })
    if (open > 0) throw new DomainError('milestones_incomplete', { missing: 'milestones', open })
    await moveChallenge(tx, actor, challenge, 'request_acceptance', { event: 'challenge.acceptance_requested' })
    const round = (await tx.acceptance.count({ where: { challengeId } })) + 1
    const { id } = await tx.acceptance.create({ data: { challengeId, round, summary }, select: { id: true } })
    await attachFiles(tx, 'acceptance', id, user.userId, files)
  })
}
