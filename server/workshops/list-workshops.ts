import { db } from '../core/database'
import type { Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'

export const WORKSHOPS_PER_PAGE = 24

export interface WorkshopFilter {
  readonly sectorKey?: string
  readonly title?: 'provincial_system' | 'provincial_demonstration' | 'national_demonstration'
  readonly page: number
}

/** The registry (WS-01), by name. */
export async function listWorkshops(actor: Actor, { sectorKey, title, page }: WorkshopFilter) {
  const where = {
    ...readableBy(actor),
    ...(sectorKey && { sectorKey }),
    ...(title && { titles: { some: { kind: title, revokedOn: null } } }),
  }
  const [total, rows] = await Promise.all([
    db.workshop.count({ where }),
    db.workshop.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * WORKSHOPS_PER_PAGE,
      take: WORKSHOPS_PER_PAGE,
      include: {
        unit: { select: { name: true, region: true } },
        leader: { select: { name: true } },
        titles: { where: { revokedOn: null }, orderBy: { issuedOn: 'asc' } },
        _count: { select: { members: { where: { leftAt: null } }, results: { where: { status: 'published', ...readableBy(actor) } } } },
      },
    }),
  ])
  const workshops = rows.map(({ id, name, sectorKey: sector, field, kind, isExample, unit, leader, titles, _count }) => ({
    ...{ id, name, field, kind, isExample, sectorKey: sector },
    unit: unit.name,
    region: unit.region,
    leader: leader?.name ?? null,
    titles: titles.map((row) => row.kind),
    members: _count.members,
    results: _count.results,
  }))
  return { workshops, total }
}
