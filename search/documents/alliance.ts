import type { Prisma } from '../../server/core/database'
import { url } from '../../server/core/url'
import { words, type SearchDocument } from './document'

export const allianceSelect = {
  id: true,
  name: true,
  purpose: true,
  foundedOn: true,
  updatedAt: true,
  audience: true,
  leadWorkshop: { select: { name: true, sectorKey: true, unit: { select: { region: true } } } },
} as const satisfies Prisma.AllianceSelect

type AllianceRow = Prisma.AllianceGetPayload<{ select: typeof allianceSelect }>

/** An alliance; its sector is that of its lead. */
export function toAllianceDocument(row: AllianceRow): SearchDocument {
  return {
    type: 'alliance',
    entityId: row.id,
    title: row.name,
    text: words(row.leadWorkshop.name, row.purpose),
    keywords: [],
    sectorKey: row.leadWorkshop.sectorKey,
    kind: null,
    status: null,
    region: row.leadWorkshop.unit.region,
    year: row.foundedOn.getUTCFullYear(),
    url: url.alliance(row.id),
    audience: row.audience,
    at: row.updatedAt,
  }
}
