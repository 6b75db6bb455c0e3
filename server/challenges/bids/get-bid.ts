import { db, type BidStatus, type Prisma } from '../../core/database'
import { DomainError } from '../../core/errors'
import type { RichDoc } from '../../core/rich-text'
import { recordSecurity } from '../../core/security-log'
import { listFiles } from '../../files/attach-files'
import { isThis, isUser, type Actor } from '../../policies/actor'
import { canRead } from '../../policies/audience'
import { actionsFor, authorize } from '../../policies/authorize'
import { bidPolicy } from '../../policies/bid'
import { bidStates } from './bid.states'
import { openEnvelope } from './envelope'

const withPeople = {
  challenge: { select: { id: true, number: true, title: true, status: true, deadlineAt: true, criteria: { orderBy: { ordinal: 'asc' } } } },
  workshop: { select: { id: true, name: true, unit: { select: { name: true } } } },
  unit: { select: { name: true } },
  leader: { select: { name: true, username: true } },
  members: { include: { user: { select: { name: true, username: true } } } },
  milestones: { orderBy: { ordinal: 'asc' } },
} as const satisfies Prisma.BidInclude

type BidWithPeople = Prisma.BidGetPayload<{ include: typeof withPeople }>

/** What the bid says: from its columns once open, for its team from the envelope that counts before. */
async function contentOf(bid: BidWithPeople) {
  if (bid.openedAt)
    return {
      plan: bid.plan as unknown as RichDoc,
      costFen: bid.costFen ?? 0n,
      milestones: bid.milestones.map(({ title, sharePercent, dueInDays }) => ({ title, sharePercent, dueInDays })),
    }
  const envelope = await db.bidEnvelope.findUniqueOrThrow({ where: { bidId_version: { bidId: bid.id, version: bid.currentVersion } } })
  const { plan, costFen, milestones } = openEnvelope({ ...envelope, content: new Uint8Array(envelope.content) })
  return { plan, costFen, milestones }
}

/**
 * A team learns its score with the decision, and a reviewer sees no mean before his own sheet is in (CH-18): who
 * decides reads it beside the sheets (getReviews).
 */
function scoreOf({ status, scoreMilli }: { readonly status: BidStatus; readonly scoreMilli: number | null }): number | null {
  return status === 'opened' ? null : scoreMilli
}

async function present(actor: Actor, bid: BidWithPeople) {
  const files = await listFiles(db, 'bid', [bid.id])
  const { id, status, submittedAt, openedAt, feedback, challenge, workshop, unit } = bid
  const { criteria, ...about } = challenge
  return {
    ...{ id, status, submittedAt, openedAt, feedback, criteria },
    scoreMilli: scoreOf(bid),
    challenge: about,
    ...(await contentOf(bid)),
    bidder: workshop ? `workshop:${workshop.id}` : 'unit',
    bidderName: workshop?.name ?? unit?.name ?? '',
    bidderUnit: workshop?.unit.name ?? unit?.name ?? '',
    leader: bid.leader.name,
    isLeader: isThis(actor, bid.leaderId),
    members: bid.members.map(({ user, duty }) => ({ name: user.name, username: user.username, duty })),
    files: files.get(id) ?? [],
    actions: challenge.status === 'open' ? actionsFor(actor, bidPolicy, bidStates, bid) : [],
  }
}

export type BidView = Awaited<ReturnType<typeof present>>

/**
 * One bid. Before opening only for its team. Everybody else gets the answer of a bid that does not exist; a platform
 * administrator is told that nobody may look (row 33), whether it exists or not, and the attempt is written down.
 * Throws not_found, sealed.
 */
export async function getBid(actor: Actor, bidId: string): Promise<BidView> {
  const bid = await db.bid.findUnique({ where: { id: bidId }, include: withPeople })
  if (isUser(actor) && actor.isAdmin && !(bid && canRead(actor, bid))) {
    await recordSecurity('sealed_attempt', { actorId: actor.userId, detail: { bid: bidId } })
    throw new DomainError('sealed')
  }
  authorize(actor, bidPolicy, 'read', bid)
  return present(actor, bid)
}

/** The actor's own bid on a challenge while it can be changed; null when there is none. */
export async function findOwnBid(actor: Actor, challengeId: string): Promise<BidView | null> {
  if (!isUser(actor)) return null
  const bid = await db.bid.findFirst({
    where: { challengeId, leaderId: actor.userId, status: { in: ['draft', 'submitted'] } },
    include: withPeople,
  })
  return bid && present(actor, bid)
}

/** All bids of teams that the actor is on, the latest first. */
export async function listOwnBids(actor: Actor) {
  if (!isUser(actor)) return []
  const rows = await db.bid.findMany({
    where: { OR: [{ leaderId: actor.userId }, { members: { some: { userId: actor.userId } } }] },
    orderBy: { createdAt: 'desc' },
    take: 100,
    select: {
      ...{ id: true, status: true, submittedAt: true, scoreMilli: true, leaderId: true },
      challenge: { select: { id: true, number: true, title: true, status: true, deadlineAt: true } },
      workshop: { select: { name: true } },
      unit: { select: { name: true } },
    },
  })
  return rows.map(({ workshop, unit, leaderId, ...row }) => ({
    ...row,
    scoreMilli: scoreOf(row),
    bidderName: workshop?.name ?? unit?.name ?? '',
    isLeader: isThis(actor, leaderId),
  }))
}

/** For whom this person may bid: own workshops, else the own unit. */
export async function listBidders(actor: Actor) {
  if (!isUser(actor)) return []
  const [workshops, unit] = await Promise.all([
    db.workshop.findMany({ where: { id: { in: [...actor.workshopIds] } }, select: { id: true, name: true }, orderBy: { name: 'asc' } }),
    actor.unitId ? db.unit.findUnique({ where: { id: actor.unitId }, select: { name: true } }) : null,
  ])
  return [...workshops.map(({ id, name }) => ({ value: `workshop:${id}`, name })), ...(unit ? [{ value: 'unit', name: unit.name }] : [])]
}

/** People of the actor's own workshops: offered while a team is put together. */
export async function listColleagues(actor: Actor) {
  if (!isUser(actor) || actor.workshopIds.length === 0) return []
  const rows = await db.workshopMember.findMany({
    where: { workshopId: { in: [...actor.workshopIds] }, leftAt: null, userId: { not: actor.userId }, user: { status: 'active' } },
    distinct: ['userId'],
    take: 200,
    select: { user: { select: { username: true, name: true } } },
  })
  return rows.map(({ user }) => user)
}
