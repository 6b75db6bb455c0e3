import { buildChallenge, type ChallengeOptions } from '~prisma/seed/factories/challenges'
import { actorFor } from '~prisma/seed/factories/people'
import { acceptMilestone, submitMilestone } from '~server/challenges/milestones/move-milestone'
import { reportMilestone } from '~server/challenges/milestones/report-milestone'
import { db } from '~server/core/database'
import { freshKey } from '~prisma/seed/factories/sequence'
import { act, hiddenAct, type Act, type Occasion } from './act'
import { each } from './actors'
import { bidForm, sheetForm, without, type Fields } from './forms'
import type { Cast } from './world'

const unions = ['finance', 'officer', 'governing'] as const
const versionOf = async (id: string) => String((await db.challenge.findUniqueOrThrow({ where: { id } })).version)

/** A challenge of the alliance in a state; past `open` the team has bid, and its one reviewer is the expert. */
export async function stage({ alliance, team, users }: Cast, given: ChallengeOptions) {
  const bids = given.status === 'draft' ? [] : [{ workshop: team, team: [{ user: users.member, duty: '样机' }] }]
  return buildChallenge({ alliance, bids, reviewers: [users.expert], ...given })
}

/** An act on a challenge in a state, posted to one of its tabs. */
const on =
  (given: ChallengeOptions, tab: string, fields: (id: string, version: string, cast: Cast) => Fields | Promise<Fields>): Act['given'] =>
  async (cast) => {
    const { id } = (await stage(cast, given)).challenge
    const form = await fields(id, await versionOf(id), cast)
    return { at: `/challenges/${id}${tab}`, fields: () => form }
  }

const decision = (intent: string) => (_id: string, version: string) => ({ intent, reason: '理由充分', version })

/** The first milestone while it is worked on, with a report behind it, brought as far as `to` says. */
const inWork =
  (intent: string, to: 'reported' | 'submitted', more: Fields = {}): Act['given'] =>
  async (cast): Promise<Occasion> => {
    const { challenge } = await stage(cast, { status: 'in_progress' })
    const { id } = await db.milestone.findFirstOrThrow({ where: { challengeId: challenge.id }, orderBy: { ordinal: 'asc' } })
    const at = { challengeId: challenge.id, milestoneId: id }
    await reportMilestone(await actorFor(cast.users.member), at, { text: '样机完成', key: freshKey() })
    if (to === 'submitted') await submitMilestone(await actorFor(cast.users.leader), at)
    return { at: `/challenges/${challenge.id}/work`, fields: () => ({ intent, milestoneId: id, ...more }) }
  }

/** All milestones accepted; acceptance not asked for yet. */
async function workDone(cast: Cast): Promise<Occasion> {
  const { challenge } = await stage(cast, { status: 'in_progress' })
  for (const { id } of await db.milestone.findMany({ where: { challengeId: challenge.id }, orderBy: { ordinal: 'asc' } })) {
    const at = { challengeId: challenge.id, milestoneId: id }
    await reportMilestone(await actorFor(cast.users.member), at, { text: '完成', key: freshKey() })
    await submitMilestone(await actorFor(cast.users.leader), at)
    await acceptMilestone(await actorFor(cast.users.lead), at, '')
  }
  const fields = { intent: 'request_acceptance', summary: '各项指标均已达到，资料齐全。' }
  return { at: `/challenges/${challenge.id}/acceptance`, fields: () => fields }
}

const panel = (votes: number, fields: Parameters<typeof on>[2]): Act['given'] =>
  async function given(cast, app) {
    return on({ status: 'in_acceptance', panel: [cast.users.expert], acceptance: { votes } }, '/acceptance', fields)(cast, app)
  }

const vote = async (id: string) => {
  const { id: voteId } = await db.acceptanceVote.findFirstOrThrow({ where: { acceptance: { challengeId: id } } })
  const checks = await db.acceptanceCriterion.findMany({ where: { challengeId: id } })
  const findings = Object.fromEntries(checks.map((check) => [`findings.${check.id}`, 'met']))
  return { intent: 'cast', voteId, passes: 'yes', opinion: '同意通过', ...findings }
}

/** A review sheet of the expert that waits for his scores. */
const review = (fields: (scores: Fields) => Fields): Act['given'] =>
  async function given(cast) {
    const { challenge } = await stage(cast, { status: 'in_review' })
    const { id } = await db.review.findFirstOrThrow({ where: { bid: { challengeId: challenge.id } } })
    const criteria = await db.scoringCriterion.findMany({ where: { challengeId: challenge.id } })
    const form = fields(Object.fromEntries(criteria.map((criterion) => [`scores.${criterion.id}`, '80'])))
    return { at: `/reviews/${id}`, fields: () => form }
  }

const bidding = (intent: string): Act =>
  act(
    'leader',
    422,
    { lead: 403 },
    on({ bids: [] }, '/bid', (_id, _version, { team }) => bidForm(team.id, { intent })),
    { also: ['member'] },
  )

