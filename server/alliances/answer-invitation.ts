import { DomainError } from '../core/errors'
import { moveState } from '../core/move'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import { isUser, type Actor } from '../policies/actor'
import { allianceMemberPolicy } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { followAlliances } from '../resources/resource-readers'
import { holdAlliance, requireWork } from './alliance-facts'
import { allianceMemberStates } from './alliance-member.states'
import { renewAllianceReaders } from './move-alliance'
import { recheckAlliance } from './recheck-alliance'

type MemberAction = keyof Omit<typeof allianceMemberStates.moves, 'invite'>

const events: Readonly<Record<MemberAction, EventName>> = {
  accept_invitation: 'alliance.invitation_accepted',
  decline_invitation: 'alliance.invitation_declined',
  withdraw_invitation: 'alliance.invitation_withdrawn',
  leave: 'alliance.workshop_left',
}

/** A member by the address of its page: of two ids both must fit. */
export interface MemberAddress {
  readonly allianceId: string
  readonly memberId: string
}

async function moveMember(actor: Actor, { allianceId, memberId }: MemberAddress, action: MemberAction): Promise<void> {
  await transaction(async (tx) => {
    const before = await holdAlliance(tx, allianceId)
    const member = await tx.allianceMember.findUnique({
      where: { id: memberId, allianceId },
      include: { alliance: true, workshop: { select: { name: true } } },
    })
    authorize(actor, allianceMemberPolicy, action, member)
    if (!before) throw new DomainError('not_found')
    requireWork(before, action)
    const answeredById = isUser(actor) ? actor.userId : null
    const extra = { answeredAt: await databaseTime(tx), answeredById }
    await moveState(tx.allianceMember, 'alliance_member', allianceMemberStates, action, member.id, { extra })
    if (before.nextLeadWorkshopId === member.workshopId)
      await tx.alliance.update({ where: { id: allianceId }, data: { nextLeadWorkshopId: null } })
    await recordEvent(tx, {
      ...{ name: events[action], actor, ids: [allianceId], threads: [thread.alliance(allianceId)] },
      readersBefore: await renewAllianceReaders(tx, before),
      data: { workshop: member.workshop.name },
    })
    if (action !== 'accept_invitation' && action !== 'leave') return
    await followAlliances(tx, actor, member.workshopId)
    await recheckAlliance(tx, actor, allianceId)
  })
}

/** The invited workshop joins, by its leader. Throws not_found, forbidden, conflict. */
export const acceptInvitation = (actor: Actor, at: MemberAddress) => moveMember(actor, at, 'accept_invitation')

/** The invited workshop declines, by its leader. Throws not_found, forbidden, conflict. */
export const declineInvitation = (actor: Actor, at: MemberAddress) => moveMember(actor, at, 'decline_invitation')

/** The alliance takes its invitation back. Throws not_found, forbidden, conflict. */
export const withdrawInvitation = (actor: Actor, at: MemberAddress) => moveMember(actor, at, 'withdraw_invitation')

/** A member workshop leaves, by its leader. Throws not_found, forbidden (also for the lead workshop), conflict. */
export const leaveAlliance = (actor: Actor, at: MemberAddress) => moveMember(actor, at, 'leave')
