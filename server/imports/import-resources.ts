import { z } from 'zod'
import { audience } from '../policies/audience'
import { renewReaders } from '../resources/resource-readers'
import { type Importer, newId } from './import-rows'
import { cell, externalId, sectorCell } from './row-fields'

const kinds: Readonly<Record<string, string>> = { 仪器设备: 'instrument', 场地: 'venue', 技术资料: 'document', 专家时间: 'expert_hours' }
const kindCell = cell(20).transform((typed, context) => {
  const kind = kinds[typed] ?? (typed === '' ? 'instrument' : typed)
  if (Object.values(kinds).includes(kind)) return kind
  context.addIssue({ code: 'custom', message: `unknown kind ${typed}` })
  return z.NEVER
})

const schema = z.object({
  ...{
    externalId,
    title: cell(100, 1),
    description: cell(4000),
    kind: kindCell,
    place: cell(200),
    terms: cell(2000),
    contact: cell(200, 1),
  },
  sector: sectorCell.transform((key) => key ?? 'science'),
  workshop: cell(120),
})

/** Shared resources of a list, offered in the name of an account to everybody who is signed in. */
export function resourceImporter(ownerId: string): Importer<z.output<typeof schema>> {
  return {
    schema,
    event: 'resource.imported',
    key: 'externalId',
    aliases: {
      id: 'externalId',
      编号: 'externalId',
      名称: 'title',
      标题: 'title',
      说明: 'description',
      类别: 'kind',
      地点: 'place',
      使用条件: 'terms',
      联系方式: 'contact',
      行业: 'sector',
      工作室: 'workshop',
    },
    write: async (tx, rows) => {
      const given = rows.map(({ sector, ...row }) => ({
        ...row,
        id: newId(),
        sectorKey: sector,
        audience: [audience.signedIn, audience.user(ownerId)],
      }))
      const changed = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO "Resource" (id, kind, title, description, place, terms, contact, "sectorKey", "ownerId", "workshopId", "externalId", audience, "updatedAt")
        SELECT g.id, g.kind::"ResourceKind", g.title, g.description, g.place, g.terms, g.contact, g."sectorKey", ${ownerId}, w.id, g."externalId",
          g.audience || CASE WHEN w.id IS NULL THEN ARRAY[]::text[] ELSE ARRAY['workshop:' || w.id] END, clock_timestamp()
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(id text, kind text, title text, description text, place text, terms text, contact text,
          "sectorKey" text, workshop text, "externalId" text, audience text[])
        LEFT JOIN "Workshop" w ON w.name = g.workshop
        ON CONFLICT ("externalId") DO UPDATE SET kind = excluded.kind, title = excluded.title, description = excluded.description, place = excluded.place,
          terms = excluded.terms, contact = excluded.contact, "sectorKey" = excluded."sectorKey", "workshopId" = excluded."workshopId",
          version = "Resource".version + 1, "updatedAt" = clock_timestamp()
        WHERE ("Resource".kind, "Resource".title, "Resource".description, "Resource".place, "Resource".terms, "Resource".contact, "Resource"."sectorKey", "Resource"."workshopId")
          IS DISTINCT FROM (excluded.kind, excluded.title, excluded.description, excluded.place, excluded.terms, excluded.contact, excluded."sectorKey", excluded."workshopId")
        RETURNING id`
      const ids = changed.map(({ id }) => id)
      await renewReaders(tx, { id: { in: ids } }) // of what was here before: its state, reach and owner are those of the platform
      return ids
    },
  }
}