const challengeId = 'routes/challenges+/$challengeId'
export const challengeActs: Readonly<Record<string, Act>> = {
  'routes/challenges+/new establish': act('lead', 403, {}, ({ alliance }) =>
    Promise.resolve({ at: '/challenges/new', fields: () => sheetForm({ allianceId: alliance.id }) }),
  ),
  [`${challengeId}_.edit revise`]: hiddenAct(
    'lead',
    each(403, ...unions),
    on({ status: 'draft' }, '/edit', (_id, version) => without(sheetForm({ intent: 'revise', version }), 'key', 'problemId')),
  ),
  [`${challengeId}._index publish`]: hiddenAct(
    'lead',
    each(403, ...unions),
    on({ status: 'draft' }, '?index', (_id, version) => ({ intent: 'publish', version })),
  ),
  [`${challengeId}._index cancel`]: act('lead', 403, {}, on({}, '?index', decision('cancel'))),
  [`${challengeId}._index open_bids`]: act(
    'lead',
    403,
    {},
    on({ status: 'closed' }, '?index', () => ({ intent: 'open_bids' })),
  ),
  [`${challengeId}_.bid submit`]: bidding('submit'),
  [`${challengeId}_.bid draft`]: bidding('draft'),
  'routes/bids+/$bidId withdraw': hiddenAct('leader', { member: 403 }, async (cast) => ({
    at: `/bids/${(await stage(cast, {})).bids[0]?.bid.id}`,
    fields: () => ({ intent: 'withdraw' }),
  })),
  [`${challengeId}.bids assign_reviewers`]: act(
    'lead',
    403,
    {},
    on({ status: 'in_review', reviewers: [] }, '/bids', (_id, _version, { users }) => ({
      intent: 'assign_reviewers',
      'expertIds[]': [users.expert.id],
    })),
  ),
  'routes/reviews+/$reviewId submit': hiddenAct(
    'expert',
    {},
    review((scores) => ({ intent: 'submit', comment: '路线清楚', ...scores })),
  ),
  'routes/reviews+/$reviewId recuse': hiddenAct(
    'expert',
    {},
    review(() => ({ intent: 'recuse', reason: '曾合作' })),
  ),
  [`${challengeId}.bids nominate`]: act(
    'lead',
    403,
    {},
    on({ status: 'in_review', handedIn: 1 }, '/bids', async (id, version) => ({
      ...decision('nominate')(id, version),
      bidId: (await db.bid.findFirstOrThrow({ where: { challengeId: id } })).id,
    })),
  ),
  // The lead nominated: he is refused as the same person, and so is whoever only reads.
  [`${challengeId}.bids award`]: act('governing', 403, {}, on({ status: 'nominated' }, '/bids', decision('award')), {
    also: ['finance', 'officer'],
  }),
  [`${challengeId}.bids declare_unsuccessful`]: act(
    'lead',
    403,
    {},
    on({ status: 'nominated' }, '/bids', decision('declare_unsuccessful')),
    { also: unions },
  ),
  [`${challengeId}.work plan_milestones`]: act(
    'leader',
    403,
    {},
    on({ status: 'awarded' }, '/work', (_id, version) => ({
      ...{ intent: 'plan_milestones', version },
      ...{ 'milestones.0.title': '全部', 'milestones.0.sharePercent': '100', 'milestones.0.dueOn': '2027-05-01' },
    })),
  ),
  [`${challengeId}.work start_work`]: act(
    'lead',
    403,
    {},
    on({ status: 'awarded' }, '/work', () => ({ intent: 'start_work' })),
    {
      also: ['leader'],
    },
  ),
  [`${challengeId}.work report`]: act('member', 403, {}, inWork('report', 'reported', { text: '试用一周', key: 'matrix-report-key' }), {
    also: ['leader'],
  }),
  [`${challengeId}.work submit`]: act('leader', 403, {}, inWork('submit', 'reported')),
  [`${challengeId}.work accept`]: act('lead', 403, {}, inWork('accept', 'submitted', { reason: '' })),
  [`${challengeId}.work return`]: act('lead', 403, {}, inWork('return', 'submitted', { reason: '请补数据' })),
  [`${challengeId}.acceptance request_acceptance`]: act('leader', 403, {}, workDone),
  [`${challengeId}.acceptance appoint_panel`]: act(
    'lead',
    403,
    {},
    on({ status: 'in_acceptance' }, '/acceptance', (_id, _version, { users }) => ({
      intent: 'appoint_panel',
      'expertIds[]': [users.expert.id],
    })),
  ),
  [`${challengeId}.acceptance cast`]: hiddenAct('expert', {}, panel(0, vote)),
  [`${challengeId}.acceptance accept`]: act('lead', 403, {}, panel(1, decision('accept'))),
  [`${challengeId}.acceptance return`]: act('lead', 403, {}, panel(1, decision('return'))),
}
