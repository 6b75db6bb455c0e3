import { db } from '../../core/database'
import { audience } from '../../policies/audience'
import { bridgesOf, crossingOf, indicatorsOf } from './indicators'
import { layOut } from './layout'

/** More in one picture nobody can tell apart: the alliances with the most workshops are drawn. */
export const DRAWN = 40

const isPublic = { audience: { has: audience.public } }

async function loadAlliances() {
  const rows = await db.alliance.findMany({
    where: { ...isPublic, status: { not: 'dissolved' } },
    orderBy: [{ foundedOn: 'asc' }, { id: 'asc' }],
    select: {
      id: true,
      name: true,
      leadWorkshopId: true,
      members: {
        where: { status: 'accepted', workshop: isPublic },
        orderBy: { workshop: { name: 'asc' } },
        select: {
          workshop: {
            select: { id: true, name: true, sectorKey: true, unitId: true, unit: { select: { region: true, employerKind: true } } },
          },
        },
      },
    },
  })
  return rows.map(({ members, ...alliance }) => ({
    ...alliance,
    workshops: members.map(({ workshop: { unit, ...workshop } }) => ({ ...workshop, ...unit })),
  }))
}

/**
 * Who works with whom (AL-19) and how far it reaches across (AL-16): public alliances that are not dissolved, with the
 * workshops that accepted. The same for everybody, so it asks for no actor.
 */
export async function getNetwork() {
  const [all, workshops, sectors] = await Promise.all([
    loadAlliances(),
    db.workshop.count({ where: isPublic }),
    db.sector.findMany({ orderBy: { ordinal: 'asc' }, select: { key: true } }),
  ])
  const drawn = [...all].sort((a, b) => b.workshops.length - a.workshops.length).slice(0, DRAWN)
  const nodes = [...new Map(drawn.flatMap((alliance) => alliance.workshops.map((workshop) => [workshop.id, workshop] as const))).values()]
  const order = sectors.map(({ key }) => key)
  const layout = layOut({
    sectors: order.map((key) => ({ key, workshopIds: nodes.filter(({ sectorKey }) => sectorKey === key).map(({ id }) => id) })),
    alliances: drawn.map((alliance) => ({ id: alliance.id, workshopIds: alliance.workshops.map(({ id }) => id) })),
  })
  const spot = (id: string) => layout.workshops.get(id) ?? { x: 0, y: 0 }
  const connected = new Set(all.flatMap((alliance) => alliance.workshops.map(({ id }) => id)))
  return {
    ...{ dot: layout.dot, sectors: layout.sectors, alliances: all.length, workshops, connected: connected.size },
    nodes: nodes.map(({ id, name, sectorKey }) => ({ id, name, sectorKey, ...spot(id) })),
    drawn: drawn.map(({ id, name, leadWorkshopId, workshops: members }, place) => ({
      ...{ id, name, number: place + 1, indicators: indicatorsOf(members), hub: layout.hubs.get(id) ?? { x: 0, y: 0 } },
      members: members.map((member) => ({
        ...{ id: member.id, name: member.name, sectorKey: member.sectorKey, isLead: member.id === leadWorkshopId },
        ...spot(member.id),
      })),
    })),
    crossing: crossingOf(all.map((alliance) => indicatorsOf(alliance.workshops))),
    bridges: bridgesOf(
      all.map((alliance) => alliance.workshops),
      order,
    ),
  }
}
