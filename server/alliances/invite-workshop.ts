import { DomainError } from '../core/errors'
import { moveState } from '../core/move'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { alliancePolicy } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { holdAlliance, requireWork } from './alliance-facts'
import { allianceMemberStates } from './alliance-member.states'
import { renewAllianceReaders } from './move-alliance'

/** Invites a workshop (again, if it declined or left). Throws not_found, forbidden, conflict when it is asked or in. */
export async function inviteWorkshop(actor: Actor, input: { allianceId: string; workshopId: string }): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, input.allianceId)
    authorize(actor, alliancePolicy, 'invite', alliance)
    requireWork(alliance, 'invite')
    const workshop = await tx.workshop.findUnique({ where: { id: input.workshopId }, select: { name: true } })
    if (!workshop) throw new DomainError('not_found')
    const { count } = await tx.allianceMember.createMany({ data: [input], skipDuplicates: true })
    if (count === 0) {
      const member = await tx.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: input } })
      await moveState(tx.allianceMember, 'alliance_member', allianceMemberStates, 'invite', member.id, {
        extra: { invitedAt: await databaseTime(tx), answeredAt: null, answeredById: null },
      })
    }
    await renewAllianceReaders(tx, alliance)
    const threads = [thread.alliance(alliance.id)]
    await recordEvent(tx, { name: 'alliance.workshop_invited', actor, ids: [alliance.id], threads, data: { workshop: workshop.name } })
  })
}
