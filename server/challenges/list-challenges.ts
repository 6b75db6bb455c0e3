import { pool, type ChallengeReach, type ChallengeStatus } from '../core/database'
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

const READABLE = `c.audience && $1::text[] AND ($2::text IS NULL OR c."sectorKey" = $2) AND ($3::text IS NULL OR c."allianceId" = $3)`

/** Open ones first, those with the next deadline before the others, then the newest. */
const CARDS = `
  SELECT c.id, c.number, c.title, left(c."backgroundText", ${EXCERPT_CHARACTERS}) AS excerpt, c."sectorKey", c.status, c.reach,
    c."budgetFen", c."deadlineAt", c."isExample", a.name AS alliance
  FROM "Challenge" c JOIN "Alliance" a ON a.id = c."allianceId"
  WHERE ${READABLE} AND ($4::text IS NULL OR c.status::text = $4)
  ORDER BY c.status, CASE WHEN c.status = 'open' THEN c."deadlineAt" END, c."publishedAt" DESC NULLS FIRST, c.id
  LIMIT ${CHALLENGES_PER_PAGE} OFFSET $5`

const STATES = `SELECT c.status, count(*)::int AS count FROM "Challenge" c WHERE ${READABLE} GROUP BY c.status`

/**
 * The board (揭榜大厅): what the actor may read, and how many there are in each state behind the same filters. Two
 * prepared statements, written out: the board is what everybody opens first, and planning took longer than answering.
 */
export async function listChallenges(actor: Actor, { status, sectorKey, allianceId, page }: ChallengeFilter) {
  const readable = [audiencesOf(actor), sectorKey ?? null, allianceId ?? null]
  const [cards, states] = await Promise.all([
    pool().query<Omit<ChallengeCardData, 'budgetFen'> & { budgetFen: string }>({
      name: 'board_cards',
      text: CARDS,
      values: [...readable, status ?? null, (page - 1) * CHALLENGES_PER_PAGE],
    }),
    pool().query<{ status: ChallengeStatus; count: number }>({ name: 'board_states', text: STATES, values: readable }),
  ])
  const challenges: ChallengeCardData[] = cards.rows.map((card) => ({ ...card, budgetFen: BigInt(card.budgetFen) }))
  const counts = Object.fromEntries(states.rows.map((row) => [row.status, row.count])) as Partial<Record<ChallengeStatus, number>>
  const total = status ? (counts[status] ?? 0) : states.rows.reduce((sum, { count }) => sum + count, 0)
  return { challenges, total, counts }
}
