import { db, Prisma, type ChallengeReach, type ChallengeStatus } from '../core/database'
import type { Actor } from '../policies/actor'
import { audiencesOf } from '../policies/audience'

export const CHALLENGES_PER_PAGE = 18

export interface ChallengeFilter {
  readonly status?: ChallengeStatus
  readonly sectorKey?: string
  readonly allianceId?: string
  readonly page: number
}

const EXCERPT_CHARACTERS = 90

/** A challenge as a card. Not a word of its bids, nor how many there are. */
export interface ChallengeCardData {
  readonly id: string
  readonly number: string | null
  readonly title: string
  readonly excerpt: string
  readonly sectorKey: string
  readonly status: ChallengeStatus
  readonly reach: ChallengeReach
  readonly budgetFen: bigint
  readonly deadlineAt: Date
  readonly isExample: boolean
  readonly alliance: string
}

/** One page of cards: open ones first, those with the next deadline before the others, then the newest. */
function pageOfCards(where: Prisma.Sql, status: ChallengeStatus | undefined, page: number): Promise<ChallengeCardData[]> {
  return db.$queryRaw<ChallengeCardData[]>`
    SELECT c.id, c.number, c.title, left(c."backgroundText", ${EXCERPT_CHARACTERS}::int) AS excerpt, c."sectorKey", c.status::text, c.reach::text,
      c."budgetFen", c."deadlineAt", c."isExample", a.name AS alliance
    FROM "Challenge" c JOIN "Alliance" a ON a.id = c."allianceId"
    WHERE ${where} AND (${status ?? null}::text IS NULL OR c.status::text = ${status ?? null})
    ORDER BY c.status, CASE WHEN c.status = 'open' THEN c."deadlineAt" END, c."publishedAt" DESC NULLS FIRST, c.id
    LIMIT ${CHALLENGES_PER_PAGE} OFFSET ${(page - 1) * CHALLENGES_PER_PAGE}`
}

/**
 * The board (揭榜大厅): what the actor may read, and how many there are in each state behind the same filters. Two
 * statements, written out: the board is what everybody opens first.
 */
export async function listChallenges(actor: Actor, { status, sectorKey, allianceId, page }: ChallengeFilter) {
  const where = Prisma.sql`c.audience && ${audiencesOf(actor)} AND (${sectorKey ?? null}::text IS NULL OR c."sectorKey" = ${sectorKey ?? null})
    AND (${allianceId ?? null}::text IS NULL OR c."allianceId" = ${allianceId ?? null})`
  const [challenges, states] = await Promise.all([
    pageOfCards(where, status, page),
    db.$queryRaw<{ status: ChallengeStatus; count: number }[]>`
      SELECT c.status::text, count(*)::int AS count FROM "Challenge" c WHERE ${where} GROUP BY c.status`,
  ])
  const counts = Object.fromEntries(states.map((row) => [row.status, row.count])) as Partial<Record<ChallengeStatus, number>>
  const total = status ? (counts[status] ?? 0) : states.reduce((sum, { count }) => sum + count, 0)
  return { challenges, total, counts }
}
