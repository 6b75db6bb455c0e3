import { db } from '../core/database'
import { isUser, type Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { authorize } from '../policies/authorize'
import { titlePolicy } from '../policies/title'
import { partnersPolicy } from '../policies/partners'
import { workshopPolicy } from '../policies/workshop'
import { unionPath } from './union-path'

/** A workshop's record with its titles, alliances, results and resources. Names of members are for people signed in. */
export async function getWorkshop(actor: Actor, id: string) {
  const workshop = await db.workshop.findUnique({
    where: { id },
    include: {
      unit: { include: { union: { select: { parentId: true } } } },
      leader: { select: { name: true } },
      titles: { orderBy: { issuedOn: 'desc' } },
      members: { where: { leftAt: null }, orderBy: [{ role: 'asc' }, { joinedAt: 'asc' }], include: { user: { select: { name: true } } } },
      alliances: {
        where: { status: 'accepted', alliance: readableBy(actor) },
        include: { alliance: { select: { id: true, name: true, leadWorkshopId: true } } },
      },
      results: {
        where: { status: 'published', ...readableBy(actor) },
        orderBy: { publishedAt: 'desc' },
        take: 10,
        select: { id: true, title: true, year: true, number: true },
      },
      resources: { where: { status: 'offered', ...readableBy(actor) }, take: 10, select: { id: true, title: true, kind: true } },
    },
  })
  authorize(actor, workshopPolicy, 'read', workshop)
  const { name, field, about, kind, sectorKey, foundedOn, isExample, unit, titles, results, resources } = workshop
  return {
    ...{ id, name, field, about, kind, sectorKey, foundedOn, isExample, results, resources },
    unit: unit.name,
    region: unit.region,
    unions: await unionPath(unit.unionId),
    leader: workshop.leader?.name ?? null,
    titles: titles.map(({ kind: title, issuedBy, issuedOn, revokedOn }) => ({ kind: title, issuedBy, issuedOn, revokedOn })),
    memberCount: workshop.members.length,
    members: isUser(actor) ? workshop.members.map(({ role, joinedAt, user }) => ({ role, joinedAt, name: user.name })) : [],
    alliances: workshop.alliances.map(({ alliance }) => ({ id: alliance.id, name: alliance.name, isLead: alliance.leadWorkshopId === id })),
    mayFindPartners: partnersPolicy.find_partners(actor, workshop),
    mayFoundAlliance: workshopPolicy.found_alliance(actor, workshop),
    mayGrantTitles: titlePolicy.grant_title(actor, workshop),
  }
}
