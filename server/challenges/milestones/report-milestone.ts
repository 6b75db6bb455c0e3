import { DomainError } from '../../core/errors'
import { once } from '../../core/once'
import { recordEvent, thread } from '../../events/record-event'
import { attachFiles } from '../../files/attach-files'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { authorize, requireUser } from '../../policies/authorize'
import { milestonePolicy } from '../../policies/milestone'
import { challengeFacts } from '../challenge-facts'
import type { MilestoneAddress } from './move-milestone'

/** Progress with evidence, by anybody on the team, while the milestone is worked on. Throws not_found, forbidden, conflict. */
export async function reportMilestone(
  actor: Actor,
  { challengeId, milestoneId }: MilestoneAddress,
  { key, text }: { key: string; text: string },
  files: readonly StagedFile[] = [],
): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  return once(user.userId, `report_milestone:${milestoneId}`, key, { text, hashes }, async (tx) => {
    const milestone = await tx.milestone.findUnique({
      where: { id: milestoneId, challengeId },
      include: { challenge: { include: challengeFacts } },
    })
    authorize(actor, milestonePolicy, 'report', milestone)
    const [held] = await tx.$queryRaw<{ status: string }[]>`SELECT status::text FROM "Milestone" WHERE id = ${milestoneId} FOR SHARE`
    const status = held?.status
    if (status !== 'in_progress' && status !== 'returned')
      throw new DomainError('conflict', { entity: 'milestone', status, action: 'report' })
    const { id } = await tx.milestoneReport.create({ data: { milestoneId, authorId: user.userId, text }, select: { id: true } })
    await attachFiles(tx, 'milestone_report', id, user.userId, files)
    const { ordinal, title } = milestone
    await recordEvent(tx, {
      name: 'milestone.reported',
      actor,
      ids: [milestoneId],
      threads: [thread.challenge(challengeId)],
      data: { ordinal, title },
    })
    return { id }
  })
}
