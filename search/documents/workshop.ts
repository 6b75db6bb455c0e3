import type { Prisma } from '../../server/core/database'
import { url } from '../../server/core/url'
import { words, type SearchDocument } from './document'

export const workshopSelect = {
  id: true,
  name: true,
  about: true,
  field: true,
  sectorKey: true,
  kind: true,
  foundedOn: true,
  updatedAt: true,
  audience: true,
  unit: { select: { name: true, region: true } },
  leader: { select: { name: true } },
} as const satisfies Prisma.WorkshopSelect

type WorkshopRow = Prisma.WorkshopGetPayload<{ select: typeof workshopSelect }>

/** A registered workshop; the registry is public. */
export function toWorkshopDocument(row: WorkshopRow): SearchDocument {
  return {
    type: 'workshop',
    entityId: row.id,
    title: row.name,
    text: words(row.unit.name, row.leader?.name, row.field, row.about),
    keywords: [],
    sectorKey: row.sectorKey,
    kind: row.kind,
    status: null,
    region: row.unit.region,
    year: row.foundedOn.getUTCFullYear(),
    url: url.workshop(row.id),
    audience: row.audience,
    at: row.updatedAt,
  }
}
