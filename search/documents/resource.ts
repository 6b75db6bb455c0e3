import type { Prisma } from '../../server/core/database'
import { beijingYear } from '../../server/core/time'
import { url } from '../../server/core/url'
import { words, type SearchDocument } from './document'

export const resourceSelect = {
  id: true,
  title: true,
  description: true,
  place: true,
  terms: true,
  kind: true,
  sectorKey: true,
  status: true,
  createdAt: true,
  audience: true,
  workshop: { select: { name: true, unit: { select: { region: true } } } },
  unit: { select: { name: true, region: true } },
} as const satisfies Prisma.ResourceSelect

type ResourceRow = Prisma.ResourceGetPayload<{ select: typeof resourceSelect }>

/** An offered resource; a withdrawn one is not found. */
export function toResourceDocument(row: ResourceRow): SearchDocument | null {
  if (row.status !== 'offered') return null
  return {
    type: 'resource',
    entityId: row.id,
    title: row.title,
    text: words(row.description, row.place, row.terms, row.workshop?.name, row.unit?.name),
    keywords: [],
    sectorKey: row.sectorKey,
    kind: row.kind,
    status: row.status,
    region: row.workshop?.unit.region ?? row.unit?.region ?? null,
    year: beijingYear(row.createdAt),
    url: url.resource(row.id),
    audience: row.audience,
    at: row.createdAt,
  }
}
