import { z } from 'zod'
import { audience } from '../policies/audience'
import { alikeNames } from './alike-names'
import { type Clash, type Importer, newId } from './import-rows'
import { cell, dayCell, requiredSector } from './row-fields'

const schema = z.object({
  ...{ name: cell(120, 2), unit: cell(120, 2), region: cell(60, 1), field: cell(200), about: cell(4000), foundedOn: dayCell },
  sector: requiredSector,
})

/** The registry's rows, known by the workshop's name; units that are not there yet are made. Leaders come with the people. */
export const workshopImporter: Importer<z.output<typeof schema>> = {
  schema,
  event: 'workshop.imported',
  key: 'name',
  aliases: {
    名称: 'name',
    工作室名称: 'name',
    所在单位: 'unit',
    单位: 'unit',
    地区: 'region',
    行业: 'sector',
    专业领域: 'field',
    简介: 'about',
    创建日期: 'foundedOn',
  },
  clashes: async (rows) => {
    const [workshops, units] = await Promise.all([
      alikeNames(
        'Workshop',
        rows.map(({ name }) => name),
      ),
      alikeNames(
        'Unit',
        rows.map(({ unit }) => unit),
      ),
    ])
    return new Map(
      rows.flatMap(({ name, unit }): [string, Clash][] => {
        const [field, typed, other] = workshops.has(name) ? ['name', name, workshops.get(name)] : ['unit', unit, units.get(unit)]
        return other === undefined ? [] : [[name, { field: field ?? '', code: 'looks_alike', detail: { typed, other } }]]
      }),
    )
  },
  write: async (tx, rows) => {
    const given = rows.map(({ sector, ...row }) => ({
      ...row,
      id: newId(),
      unitId: newId(),
      sectorKey: sector,
      audience: [audience.public],
    }))
    const rowsJson = JSON.stringify(given)
    await tx.$executeRaw`
      INSERT INTO "Unit" (id, name, region, "sectorKey")
      SELECT DISTINCT ON (g.unit) g."unitId", g.unit, g.region, g."sectorKey" FROM jsonb_to_recordset(${rowsJson}::jsonb) AS g("unitId" text, unit text, region text, "sectorKey" text)
      ON CONFLICT (name) DO NOTHING`
    const changed = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO "Workshop" (id, name, "unitId", "sectorKey", field, about, "foundedOn", audience, "updatedAt")
      SELECT g.id, g.name, u.id, g."sectorKey", g.field, g.about, g."foundedOn"::date, g.audience, clock_timestamp()
      FROM jsonb_to_recordset(${rowsJson}::jsonb) AS g(id text, name text, unit text, "sectorKey" text, field text, about text, "foundedOn" text, audience text[])
      JOIN "Unit" u ON u.name = g.unit
      ON CONFLICT (name) DO UPDATE SET "unitId" = excluded."unitId", "sectorKey" = excluded."sectorKey", field = excluded.field, about = excluded.about,
        "foundedOn" = excluded."foundedOn", "updatedAt" = clock_timestamp()
      WHERE ("Workshop"."unitId", "Workshop"."sectorKey", "Workshop".field, "Workshop".about, "Workshop"."foundedOn")
        IS DISTINCT FROM (excluded."unitId", excluded."sectorKey", excluded.field, excluded.about, excluded."foundedOn")
      RETURNING id`
    return changed.map(({ id }) => id)
  },
}

/** The same for an officer: only units that are there already and below these unions. */
export function workshopImporterWithin(unionIds: readonly string[]): typeof workshopImporter {
  return {
    ...workshopImporter,
    clashes: async (rows, tx) => {
      const own = { union: { id: { in: [...unionIds] } } }
      const [units, foreign] = [
        await tx.unit.findMany({ where: { name: { in: rows.map(({ unit }) => unit) }, ...own }, select: { name: true } }),
        await tx.workshop.findMany({
          where: { name: { in: rows.map(({ name }) => name) }, unit: { NOT: own } },
          select: { name: true },
        }),
      ]
      const [mine, theirs] = [new Set(units.map(({ name }) => name)), new Set(foreign.map(({ name }) => name))]
      const outside = rows.flatMap(({ name, unit }): [string, Clash][] => {
        if (theirs.has(name)) return [[name, { field: 'name', code: 'not_yours' }]]
        return mine.has(unit) ? [] : [[name, { field: 'unit', code: 'not_yours' }]]
      })
      return new Map([...((await workshopImporter.clashes?.(rows, tx)) ?? []), ...outside])
    },
  }
}
