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
import { allianceFacts, allowsWork } from './alliance-facts'
import { requirementsOf } from './alliance-validity'
import { mendOf } from './mend'

const MEMBER_ACTIONS = ['accept_invitation', 'decline_invitation', 'withdraw_invitation', 'leave'] as const

/** An alliance with its members and associates, how it stands to each rule, its challenges and its life. Throws not_found. */
export async function getAlliance(actor: Actor, id: string) {
  const alliance = await db.alliance.findUnique({
    where: { id },
    include: {
      leadWorkshop: allianceFacts.leadWorkshop,
      associates: { where: { leftAt: null }, orderBy: { joinedAt: 'asc' }, select: { id: true, kind: true, name: true, part: true } },
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
  const [requirements, mend, timeline, governingUnions] = await Promise.all([
    requirementsOf(db, id),
    mendOf(db, alliance),
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
      (action) =>
        allowsWork(alliance, action) &&
        canMove(allianceMemberStates, action, member.status) &&
        allianceMemberPolicy[action](actor, { ...member, alliance }),
    ),
  }))
  const { name, purpose, status, standing, foundedOn, namedOn, isExample, challenges, associates } = alliance
  const mayInvite = allowsWork(alliance, 'invite') && alliancePolicy.invite(actor, alliance)
  return {
    ...{ id, name, purpose, status, standing, mend, foundedOn, namedOn, isExample, challenges, members, associates },
    ...{ requirements, timeline, mayInvite },
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
