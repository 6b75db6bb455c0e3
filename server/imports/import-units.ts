import { z } from 'zod'
import type { Tx } from '../core/database'
import { recordEvent } from '../events/record-event'
import { alikeNames } from './alike-names'
import { type Clash, type Importer, newId } from './import-rows'
import { cell, requiredSector, wordCell } from './row-fields'
import { reaches, type Scope } from './scope'

const EMPLOYERS = { 事业单位: 'institution', 国有企业: 'state_enterprise', 民营企业: 'private_enterprise', 其他: 'other' } as const
const MOST_STAFF = 10_000_000

const staffCell = cell(12).transform((typed, context) => {
  const value = typed === '' ? null : /^\d{1,8}$/.test(typed) ? Number(typed) : Number.NaN
  if (value === null || value <= MOST_STAFF) return value
  context.addIssue({ code: 'custom', message: 'number_range', params: { min: 0, max: MOST_STAFF } })
  return z.NEVER
})

const schema = z.object({
  ...{ name: cell(120, 2), region: cell(60, 1), sector: requiredSector, employerKind: wordCell(EMPLOYERS, 'institution') },
  ...{ staffCount: staffCell, union: cell(120, 2) },
})
type Row = z.output<typeof schema>

/** Units are known by their name; a unit's own union comes with it, below the union that the row names. */
async function clashesOf(tx: Tx, rows: readonly Row[], scope: Scope): Promise<Map<string, Clash>> {
  const names = rows.map(({ name }) => name)
  const [alike, above, known] = [
    await alikeNames('Unit', names),
    await tx.union.findMany({
      where: { name: { in: rows.map(({ union }) => union) }, level: { not: 'unit' } },
      select: { id: true, name: true },
    }),
    await tx.unit.findMany({ where: { name: { in: names } }, select: { name: true, unionId: true } }),
  ]
  const unions = new Map(above.map(({ name, id }) => [name, id]))
  const units = new Map(known.map(({ name, unionId }) => [name, unionId]))
  const clash = ({ name, union }: Row): Clash | null => {
    const other = alike.get(name)
    if (other !== undefined) return { field: 'name', code: 'looks_alike', detail: { typed: name, other } }
    const unionId = unions.get(union)
    if (unionId === undefined) return { field: 'union', code: 'union_unknown' }
    if (!reaches(scope, unionId)) return { field: 'union', code: 'not_yours' }
    return units.has(name) && !reaches(scope, units.get(name) ?? null) ? { field: 'name', code: 'not_yours' } : null
  }
  return new Map(
    rows.flatMap((row): [string, Clash][] => {
      const found = clash(row)
      return found ? [[row.name, found]] : []
    }),
  )
}

/** The units' own unions, made or moved below the union of their row. Returns the units whose union is another one now. */
async function placeUnions(tx: Tx, json: string): Promise<string[]> {
  await tx.$executeRaw`
    INSERT INTO "Union" (id, name, level, "parentId")
    SELECT g."unionId", g.name || '工会', 'unit', above.id
    FROM jsonb_to_recordset(${json}::jsonb) AS g(name text, "unionId" text, "union" text)
    JOIN "Union" above ON above.name = g."union" JOIN "Unit" u ON u.name = g.name AND u."unionId" IS NULL
    ON CONFLICT (name) DO NOTHING`
  const joined = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Unit" u SET "unionId" = own.id FROM jsonb_to_recordset(${json}::jsonb) AS g(name text, "unionId" text)
    JOIN "Union" own ON own.id = g."unionId" WHERE u.name = g.name AND u."unionId" IS NULL RETURNING u.id`
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Union" own SET "parentId" = above.id FROM jsonb_to_recordset(${json}::jsonb) AS g(name text, "union" text)
    JOIN "Union" above ON above.name = g."union" JOIN "Unit" u ON u.name = g.name
    WHERE own.id = u."unionId" AND own.level = 'unit' AND own."parentId" IS DISTINCT FROM above.id RETURNING u.id`
  return [...joined, ...moved].map(({ id }) => id)
}

/** Units of a list (AD-06), with their own unions. `scope` is what the person who sends it may bring in. */
export function unitImporter(scope: Scope): Importer<Row> {
  return {
    schema,
    event: 'unit.imported',
    key: 'name',
    aliases: {
      ...{ 单位名称: 'name', 单位: 'name', 名称: 'name', 地区: 'region', 所在地区: 'region', 行业: 'sector', 单位性质: 'employerKind' },
      ...{ 职工人数: 'staffCount', 上级工会: 'union' },
    },
    clashes: (rows, tx) => clashesOf(tx, rows, scope),
    write: async (tx, rows, actor) => {
      const json = JSON.stringify(rows.map((row) => ({ ...row, id: newId(), unionId: newId() })))
      const changed = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO "Unit" (id, name, region, "sectorKey", "employerKind", "staffCount")
        SELECT g.id, g.name, g.region, g.sector, g."employerKind"::"EmployerKind", g."staffCount"
        FROM jsonb_to_recordset(${json}::jsonb) AS g(id text, name text, region text, sector text, "employerKind" text, "staffCount" int)
        ON CONFLICT (name) DO UPDATE SET region = excluded.region, "sectorKey" = excluded."sectorKey", "employerKind" = excluded."employerKind",
          "staffCount" = coalesce(excluded."staffCount", "Unit"."staffCount")
        WHERE ("Unit".region, "Unit"."sectorKey", "Unit"."employerKind", "Unit"."staffCount")
          IS DISTINCT FROM (excluded.region, excluded."sectorKey", excluded."employerKind", coalesce(excluded."staffCount", "Unit"."staffCount"))
        RETURNING id`
      const ids = [...new Set([...changed.map(({ id }) => id), ...(await placeUnions(tx, json))])]
      const workshops = await tx.workshop.findMany({ where: { unitId: { in: ids } }, select: { id: true } })
      // Search knows workshops by their unit's region.
      if (workshops.length > 0) await recordEvent(tx, { name: 'workshop.imported', actor, ids: workshops.map(({ id }) => id), threads: [] })
      return ids
    },
  }
}
