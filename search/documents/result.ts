import type { Prisma } from '../../server/core/database'
import { url } from '../../server/core/url'
import { words, type SearchDocument } from './document'

export const resultSelect = {
  id: true,
  number: true,
  title: true,
  summary: true,
  methodText: true,
  scope: true,
  limits: true,
  keywords: true,
  sectorKey: true,
  status: true,
  year: true,
  createdAt: true,
  publishedAt: true,
  audience: true,
  workshop: { select: { name: true, unit: { select: { region: true } } } },
} as const satisfies Prisma.ResultSelect

type ResultRow = Prisma.ResultGetPayload<{ select: typeof resultSelect }>

/** A published result; drafts and withdrawn ones are not found. */
export function toResultDocument(row: ResultRow): SearchDocument | null {
  if (row.status !== 'published') return null
  return {
    type: 'result',
    entityId: row.id,
    title: row.title,
    text: words(row.summary, row.methodText, row.scope, row.limits, row.workshop?.name, row.number),
    keywords: row.keywords,
    sectorKey: row.sectorKey,
    kind: null,
    status: row.status,
    region: row.workshop?.unit.region ?? null,
    year: row.year,
    url: url.result(row.id),
    audience: row.audience,
    at: row.publishedAt ?? row.createdAt,
  }
}
