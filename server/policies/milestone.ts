import { isThis, leadsAlliance, oversees, staffsAlliance, type Actor } from './actor'
import type { Policy } from './authorize'
import { challengePolicy, type ChallengeRow } from './challenge'

interface MilestoneRow {
  readonly challenge: ChallengeRow
}

const onTeam = (actor: Actor, { challenge }: MilestoneRow) =>
  challenge.bids.some((bid) => isThis(actor, bid.leaderId) || bid.members.some((member) => isThis(actor, member.userId)))
const leadsTeam = (actor: Actor, { challenge }: MilestoneRow) => challenge.bids.some((bid) => isThis(actor, bid.leaderId))
const accepts = (actor: Actor, { challenge }: MilestoneRow) =>
  leadsAlliance(actor, challenge.alliance.id) || staffsAlliance(actor, challenge.alliance.id)

export const milestonePolicy = {
  read: (actor, { challenge }) => challengePolicy.read(actor, challenge),
  /** Reports and evidence: the team, those who accept, and the unions that watch. */
  read_reports: (actor, milestone) =>
    onTeam(actor, milestone) ||
    accepts(actor, milestone) ||
    challengePolicy.read_bids(actor, milestone.challenge) ||
    oversees(actor, milestone.challenge.alliance.governingUnionId),
  report: onTeam,
  start: leadsTeam,
  submit: leadsTeam,
  accept: accepts,
  return: accepts,
} satisfies Policy<MilestoneRow, 'read_reports' | 'report' | 'start' | 'submit' | 'accept' | 'return'>
