import { db, Prisma } from '../../core/database'
import { beijingYear, databaseTime } from '../../core/time'
import { isUser, type Actor } from '../../policies/actor'
import { parametersFor, type Parameter } from '../../rules/parameters'
import type { ClauseQuote } from '../../rules/requirement'

export const UNITS_PER_PAGE = 30

interface Share {
  readonly name: string
  readonly total: number
  readonly covered: number
}

/** Units with a union of their own and enough staff (S4（六）), each with whether it has its workshops. */
const duty = (staff: number, workshops: number) => Prisma.sql`
  SELECT unit.id, unit.name, unit.region, unit."sectorKey", unit."staffCount", unit."unionId",
    (SELECT count(*) FROM "Workshop" w WHERE w."unitId" = unit.id) >= ${workshops} AS covered
  FROM "Unit" unit JOIN "Union" u ON u.id = unit."unionId"
  WHERE u.level = 'unit' AND unit."staffCount" >= ${staff}`

async function shares(units: Prisma.Sql, column: 'region' | 'sectorKey'): Promise<Share[]> {
  const name = column === 'region' ? Prisma.sql`region` : Prisma.sql`"sectorKey"`
  return db.$queryRaw<Share[]>`
    SELECT ${name} AS name, count(*)::int AS total, count(*) FILTER (WHERE covered)::int AS covered
    FROM (${units}) d GROUP BY 1 ORDER BY count(*) FILTER (WHERE NOT covered) DESC, 1`
}

interface Lacking {
  readonly name: string
  readonly region: string
  readonly sectorKey: string
  readonly staffCount: number
}

/** Units without a workshop by name, the largest first: only for officers, only those below their unions. */
async function lackingUnder(actor: Actor, units: Prisma.Sql, page: number) {
  if (!isUser(actor) || actor.unionIds.length === 0) return null
  const own = Prisma.sql`FROM (${units}) d WHERE NOT covered AND "unionId" = ANY(${[...actor.overseenUnionIds]})`
  const [counted] = await db.$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total ${own}`
  const rows = await db.$queryRaw<Lacking[]>`
    SELECT name, region, "sectorKey", "staffCount" ${own}
    ORDER BY "staffCount" DESC, name LIMIT ${UNITS_PER_PAGE} OFFSET ${(page - 1) * UNITS_PER_PAGE}`
  return { total: counted?.total ?? 0, rows }
}

/** A programme's target: how much is there, how much there shall be until the end of which year, and where it stands written. */
export interface Target {
  readonly key: 'coverage' | 'city_workshops' | 'unit_demonstrations'
  readonly goal: number
  readonly by: number
  readonly now: number
  readonly state: 'reached' | 'running' | 'missed'
  readonly clause: ClauseQuote
}

function target(key: Target['key'], goal: Parameter<number>, by: number, now: number, year: number): Target {
  const state = now >= goal.value ? 'reached' : year > by ? 'missed' : 'running'
  return { key, goal: goal.value, by, now, state, clause: goal.clause }
}

/** 全覆盖 (WS-26, WS-27): which of the units that should have a workshop have one, and the programmes' targets with their deadlines. */
export async function getCoverage(actor: Actor, page: number) {
  const rules = await parametersFor(db, null)
  const year = beijingYear(await databaseTime())
  const staff = rules.number('coverage.staff')
  const units = duty(staff.value, rules.number('coverage.workshops').value)
  const [regions, sectors] = [await shares(units, 'region'), await shares(units, 'sectorKey')]
  const [total, covered] = [regions.reduce((sum, one) => sum + one.total, 0), regions.reduce((sum, one) => sum + one.covered, 0)]
  const of = (name: string) => rules.number(name)
  const demonstrations = await db.workshop.count({
    where: { titles: { some: { kind: { in: ['provincial_demonstration', 'national_demonstration'] }, revokedOn: null } } },
  })
  return {
    ...{ regions, sectors, total, covered, staff: staff.value, clause: staff.clause },
    unknownStaff: await db.unit.count({ where: { staffCount: null, union: { level: 'unit' } } }),
    targets: [
      target('coverage', { ...staff, value: total }, of('coverage.by_year').value, covered, year),
      target('city_workshops', of('targets.city_workshops'), of('targets.city_workshops_by_year').value, await db.workshop.count(), year),
      target(
        'unit_demonstrations',
        of('targets.unit_demonstrations'),
        of('targets.unit_demonstrations_by_year').value,
        demonstrations,
        year,
      ),
    ],
    lacking: await lackingUnder(actor, units, page),
  }
}
