import { beforeAll, describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildBid, type BidWithTeam } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { passMilestone } from '~prisma/seed/factories/tasks'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { challengeFacts } from '~server/challenges/challenge-facts'
import type { ChallengeAction } from '~server/challenges/challenge.states'
import { returnMilestone, submitMilestone } from '~server/challenges/milestones/move-milestone'
import { reportMilestone } from '~server/challenges/milestones/report-milestone'
import { recuseReview } from '~server/challenges/reviews/recuse-review'
import { db, type User } from '~server/core/database'
import { challengePolicy } from '~server/policies/challenge'
import { listTodos } from '~server/todos/list-todos'
import type { TodoKind } from '~server/todos/todo'
import { acts, before, playersOf, type Players } from '../challenges/acts'
import { bidFor } from '../challenges/given'
import { waiting } from './waiting'

let people: Record<string, User>
let players: Players
let bid: BidWithTeam

/** Which act each to-do of a challenge asks for. */
const ASKS: Partial<Record<TodoKind, ChallengeAction>> = {
  ...{ publish_challenge: 'publish', open_bids: 'open_bids', assign_reviewers: 'assign_reviewers', nominate_bid: 'nominate' },
  ...{ declare_unsuccessful: 'declare_unsuccessful', award_challenge: 'award', start_work: 'start_work', publish_result: 'promote' },
  ...{ request_acceptance: 'request_acceptance', appoint_panel: 'appoint_panel', conclude_acceptance: 'accept' },
}

/** What waits for whom; and whoever is asked to act on the challenge is allowed to. */
async function waitingNow() {
  const found = await waiting(people)
  const row = await db.challenge.findUniqueOrThrow({ where: { id: players.id }, include: challengeFacts })
  for (const [who, kinds] of Object.entries(found))
    for (const kind of kinds) {
      const action = ASKS[kind]
      if (action) expect(challengePolicy[action](await actorFor(people[who] ?? { id: '' }), row), `${who} ${kind}`).toBe(true)
    }
  return found
}

beforeAll(async () => {
  const alliance = await buildAlliance()
  const unit = await db.unit.findUniqueOrThrow({ where: { id: alliance.lead.unitId } })
  const workshop = await buildWorkshop()
  const [colleague, expert] = [await addMember(workshop), await buildExpert()]
  const cast = await buildChallenge({ alliance, status: 'draft' })
  people = {
    lead: alliance.lead.leader,
    staff: await addMember(alliance.lead, { role: 'core_member' }),
    member: await addMember(alliance.lead),
    partner: alliance.members[0]?.leader ?? alliance.lead.leader,
    officer: await buildOfficer(alliance.governingUnionId),
    unitOfficer: await buildOfficer(unit.unionId ?? ''),
    otherOfficer: await buildOfficer((await buildAlliance()).governingUnionId),
    bidder: workshop.leader,
    colleague,
    expert,
    admin: await buildUser({ isAdmin: true }),
  }
  players = { ...(await playersOf(cast)), expert, team: await actorFor(workshop.leader) }
})

