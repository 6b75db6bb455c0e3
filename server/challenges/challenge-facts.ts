import type { Prisma, Tx } from '../core/database'
import { isThis, type Actor } from '../policies/actor'

/** What policies and audiences need to know of a challenge. */
export const challengeFacts = {
  alliance: {
    select: {
      id: true,
      name: true,
      governingUnionId: true,
      leadWorkshop: { select: { id: true, name: true, unit: { select: { unionId: true } } } },
    },
  },
  bids: {
    where: { status: { in: ['nominated', 'awarded'] } },
    select: { id: true, leaderId: true, audience: true, members: { select: { userId: true } } },
  },
} as const satisfies Prisma.ChallengeInclude

interface Team {
  readonly leaderId: string
  readonly members: readonly { readonly userId: string }[]
}

/** Is this person on the team of a bid? Who is does not decide on it. */
export function isOnTeam(actor: Actor, team: Team): boolean {
  return isThis(actor, team.leaderId) || team.members.some(({ userId }) => isThis(actor, userId))
}

export type ChallengeWithFacts = Prisma.ChallengeGetPayload<{ include: typeof challengeFacts }>

/** The row with its facts, or null: authorize() makes of both "not there" and "not for you" the same answer. */
export function findChallenge(tx: Tx, id: string): Promise<ChallengeWithFacts | null> {
  return tx.challenge.findUnique({ where: { id }, include: challengeFacts })
}

/** The same with the row held until the commit: of two who decide on it the later one reads what the earlier one did. */
export async function holdChallenge(tx: Tx, id: string): Promise<ChallengeWithFacts | null> {
  await tx.$queryRaw`SELECT id FROM "Challenge" WHERE id = ${id} FOR UPDATE`
  return findChallenge(tx, id)
}

/** People who must see a challenge whatever its reach: its reviewers, its panel and the awarded team. */
export async function involvedIn(tx: Tx, challengeId: string): Promise<string[]> {
  const reviews = await tx.review.findMany({ where: { bid: { challengeId } }, select: { reviewerId: true } })
  const votes = await tx.acceptanceVote.findMany({ where: { acceptance: { challengeId } }, select: { expertId: true } })
  const bids = await tx.bid.findMany({
    where: { challengeId, openedAt: { not: null } },
    select: { leaderId: true, members: { select: { userId: true } } },
  })
  const team = bids.flatMap((bid) => [bid.leaderId, ...bid.members.map(({ userId }) => userId)])
  return [...new Set([...reviews.map(({ reviewerId }) => reviewerId), ...votes.map(({ expertId }) => expertId), ...team])]
}
