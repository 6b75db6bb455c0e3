import { db, type AllianceStanding, type AllianceStatus } from '../core/database'
import type { Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { isValid, type Requirement } from '../rules/requirement'
import { requirementsOfMany } from './alliance-validity'

export const ALLIANCES_PER_PAGE = 24

export interface AllianceCard {
  readonly id: string
  readonly name: string
  readonly purpose: string
  readonly isExample: boolean
  readonly status: AllianceStatus
  readonly standing: AllianceStanding
  readonly leadWorkshop: string
  readonly governingUnion: string
  readonly sectorKeys: readonly string[]
  readonly workshops: number
  readonly challenges: number
  readonly isValid: boolean
  readonly unmet: readonly Requirement[]
}

/** The alliances that the actor may read, the newest first, each with how it stands: the invalid ones with what is missing. */
export async function listAlliances(actor: Actor, { page }: { page: number }): Promise<{ alliances: AllianceCard[]; total: number }> {
  const where = readableBy(actor)
  const [total, rows] = await Promise.all([
    db.alliance.count({ where }),
    db.alliance.findMany({
      where,
      orderBy: [{ foundedOn: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * ALLIANCES_PER_PAGE,
      take: ALLIANCES_PER_PAGE,
      include: {
        governingUnion: { select: { name: true } },
        leadWorkshop: { select: { name: true } },
        members: { where: { status: 'accepted' }, select: { workshop: { select: { sectorKey: true } } } },
        _count: { select: { challenges: { where: { publishedAt: { not: null }, ...where } } } },
      },
    }),
  ])
  const requirements = await requirementsOfMany(
    db,
    rows.map(({ id }) => id),
  )
  const alliances = rows.map((row) => {
    const all = requirements.get(row.id) ?? []
    return {
      id: row.id,
      name: row.name,
      purpose: row.purpose,
      isExample: row.isExample,
      status: row.status,
      standing: row.standing,
      leadWorkshop: row.leadWorkshop.name,
      governingUnion: row.governingUnion.name,
      sectorKeys: [...new Set(row.members.map(({ workshop }) => workshop.sectorKey))],
      workshops: row.members.length,
      challenges: row._count.challenges,
      isValid: isValid(all),
      unmet: all.filter(({ state }) => state !== 'met'),
    }
  })
  return { alliances, total }
}
