import { draftBid } from '../../../server/challenges/bids/draft-bid'
import { submitBid } from '../../../server/challenges/bids/submit-bid'
import { db, type Bid, type User } from '../../../server/core/database'
import { actorFor } from './people'
import { longTextOf } from './problems'
import { freshKey, sequence } from './sequence'
import { addMember, buildWorkshop, type WorkshopWithLeader } from './workshops'

export interface BidOptions {
  readonly workshop?: WorkshopWithLeader
  readonly plan?: string
  readonly cost?: bigint
  readonly milestones?: readonly { readonly title: string; readonly sharePercent: number; readonly dueInDays: number }[]
  readonly memberDuty?: string
  /** The colleagues on the team; one of the workshop's when left out. */
  readonly team?: readonly { readonly user: User; readonly duty: string }[]
  readonly status?: 'draft' | 'submitted'
}

export interface BidWithTeam {
  readonly bid: Bid
  readonly workshop: WorkshopWithLeader
  readonly leader: User
  readonly member: User
}

async function colleagueOf(workshop: WorkshopWithLeader): Promise<User> {
  const colleague = await db.workshopMember.findFirst({
    where: { workshopId: workshop.id, role: { not: 'leader' }, leftAt: null },
    include: { user: true },
  })
  return colleague?.user ?? (await addMember(workshop))
}

/** A bid of a workshop's leader with a colleague, or with the team that is given. */
export async function buildBid(challengeId: string, given: BidOptions = {}): Promise<BidWithTeam> {
  const {
    plan = `示例方案${sequence()}：先做样机，再小范围试用，最后推广。`,
    cost = 4_500_000n,
    memberDuty = '样机制作',
    status = 'submitted',
  } = given
  const workshop = given.workshop ?? (await buildWorkshop({ sectorKey: 'science' }))
  const team = given.team ?? [{ user: await colleagueOf(workshop), duty: memberDuty }]
  const milestones = given.milestones ?? [
    { title: '样机', sharePercent: 40, dueInDays: 60 },
    { title: '试用与定型', sharePercent: 60, dueInDays: 150 },
  ]
  const input = {
    bidder: `workshop:${workshop.id}`,
    plan: longTextOf(plan),
    cost,
    milestones: [...milestones],
    members: team.map(({ user, duty }) => ({ username: user.username, duty })),
    acceptTerms: 'on' as const,
    key: freshKey(),
  }
  const actor = await actorFor(workshop.leader)
  const { id } = status === 'draft' ? await draftBid(actor, challengeId, input) : await submitBid(actor, challengeId, input)
  const member = team[0]?.user ?? workshop.leader
  return { bid: await db.bid.findUniqueOrThrow({ where: { id } }), workshop, leader: workshop.leader, member }
}
