import { DomainError } from '../../core/errors'
import { moveState } from '../../core/move'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import type { EventName } from '../../events/catalogue'
import { recordEvent, thread } from '../../events/record-event'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { milestonePolicy } from '../../policies/milestone'
import { challengeFacts } from '../challenge-facts'
import { milestoneStates } from './milestone.states'
import { startNext } from './start-work'

type MilestoneAction = 'submit' | 'accept' | 'return'

const events: Readonly<Record<MilestoneAction, EventName>> = {
  submit: 'milestone.submitted',
  accept: 'milestone.accepted',
  return: 'milestone.returned',
}

/** A milestone by the address of its page: of two ids both must fit. */
export interface MilestoneAddress {
  readonly challengeId: string
  readonly milestoneId: string
}

async function moveMilestone(
  actor: Actor,
  { challengeId, milestoneId }: MilestoneAddress,
  action: MilestoneAction,
  reason: string,
): Promise<void> {
  await transaction(async (tx) => {
    const milestone = await tx.milestone.findUnique({
      where: { id: milestoneId, challengeId },
      include: { challenge: { include: challengeFacts }, _count: { select: { reports: true } } },
    })
    authorize(actor, milestonePolicy, action, milestone)
    const { ordinal, title } = milestone
    if (action === 'submit' && milestone._count.reports === 0) throw new DomainError('milestones_incomplete', { missing: 'report' })
    const extra = {
      version: { increment: 1 },
      returnReason: action === 'return' ? reason : '',
      ...(action === 'accept' && { acceptedAt: await databaseTime(tx) }),
    }
    await moveState(tx.milestone, 'milestone', milestoneStates, action, milestoneId, { extra })
    if (action === 'accept') await startNext(tx, challengeId)
    await recordEvent(tx, {
      name: events[action],
      actor,
      ids: [milestoneId],
      threads: [thread.challenge(challengeId)],
      reason,
      data: { ordinal, title },
    })
  })
}

/** The team hands a milestone in; at least one report stands behind it. Throws not_found, forbidden, conflict, milestones_incomplete. */
export const submitMilestone = (actor: Actor, at: MilestoneAddress) => moveMilestone(actor, at, 'submit', '')

/** The sponsor accepts it and the next one starts. Throws not_found, forbidden, conflict. */
export const acceptMilestone = (actor: Actor, at: MilestoneAddress, reason: string) => moveMilestone(actor, at, 'accept', reason)

/** 退回修改, with what is missing. Throws not_found, forbidden, conflict. */
export const returnMilestone = (actor: Actor, at: MilestoneAddress, reason: string) => moveMilestone(actor, at, 'return', reason)
