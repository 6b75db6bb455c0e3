import { db } from '../core/database'
import type { RichDoc } from '../core/rich-text'
import { listTimeline } from '../events/list-timeline'
import { thread } from '../events/record-event'
import { isThis, isUser, type Actor } from '../policies/actor'
import { canRead } from '../policies/audience'
import { actionsFor, authorize } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import { challengeFacts, type ChallengeWithFacts } from './challenge-facts'
import { challengeStates, SEALED_STATES, stepOf } from './challenge.states'

/**
 * What the head of every challenge page shows. Bids are mentioned only once they are open. Who nominated is offered no
 * award: another person must confirm it.
 */
function head(actor: Actor, challenge: ChallengeWithFacts) {
  const {
    id,
    number,
    title,
    status,
    reach,
    sectorKey,
    budgetFen,
    termDays,
    deadlineAt,
    publishedAt,
    openedAt,
    awardedAt,
    acceptedAt,
    isExample,
    version,
    nominatedById,
  } = challenge
  return {
    ...{
      id,
      number,
      title,
      status,
      reach,
      sectorKey,
      budgetFen,
      termDays,
      deadlineAt,
      publishedAt,
      openedAt,
      awardedAt,
      acceptedAt,
      isExample,
      version,
    },
    alliance: { id: challenge.alliance.id, name: challenge.alliance.name },
    step: stepOf[status],
    isSealed: SEALED_STATES.includes(status),
    actions: actionsFor(actor, challengePolicy, challengeStates, challenge).filter(
      (action) => action !== 'award' || !isThis(actor, nominatedById),
    ),
    mayReadBids: challengePolicy.read_bids(actor, challenge),
  }
}

export type ChallengeHead = ReturnType<typeof head>

/** The head alone, for the layout of a challenge's pages. Throws not_found. */
export async function getChallengeHead(actor: Actor, id: string): Promise<ChallengeHead> {
  const challenge = await db.challenge.findUnique({ where: { id }, include: challengeFacts })
  authorize(actor, challengePolicy, 'read', challenge)
  return head(actor, challenge)
}

/** The listing with all that a bidder needs, and the actor's own bid if there is one. Throws not_found. */
export async function getChallenge(actor: Actor, id: string) {
  const challenge = await db.challenge.findUnique({
    where: { id },
    include: {
      ...challengeFacts,
      criteria: { orderBy: { ordinal: 'asc' } },
      checks: { orderBy: { ordinal: 'asc' } },
      problem: { select: { id: true, number: true, title: true, audience: true } },
      results: { select: { id: true, title: true, number: true, audience: true } },
    },
  })
  authorize(actor, challengePolicy, 'read', challenge)
  const ownBid = isUser(actor)
    ? await db.bid.findFirst({
        where: {
          challengeId: id,
          status: { not: 'withdrawn' },
          OR: [{ leaderId: actor.userId }, { members: { some: { userId: actor.userId } } }],
        },
        select: { id: true, status: true, submittedAt: true, leaderId: true },
      })
    : null
  const { problem, indicators, terms, criteria, checks, results, decisionReason, backgroundText } = challenge
  return {
    ...head(actor, challenge),
    ...{ indicators, terms, decisionReason, backgroundText },
    background: challenge.background as unknown as RichDoc,
    criteria: criteria.map(({ id: key, title, weight }) => ({ id: key, title, weight })),
    checks: checks.map(({ id: key, title }) => ({ id: key, title })),
    problem: problem && canRead(actor, problem) ? { id: problem.id, number: problem.number, title: problem.title } : null,
    results: results.filter((result) => canRead(actor, result)).map(({ id: key, title, number }) => ({ id: key, title, number })),
    ownBid: ownBid && {
      id: ownBid.id,
      status: ownBid.status,
      submittedAt: ownBid.submittedAt,
      isLeader: isUser(actor) && ownBid.leaderId === actor.userId,
    },
    mayBid: challenge.status === 'open' && challengePolicy.bid(actor, challenge),
  }
}

/**
 * The life of a challenge on one line (CH-36): its own events, those of the problem that it came from and, once they
 * are open, those of its bids; each for those who may read it. Of a sealed bid not even the time is there. Throws
 * not_found.
 */
export async function getChallengeTimeline(actor: Actor, id: string) {
  const challenge = await db.challenge.findUnique({
    where: { id },
    include: { ...challengeFacts, problem: { select: { id: true, audience: true } } },
  })
  authorize(actor, challengePolicy, 'read', challenge)
  const { problem } = challenge
  const bids = await db.bid.findMany({ where: { challengeId: id, openedAt: { not: null } }, select: { id: true, audience: true } })
  const readable = bids.filter((bid) => canRead(actor, bid)).map((bid) => thread.bid(bid.id))
  return listTimeline([thread.challenge(id), ...(problem && canRead(actor, problem) ? [thread.problem(problem.id)] : []), ...readable])
}
