import { z } from 'zod'
import { textToRich } from '../core/rich-text'
import { audience } from '../policies/audience'
import { type Importer, newId } from './import-rows'
import { cell, externalId, keywordsCell, sectorCell, yearCell } from './row-fields'

const TITLE_CHARACTERS = 80

const schema = z
  .object({
    externalId,
    title: cell(400),
    summary: cell(20_000),
    keywords: keywordsCell,
    sector: sectorCell,
    year: yearCell,
    workshop: cell(120),
  })
  .transform((row, context) => {
    const title = row.title || firstSentence(row.summary)
    if (!title) context.addIssue({ code: 'custom', path: ['title'], message: 'required' })
    return { ...row, title }
  })

/** What an abstract without a title is called. */
function firstSentence(summary: string): string {
  const sentence = /^[^。；;!！?？\n]*/.exec(summary)?.[0].trim() ?? ''
  return sentence.length > TITLE_CHARACTERS ? `${sentence.slice(0, TITLE_CHARACTERS - 1)}…` : sentence
}

/** Published results of elsewhere (DU-12): public, so that nobody solves them again. A workshop is found by its name. */
export const resultImporter: Importer<z.output<typeof schema>> = {
  schema,
  event: 'result.imported',
  key: 'externalId',
  aliases: {
    id: 'externalId',
    编号: 'externalId',
    标题: 'title',
    名称: 'title',
    摘要: 'summary',
    abstract: 'summary',
    关键词: 'keywords',
    行业: 'sector',
    年份: 'year',
    工作室: 'workshop',
  },
  write: async (tx, rows) => {
    const given = rows.map(({ workshop, sector, ...row }) => ({
      ...row,
      id: newId(),
      number: `EXT-${row.externalId}`,
      sectorKey: sector,
      workshop,
      method: textToRich(row.summary),
      audience: [audience.public],
    }))
    const changed = await tx.$queryRaw<{ id: string }[]>`
      INSERT INTO "Result" (id, number, title, summary, method, "methodText", keywords, "sectorKey", year, status, "workshopId", "externalId", "publishedAt", audience, "updatedAt")
      SELECT g.id, g.number, g.title, g.summary, g.method, '', g.keywords, g."sectorKey", g.year, 'published', w.id, g."externalId", clock_timestamp(),
        g.audience || CASE WHEN w.id IS NULL THEN ARRAY[]::text[] ELSE ARRAY['workshop:' || w.id] END, clock_timestamp()
      FROM jsonb_to_recordset(${JSON.stringify(given)}::jsonb) AS g(id text, number text, title text, summary text, method jsonb, keywords text[],
        "sectorKey" text, year int, workshop text, "externalId" text, audience text[])
      LEFT JOIN "Workshop" w ON w.name = g.workshop
      ON CONFLICT ("externalId") DO UPDATE SET title = excluded.title, summary = excluded.summary, method = excluded.method, keywords = excluded.keywords,
        "sectorKey" = excluded."sectorKey", year = excluded.year, "workshopId" = excluded."workshopId",
        audience = CASE WHEN "Result".status = 'published' THEN excluded.audience ELSE array_remove(excluded.audience, ${audience.public}) END,
        version = "Result".version + 1, "updatedAt" = clock_timestamp()
      WHERE ("Result".title, "Result".summary, "Result".keywords, "Result"."sectorKey", "Result".year, "Result"."workshopId")
        IS DISTINCT FROM (excluded.title, excluded.summary, excluded.keywords, excluded."sectorKey", excluded.year, excluded."workshopId")
      RETURNING id`
    return changed.map(({ id }) => id)
  },
}
