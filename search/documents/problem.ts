import type { Prisma } from '../../server/core/database'
import { url } from '../../server/core/url'
import { beijingYear } from '../../server/core/time'
import type { SearchDocument } from './document'

export const problemSelect = {
  id: true,
  title: true,
  bodyText: true,
  category: true,
  sectorKey: true,
  status: true,
  createdAt: true,
  audience: true,
  workshop: { select: { unit: { select: { region: true } } } },
} as const satisfies Prisma.ProblemSelect

type ProblemRow = Prisma.ProblemGetPayload<{ select: typeof problemSelect }>

/** A reported problem. A withdrawn one leaves the index; an established one is found as its challenge. */
export function toProblemDocument(row: ProblemRow): SearchDocument | null {
  if (row.status === 'withdrawn' || row.status === 'established') return null
  return {
    type: 'problem',
    entityId: row.id,
    title: row.title,
    text: row.bodyText,
    keywords: [],
    sectorKey: row.sectorKey,
    kind: row.category,
    status: row.status,
    region: row.workshop?.unit.region ?? null,
    year: beijingYear(row.createdAt),
    url: url.problem(row.id),
    audience: row.audience,
    at: row.createdAt,
  }
}