describe('AD-05 through the life of a challenge each person sees what waits for him, and nobody else does', () => {
  it('a draft waits for the lead to publish it; once it is open nothing waits', async () => {
    expect(await waitingNow()).toEqual({ lead: ['publish_challenge'] })
    await acts.publish(players)
    expect(await waitingNow()).toEqual({})
  })

  it('a bid that is begun waits for its leader to submit it, and names the deadline', async () => {
    const workshop = await db.workshop.findFirstOrThrow({ where: { leaderId: people.bidder?.id ?? '' } })
    bid = await buildBid(players.id, { workshop: { ...workshop, leader: people.bidder! }, status: 'draft' })
    expect(await waitingNow()).toEqual({ bidder: ['submit_bid'] })
    const { deadlineAt } = await db.challenge.findUniqueOrThrow({ where: { id: players.id } })
    expect(await listTodos(players.team)).toMatchObject([{ due: deadlineAt, url: `/challenges/${players.id}/bid` }])
    const members = [{ username: people.colleague?.username ?? '', duty: '试验' }]
    await submitBid(players.team, players.id, { ...bidFor(workshop), members })
    expect(await waitingNow()).toEqual({})
  })

  it('after the deadline the lead opens; then the staff names reviewers', async () => {
    await before.close?.(players)
    await acts.close(players)
    expect(await waitingNow()).toEqual({ lead: ['open_bids'] })
    await acts.open_bids(players)
    expect(await waitingNow()).toEqual({ lead: ['assign_reviewers'], staff: ['assign_reviewers'] })
  })

  it('the expert scores; when he stands aside another is looked for', async () => {
    const aside = await buildExpert()
    people = { ...people, aside }
    await acts.assign_reviewers({ ...players, expert: aside })
    expect(await waitingNow()).toEqual({ aside: ['review_bid'] })
    const sheet = await db.review.findFirstOrThrow({ where: { reviewerId: aside.id } })
    await recuseReview(await actorFor(aside), sheet.id, '曾共同署名')
    expect(await waitingNow()).toEqual({ lead: ['assign_reviewers'], staff: ['assign_reviewers'] })
    await acts.assign_reviewers(players)
    expect(await waitingNow()).toEqual({ expert: ['review_bid'] })
  })

  it('when all scores are in the lead nominates, and the unions confirm', async () => {
    await before.nominate?.(players)
    expect(await waitingNow()).toEqual({ lead: ['nominate_bid'] })
    const now = await db.bid.findFirstOrThrow({ where: { challengeId: players.id } })
    players = { ...players, cast: { ...players.cast, bids: [{ ...bid, bid: now }] } }
    await acts.nominate(players)
    expect(await waitingNow()).toEqual({ officer: ['award_challenge'], unitOfficer: ['award_challenge'] })
    await acts.award({ ...players, officer: await actorFor(people.officer ?? { id: '' }) })
    expect(await waitingNow()).toEqual({ bidder: ['start_work'] })
  })

  it('the team works milestone by milestone, and the staff looks at what is handed in', async () => {
    await acts.start_work({ ...players, lead: players.team })
    expect(await waitingNow()).toEqual({ bidder: ['work_on_milestone'] })
    const { id: milestoneId } = await db.milestone.findFirstOrThrow({ where: { challengeId: players.id, ordinal: 1 } })
    const at = { challengeId: players.id, milestoneId }
    await reportMilestone(players.team, at, { text: '样箱已做好', key: freshKey() })
    await submitMilestone(players.team, at)
    expect(await waitingNow()).toEqual({ lead: ['accept_milestone'], staff: ['accept_milestone'] })
    await returnMilestone(players.lead, at, '请补数据')
    expect(await waitingNow()).toEqual({ bidder: ['work_on_milestone'] })
    for (const _ of [1, 2])
      await passMilestone(players.id, { ...bid, leader: people.bidder!, member: people.colleague! }, players.cast.alliance)
    expect(await waitingNow()).toEqual({ bidder: ['request_acceptance'] })
  })

  it('acceptance: the staff names the panel, the panel votes, the lead concludes, the team mends and publishes', async () => {
    await acts.request_acceptance(players)
    expect(await waitingNow()).toEqual({ lead: ['appoint_panel'], staff: ['appoint_panel'] })
    await acts.appoint_panel(players)
    expect(await waitingNow()).toEqual({ expert: ['cast_vote'] })
    await before.return?.(players)
    expect(await waitingNow()).toEqual({ lead: ['conclude_acceptance'] })
    await acts.return(players)
    expect(await waitingNow()).toEqual({ bidder: ['request_acceptance'] })
    await acts.request_acceptance(players)
    await before.accept?.(players)
    await acts.accept(players)
    expect(await waitingNow()).toEqual({ bidder: ['publish_result'] })
    await acts.promote(players)
    expect(await waitingNow()).toEqual({})
  })
})
