import { leadsAlliance, leadsWorkshop } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface AllianceRow {
  readonly id: string
  readonly leadWorkshopId: string
  readonly audience: readonly string[]
}

interface AllianceMemberRow {
  readonly workshopId: string
  readonly alliance: AllianceRow
}

export const alliancePolicy = {
  read: canRead,
  invite: (actor, alliance) => leadsAlliance(actor, alliance.id),
} satisfies Policy<AllianceRow, 'invite'>

/** Each workshop answers for itself, by its leader (AL-05). The lead cannot leave its own alliance: it hands over first. */
export const allianceMemberPolicy = {
  read: (actor, member) => canRead(actor, member.alliance),
  accept_invitation: (actor, member) => leadsWorkshop(actor, member.workshopId),
  decline_invitation: (actor, member) => leadsWorkshop(actor, member.workshopId),
  withdraw_invitation: (actor, member) => leadsAlliance(actor, member.alliance.id),
  leave: (actor, member) => leadsWorkshop(actor, member.workshopId) && member.workshopId !== member.alliance.leadWorkshopId,
} satisfies Policy<AllianceMemberRow, 'accept_invitation' | 'decline_invitation' | 'withdraw_invitation' | 'leave'>
