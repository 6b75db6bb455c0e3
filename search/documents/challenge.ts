import type { Prisma } from '../../server/core/database'
import { beijingYear } from '../../server/core/time'
import { url } from '../../server/core/url'
import { words, type SearchDocument } from './document'

export const challengeSelect = {
  id: true,
  number: true,
  title: true,
  backgroundText: true,
  indicators: true,
  sectorKey: true,
  status: true,
  createdAt: true,
  publishedAt: true,
  audience: true,
  alliance: { select: { name: true, leadWorkshop: { select: { unit: { select: { region: true } } } } } },
} as const satisfies Prisma.ChallengeSelect

type ChallengeRow = Prisma.ChallengeGetPayload<{ select: typeof challengeSelect }>

/** A challenge as listed. Nothing of its bids: not their words, not their number. */
export function toChallengeDocument(row: ChallengeRow): SearchDocument {
  return {
    type: 'challenge',
    entityId: row.id,
    title: row.title,
    text: words(row.number, row.alliance.name, row.backgroundText, row.indicators),
    keywords: [],
    sectorKey: row.sectorKey,
    kind: null,
    status: row.status,
    region: row.alliance.leadWorkshop.unit.region,
    year: beijingYear(row.publishedAt ?? row.createdAt),
    url: url.challenge(row.id),
    audience: row.audience,
    at: row.publishedAt ?? row.createdAt,
  }
}
