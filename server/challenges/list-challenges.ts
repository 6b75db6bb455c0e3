import { db, type ChallengeStatus } from '../core/database'
import type { Actor } from '../policies/actor'
import { audiencesOf, readableBy } from '../policies/audience'

export const CHALLENGES_PER_PAGE = 18

export interface ChallengeFilter {
  readonly status?: ChallengeStatus
  readonly sectorKey?: string
  readonly allianceId?: string
  readonly page: number
}

/** A challenge as a card. Not a word of its bids, nor how many there are. */
const card = {
  ...{
    id: true,
    number: true,
    title: true,
    backgroundText: true,
    sectorKey: true,
    status: true,
    reach: true,
    budgetFen: true,
    deadlineAt: true,
    isExample: true,
  },
  alliance: { select: { id: true, name: true } },
} as const

/** One page of ids: open ones first, those with the next deadline before the others, then the newest. */
async function pageOfIds(actor: Actor, { status, sectorKey, allianceId, page }: ChallengeFilter): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM "Challenge"
    WHERE audience && ${audiencesOf(actor)} AND (${status ?? null}::text IS NULL OR status::text = ${status ?? null})
      AND (${sectorKey ?? null}::text IS NULL OR "sectorKey" = ${sectorKey ?? null}) AND (${allianceId ?? null}::text IS NULL OR "allianceId" = ${allianceId ?? null})
    ORDER BY status, CASE WHEN status = 'open' THEN "deadlineAt" END, "publishedAt" DESC NULLS FIRST, id
    LIMIT ${CHALLENGES_PER_PAGE} OFFSET ${(page - 1) * CHALLENGES_PER_PAGE}`
  return rows.map(({ id }) => id)
}

/** The board (揭榜大厅): what the actor may read. */
export async function listChallenges(actor: Actor, filter: ChallengeFilter) {
  const { status, sectorKey, allianceId } = filter
  const where = { ...readableBy(actor), ...(status && { status }), ...(sectorKey && { sectorKey }), ...(allianceId && { allianceId }) }
  const [ids, total, statuses] = await Promise.all([
    pageOfIds(actor, filter),
    db.challenge.count({ where }),
    db.challenge.groupBy({ by: ['status'], where: readableBy(actor), _count: true }),
  ])
  const rows = await db.challenge.findMany({ where: { id: { in: ids } }, select: card })
  const challenges = ids.flatMap((id) => {
    const row = rows.find((candidate) => candidate.id === id)
    if (!row) return []
    const { backgroundText, alliance, ...rest } = row
    return [{ ...rest, alliance: alliance.name, excerpt: backgroundText.slice(0, 90) }]
  })
  return {
    challenges,
    total,
    counts: Object.fromEntries(statuses.map((row) => [row.status, row._count])) as Partial<Record<ChallengeStatus, number>>,
  }
}

export type ChallengeCardData = Awaited<ReturnType<typeof listChallenges>>['challenges'][number]
