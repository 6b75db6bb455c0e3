import { db } from '../core/database'
import { canMove } from '../core/states'
import { listTimeline } from '../events/list-timeline'
import { thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { allianceMemberPolicy, alliancePolicy } from '../policies/alliance'
import { readableBy } from '../policies/audience'
import { authorize } from '../policies/authorize'
import { isValid } from '../rules/requirement'
import { unionPath } from '../workshops/union-path'
import { allianceMemberStates } from './alliance-member.states'
import { requirementsOf } from './alliance-validity'

const MEMBER_ACTIONS = ['accept_invitation', 'decline_invitation', 'withdraw_invitation', 'leave'] as const

/** An alliance with its members, how it stands to each rule, its open challenges and its life. Throws not_found. */
export async function getAlliance(actor: Actor, id: string) {
  const alliance = await db.alliance.findUnique({
    where: { id },
    include: {
      members: {
        orderBy: { invitedAt: 'asc' },
        include: {
          workshop: { include: { unit: { select: { name: true, region: true } }, leader: { select: { name: true } }, titles: true } },
        },
      },
      challenges: {
        where: { ...readableBy(actor), publishedAt: { not: null } },
        orderBy: { publishedAt: 'desc' },
        take: 8,
        select: { id: true, number: true, title: true, status: true },
      },
    },
  })
  authorize(actor, alliancePolicy, 'read', alliance)
  const [requirements, timeline, governingUnions] = await Promise.all([
    requirementsOf(db, id),
    listTimeline([thread.alliance(id)]),
    unionPath(alliance.governingUnionId),
  ])
  const members = alliance.members.map((member) => ({
    id: member.id,
    status: member.status,
    isLead: member.workshopId === alliance.leadWorkshopId,
    workshop: {
      id: member.workshop.id,
      name: member.workshop.name,
      sectorKey: member.workshop.sectorKey,
      unit: member.workshop.unit.name,
      region: member.workshop.unit.region,
      leader: member.workshop.leader?.name ?? null,
      titles: member.workshop.titles.filter((title) => title.revokedOn === null).map((title) => title.kind),
    },
    actions: MEMBER_ACTIONS.filter(
      (action) => canMove(allianceMemberStates, action, member.status) && allianceMemberPolicy[action](actor, { ...member, alliance }),
    ),
  }))
  const { name, purpose, foundedOn, isExample, challenges } = alliance
  const mayInvite = alliancePolicy.invite(actor, alliance)
  return {
    ...{ id, name, purpose, foundedOn, isExample, challenges, members, requirements, timeline, mayInvite },
    governingUnions,
    isValid: isValid(requirements),
    invitable: mayInvite ? await listInvitable(id) : [],
  }
}

/** Workshops that are neither in the alliance nor asked. */
async function listInvitable(allianceId: string): Promise<{ id: string; name: string; sectorKey: string }[]> {
  return db.workshop.findMany({
    where: { alliances: { none: { allianceId, status: { in: ['invited', 'accepted'] } } } },
    select: { id: true, name: true, sectorKey: true },
    orderBy: { name: 'asc' },
    take: 500,
  })
}
