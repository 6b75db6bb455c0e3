import { passDeadline, type ChallengeWithCast } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { passMilestone } from '~prisma/seed/factories/tasks'
import { appointPanel } from '~server/challenges/acceptance/appoint-panel'
import { castVote } from '~server/challenges/acceptance/cast-vote'
import { acceptChallenge, returnChallenge } from '~server/challenges/acceptance/conclude-acceptance'
import { requestAcceptance } from '~server/challenges/acceptance/request-acceptance'
import { awardChallenge, declareUnsuccessful } from '~server/challenges/award-challenge'
import { openBids } from '~server/challenges/bids/open-bids'
import { cancelChallenge } from '~server/challenges/cancel-challenge'
import type { ChallengeAction } from '~server/challenges/challenge.states'
import { closeChallenge } from '~server/challenges/close-challenge'
import { planMilestones } from '~server/challenges/milestones/plan-milestones'
import { startWork } from '~server/challenges/milestones/start-work'
import { nominateBid } from '~server/challenges/nominate-bid'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { submitReview } from '~server/challenges/reviews/submit-review'
import { reviseChallenge } from '~server/challenges/revise-challenge'
import { db, type User } from '~server/core/database'
import { systemActor, type UserActor } from '~server/policies/actor'
import { publishResult } from '~server/results/publish-result'
import { decision, leadOf, sheet, versionOf } from './given'

/** Everybody who may act on one challenge; whoever leads no team acts as its team all the same, and is refused. */
export interface Players {
  readonly cast: ChallengeWithCast
  readonly id: string
  readonly lead: UserActor
  readonly officer: UserActor
  readonly team: UserActor
  readonly expert: User
}

export async function playersOf(cast: ChallengeWithCast): Promise<Players> {
  const { alliance, challenge, bids } = cast
  return {
    ...{ cast, id: challenge.id, lead: await leadOf(alliance) },
    officer: await actorFor(await buildOfficer(alliance.governingUnionId)),
    team: await actorFor(bids[0]?.leader ?? alliance.members[0]?.leader ?? { id: '' }),
    expert: await buildExpert(),
  }
}

const result = (challengeId: string) => ({
  ...{
    challengeId,
    workshopId: null,
    title: '成果题目',
    summary: '成果摘要写清楚了。',
    scope: '同类',
    limits: '无',
    contact: '电话',
    benefit: '',
  },
  ...{ keywords: [], sectorKey: 'health', year: 2026, reach: 'public' as const, contributors: [{ name: '甲', part: '' }], key: freshKey() },
  method: longTextOf('方法写清楚了。'),
})

/** Each action of the table by its real use case, by somebody who may, on the page as it stands now. */
export const acts: Readonly<Record<ChallengeAction, (players: Players) => Promise<unknown>>> = {
  revise: async ({ lead, id }) => reviseChallenge(lead, id, { ...sheet(), version: await versionOf(id) }),
  publish: async ({ lead, id }) => publishChallenge(lead, id, { version: await versionOf(id) }),
  cancel: async ({ lead, id }) => cancelChallenge(lead, id, await decision(id)),
  close: ({ id }) => closeChallenge(systemActor, id),
  open_bids: ({ lead, id }) => openBids(lead, id),
  assign_reviewers: ({ lead, id, expert }) => assignReviewers(lead, id, [expert.id]),
  nominate: async ({ lead, id, cast }) => nominateBid(lead, id, { bidId: cast.bids[0]?.bid.id ?? 'no-such-bid', ...(await decision(id)) }),
  award: async ({ officer, id }) => awardChallenge(officer, id, await decision(id)),
  declare_unsuccessful: async ({ officer, id }) => declareUnsuccessful(officer, id, await decision(id)),
  plan_milestones: async ({ team, id }) =>
    planMilestones(team, id, {
      milestones: [{ title: '全部', sharePercent: 100, dueOn: new Date('2027-05-01') }],
      version: await versionOf(id),
    }),
  start_work: ({ lead, id }) => startWork(lead, id),
  request_acceptance: ({ team, id }) => requestAcceptance(team, id, { summary: '各项指标均已达到，资料齐全。' }),
  appoint_panel: ({ lead, id, expert }) => appointPanel(lead, id, [expert.id]),
  return: async ({ lead, id }) => returnChallenge(lead, id, await decision(id)),
  accept: async ({ lead, id }) => acceptChallenge(lead, id, await decision(id)),
  promote: ({ team, id }) => publishResult(team, result(id)),
}

async function scoreAll({ id }: Players): Promise<void> {
  const scores = Object.fromEntries((await db.scoringCriterion.findMany({ where: { challengeId: id } })).map((one) => [one.id, 700]))
  for (const sheetRow of await db.review.findMany({ where: { status: 'assigned', bid: { challengeId: id } } }))
    await submitReview(await actorFor({ id: sheetRow.reviewerId }), sheetRow.id, { scores, comment: '意见' })
}

async function voteAll({ id }: Players): Promise<void> {
  const findings = Object.fromEntries(
    (await db.acceptanceCriterion.findMany({ where: { challengeId: id } })).map((one) => [one.id, 'met' as const]),
  )
  for (const vote of await db.acceptanceVote.findMany({
    where: { status: 'assigned', acceptance: { challengeId: id, status: 'in_panel' } },
  }))
    await castVote(await actorFor({ id: vote.expertId }), { challengeId: id, voteId: vote.id }, { findings, passes: true, opinion: '意见' })
}

async function workThrough({ id, cast }: Players): Promise<void> {
  const open = await db.milestone.count({ where: { challengeId: id, status: { not: 'accepted' } } })
  const [bid] = cast.bids
  for (let done = 0; bid && done < open; done++) await passMilestone(id, bid, cast.alliance)
}

/** What people and time do before an action is due. */
export const before: Partial<Readonly<Record<ChallengeAction, (players: Players) => Promise<unknown>>>> = {
  close: ({ id }) => passDeadline(id),
  open_bids: ({ id }) => passDeadline(id),
  nominate: async (players) => {
    await acts.assign_reviewers(players)
    await scoreAll(players)
  },
  request_acceptance: workThrough,
  accept: async (players) => {
    await acts.appoint_panel(players)
    await voteAll(players)
  },
  return: async (players) => {
    await acts.appoint_panel(players)
    await voteAll(players)
  },
}
