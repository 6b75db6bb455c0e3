import { z } from 'zod'
import { textToRich } from '../core/rich-text'
import { audience } from '../policies/audience'
import { type Importer, newId } from './import-rows'
import { cell, externalId, sectorCell } from './row-fields'

const schema = z.object({ externalId, title: cell(400, 1), summary: cell(20_000), sector: sectorCell.transform((key) => key ?? 'science') })

/** Problems and project titles of elsewhere, reported in the name of an account; every signed-in person may read them. */
export function problemImporter(authorId: string): Importer<z.output<typeof schema>> {
  return {
    schema,
    event: 'problem.imported',
    key: 'externalId',
    aliases: { id: 'externalId', 编号: 'externalId', 标题: 'title', 名称: 'title', 摘要: 'summary', 情况: 'summary', 行业: 'sector' },
    write: async (tx, rows) => {
      const given = rows.map(({ sector, ...row }) => ({
        ...row,
        id: newId(),
        number: `EXT-${row.externalId}`,
        sectorKey: sector,
        body: textToRich(row.summary || row.title),
        audience: [audience.signedIn, audience.user(authorId)],
      }))
      const changed = await tx.$queryRaw<{ id: string }[]>`
        INSERT INTO "Problem" (id, number, title, body, "bodyText", category, "sectorKey", status, "authorId", "externalId", audience, "updatedAt")
        SELECT g.id, g.number, g.title, g.body, g.summary, 'difficulty', g."sectorKey", 'accepted', ${authorId}, g."externalId", g.audience, clock_timestamp()
        FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(id text, number text, title text, summary text, body jsonb, "sectorKey" text, "externalId" text, audience text[])
        ON CONFLICT ("externalId") DO UPDATE SET title = excluded.title, body = excluded.body, "bodyText" = excluded."bodyText", "sectorKey" = excluded."sectorKey",
          version = "Problem".version + 1, "updatedAt" = clock_timestamp()
        WHERE ("Problem".title, "Problem"."bodyText", "Problem"."sectorKey") IS DISTINCT FROM (excluded.title, excluded."bodyText", excluded."sectorKey")
        RETURNING id`
      return changed.map(({ id }) => id)
    },
  }
}
