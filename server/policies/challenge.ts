import type { ChallengeAction } from '../challenges/challenge.states'
import { isThis, isUser, leadsAlliance, oversees, staffsAlliance, type Actor } from './actor'
import { canRead, type AllianceUnions } from './audience'
import type { Policy } from './authorize'

export interface ChallengeRow {
  readonly audience: readonly string[]
  readonly alliance: AllianceUnions & { readonly leadWorkshop: { readonly id: string } }
  readonly nominatedById: string | null
  /** The nominated or awarded bid, if there is one. */
  readonly bids: readonly { readonly leaderId: string; readonly members: readonly { readonly userId: string }[] }[]
}

const leads = (actor: Actor, challenge: ChallengeRow) => leadsAlliance(actor, challenge.alliance.id)
const staffs = (actor: Actor, challenge: ChallengeRow) => staffsAlliance(actor, challenge.alliance.id)
const leadsTeam = (actor: Actor, challenge: ChallengeRow) => challenge.bids.some((bid) => isThis(actor, bid.leaderId))

/** The unions that watch over the alliance: its governing union and the lead's unit union. */
const watches = (actor: Actor, { alliance }: ChallengeRow) =>
  oversees(actor, alliance.governingUnionId) || oversees(actor, alliance.leadWorkshop.unit.unionId)

/** Who bids may not also open and nominate: the lead workshop's people stand aside, plain members too. */
const mayBid = (actor: Actor, { alliance }: ChallengeRow) => isUser(actor) && !actor.workshopIds.includes(alliance.leadWorkshop.id)

export const challengePolicy = {
  read: canRead,
  revise: staffs,
  publish: leads,
  cancel: leads,
  close: (actor) => actor.kind === 'system',
  open_bids: leads,
  assign_reviewers: staffs,
  nominate: leads,
  // Two people decide (guarantee P12): award is confirmed by somebody else than the one who nominated.
  award: (actor, challenge) => leads(actor, challenge) || watches(actor, challenge),
  declare_unsuccessful: (actor, challenge) => leads(actor, challenge) || watches(actor, challenge),
  plan_milestones: leadsTeam,
  start_work: (actor, challenge) => leadsTeam(actor, challenge) || leads(actor, challenge),
  request_acceptance: leadsTeam,
  appoint_panel: staffs,
  return: leads,
  accept: leads,
  promote: leadsTeam,
  bid: mayBid,
  /** Bids and reviews, once opened: who decides and who watches. */
  read_bids: (actor, challenge) => staffs(actor, challenge) || watches(actor, challenge),
} satisfies Policy<ChallengeRow, ChallengeAction | 'bid' | 'read_bids'>
