import { isUser, leadsAlliance, leadsWorkshop, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

interface AllianceRow {
  readonly id: string
  readonly status: string
  readonly leadWorkshopId: string
  readonly nextLeadWorkshopId: string | null
  readonly governingUnionId: string
  readonly leadWorkshop: { readonly unit: { readonly unionId: string | null } }
  readonly audience: readonly string[]
}

interface AllianceMemberRow {
  readonly workshopId: string
  readonly alliance: { readonly id: string; readonly leadWorkshopId: string; readonly audience: readonly string[] }
}

/** An officer of this very union: those above it watch, they do not decide in its place (R04). */
const serves = (actor: Actor, unionId: string | null) => isUser(actor) && unionId !== null && actor.unionIds.includes(unionId)
const leads = (actor: Actor, alliance: AllianceRow) => leadsAlliance(actor, alliance.id)
const recommends = (actor: Actor, { leadWorkshop }: AllianceRow) => serves(actor, leadWorkshop.unit.unionId)
const names = (actor: Actor, { governingUnionId }: AllianceRow) => serves(actor, governingUnionId)

type AllianceRule =
  | ('revise' | 'submit' | 'recommend' | 'name' | 'return' | 'dissolve')
  | ('invite' | 'write_charter' | 'associate' | 'propose_lead' | 'answer_lead')

export const alliancePolicy = {
  read: canRead,
  invite: leads,
  revise: leads,
  write_charter: leads,
  associate: leads,
  submit: leads,
  recommend: recommends,
  name: names,
  // Who has it on the table sends it back.
  return: (actor, alliance) => (alliance.status === 'recommended' ? names(actor, alliance) : recommends(actor, alliance)),
  dissolve: (actor, alliance) => leads(actor, alliance) || names(actor, alliance),
  propose_lead: leads,
  /** The workshop that is to take over says yes or no; the lead takes its proposal back by the same "no". */
  answer_lead: (actor, alliance) => leadsWorkshop(actor, alliance.nextLeadWorkshopId) || leads(actor, alliance),
} satisfies Policy<AllianceRow, AllianceRule>

/** Officers who belong to a workshop of the alliance do not decide on it. */
export function standsAside(actor: Actor, alliance: { readonly members: readonly { readonly workshopId: string }[] }): boolean {
  return isUser(actor) && alliance.members.some(({ workshopId }) => actor.workshopIds.includes(workshopId))
}

/** Each workshop answers and signs for itself, by its leader (AL-05). The lead cannot leave: it hands over first. */
export const allianceMemberPolicy = {
  read: (actor, member) => canRead(actor, member.alliance),
  accept_invitation: (actor, member) => leadsWorkshop(actor, member.workshopId),
  decline_invitation: (actor, member) => leadsWorkshop(actor, member.workshopId),
  withdraw_invitation: (actor, member) => leadsAlliance(actor, member.alliance.id),
  leave: (actor, member) => leadsWorkshop(actor, member.workshopId) && member.workshopId !== member.alliance.leadWorkshopId,
  sign_charter: (actor, member) => leadsWorkshop(actor, member.workshopId),
} satisfies Policy<AllianceMemberRow, 'accept_invitation' | 'decline_invitation' | 'withdraw_invitation' | 'leave' | 'sign_charter'>
