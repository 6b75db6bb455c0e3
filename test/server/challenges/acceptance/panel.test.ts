import { expect, it } from 'vitest'
import { buildChallenge, type ChallengeWithCast } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { passMilestone } from '~prisma/seed/factories/tasks'
import { appointPanel } from '~server/challenges/acceptance/appoint-panel'
import { castVote } from '~server/challenges/acceptance/cast-vote'
import { getAcceptance } from '~server/challenges/acceptance/get-acceptance'
import { requestAcceptance } from '~server/challenges/acceptance/request-acceptance'
import { db } from '~server/core/database'
import { visitor, type Actor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { challengeNow, databaseState, lastEventOf, leadOf, outcomes, refusal, staffOf } from '../given'

const summary = { summary: '两项指标均已达到，试用三个月，数据齐全。' }
const votesOf = (challengeId: string) => db.acceptanceVote.findMany({ where: { acceptance: { challengeId } } })
const teamOf = ({ bids }: ChallengeWithCast) => actorFor(bids[0]?.leader ?? { id: '' })

/** Acceptance asked for, with a panel of experts. */
async function inPanel(count = 1) {
  const built = await buildChallenge({ status: 'in_acceptance' })
  const experts = await Promise.all(Array.from({ length: count }, () => buildExpert()))
  const lead = await leadOf(built.alliance)
  await appointPanel(
    lead,
    built.challenge.id,
    experts.map(({ id }) => id),
  )
  const votes = await votesOf(built.challenge.id)
  const checks = await db.acceptanceCriterion.findMany({ where: { challengeId: built.challenge.id } })
  const vote = (passes = true) => ({
    findings: Object.fromEntries(checks.map(({ id }) => [id, passes ? ('met' as const) : ('not_met' as const)])),
    passes,
    opinion: '意见',
  })
  const at = (place = 0) => ({
    challengeId: built.challenge.id,
    voteId: votes.find(({ expertId }) => expertId === experts[place]?.id)?.id ?? '',
  })
  return { ...built, id: built.challenge.id, lead, experts, actors: await Promise.all(experts.map(actorFor)), checks, vote, at }
}

it('CH-28 the team asks for acceptance when every milestone is accepted: a first round, recorded', async () => {
  const built = await buildChallenge({ status: 'in_progress' })
  const [id, team] = [built.challenge.id, await teamOf(built)]
  expect(await refusal(requestAcceptance(team, id, summary))).toMatchObject({
    code: 'milestones_incomplete',
    detail: { missing: 'milestones', open: 2 },
  })
  for (const _step of [1, 2]) await passMilestone(id, built.bids[0]!, built.alliance)
  await requestAcceptance(team, id, summary)
  expect(await challengeNow(id)).toMatchObject({ status: 'in_acceptance' })
  expect(await db.acceptance.findMany({ where: { challengeId: id } })).toMatchObject([{ round: 1, status: 'requested', ...summary }])
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ name: 'challenge.acceptance_requested', actorId: team.userId })
})

it('CH-28 nobody but the leader of the team asks, and of three requests at once one is a round', async () => {
  const built = await buildChallenge({ status: 'in_progress' })
  const [id, team] = [built.challenge.id, await teamOf(built)]
  for (const _step of [1, 2]) await passMilestone(id, built.bids[0]!, built.alliance)
  const others = [
    await actorFor(built.bids[0]?.member ?? { id: '' }),
    await leadOf(built.alliance),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  for (const other of others) expect(await refusal(requestAcceptance(other, id, summary))).toMatchObject({ code: 'forbidden' })
  const ended = await outcomes(Array.from({ length: 3 }, () => requestAcceptance(team, id, summary)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'done'])
  expect(await db.acceptance.count({ where: { challengeId: id } })).toBe(1)
})

it.each(['nominated', 'awarded', 'in_acceptance', 'accepted', 'in_promotion'] as const)(
  'P18 for what is %s no acceptance is asked',
  async (status) => {
    const built = await buildChallenge({ status })
    const before = await databaseState()
    const attempt = requestAcceptance(await teamOf(built), built.challenge.id, summary)
    expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status, action: 'request_acceptance' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('CH-28 the staff names the panel, more can be added, and it is recorded; an expert with an interest is recused at once', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_acceptance' })
  const staff = await staffOf(alliance)
  const [free, ownUnit] = [await buildExpert(), await buildExpert({ unitId: bids[0]?.workshop.unitId ?? '' })]
  await db.expertProfile.create({ data: { userId: bids[0]?.member.id ?? '', field: '护理' } })
  await appointPanel(staff, challenge.id, [free.id, ownUnit.id])
  await appointPanel(staff, challenge.id, [bids[0]?.member.id ?? '', free.id])
  const votes = await votesOf(challenge.id)
  const how = (expertId = '') => votes.filter((vote) => vote.expertId === expertId).map(({ status, recusal }) => [status, recusal])
  expect(how(free.id)).toEqual([['assigned', '']])
  expect(how(ownUnit.id)).toEqual([['recused', 'own_unit']])
  expect(how(bids[0]?.member.id)).toEqual([['recused', 'on_team']])
  expect(await db.acceptance.findMany({ where: { challengeId: challenge.id } })).toMatchObject([{ status: 'in_panel' }])
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({
    name: 'challenge.panel_appointed',
    actorId: staff.userId,
    data: { experts: 2 },
  })
})

it('CH-28 a panel of nobody who may vote is no panel', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_acceptance' })
  const lead = await leadOf(alliance)
  const ownUnit = await buildExpert({ unitId: bids[0]?.workshop.unitId ?? '' })
  const before = await databaseState()
  expect(await refusal(appointPanel(lead, challenge.id, [ownUnit.id]))).toMatchObject({ code: 'no_reviewers' })
  const others = [(await buildUser()).id, 'no-such-user']
  for (const other of others)
    expect(await refusal(appointPanel(lead, challenge.id, [other]))).toMatchObject({ code: 'invalid', faults: [{ field: 'expertIds' }] })
  expect((await databaseState()).AcceptanceVote).toBe(before.AcceptanceVote)
})

it('P17 nobody but the staff appoints, and only in acceptance', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_acceptance' })
  const expert = await buildExpert()
  const others = [
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(expert),
  ]
  for (const other of others) expect(await refusal(appointPanel(other, challenge.id, [expert.id]))).toMatchObject({ code: 'forbidden' })
  for (const status of ['in_progress', 'accepted'] as const) {
    const early = await buildChallenge({ status })
    const attempt = await refusal(appointPanel(await leadOf(early.alliance), early.challenge.id, [expert.id]))
    expect(attempt).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action: 'appoint_panel' } })
  }
})

it('CH-28 an expert judges every criterion and the whole, once, and it is recorded', async () => {
  const { id, actors, at, vote, checks } = await inPanel()
  const [actor = visitor] = actors
  await castVote(actor, at(), vote())
  const row = await db.acceptanceVote.findUniqueOrThrow({ where: { id: at().voteId }, include: { findings: true } })
  expect(row).toMatchObject({ status: 'cast', passes: true, opinion: '意见' })
  expect(row.findings.map(({ criterionId, met }) => [criterionId, met]).sort()).toEqual(checks.map((check) => [check.id, true]).sort())
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ name: 'acceptance.vote_cast' })
  const before = await databaseState()
  expect(await refusal(castVote(actor, at(), vote(false)))).toMatchObject({ code: 'already_answered' })
  expect(await databaseState()).toEqual(before)
})

it('CH-28 of five votes of one expert at once one is cast', async () => {
  const { actors, at, vote } = await inPanel()
  const ended = await outcomes(Array.from({ length: 5 }, (_, place) => castVote(actors[0] ?? visitor, at(), vote(place % 2 === 0))))
  expect(ended.filter((one) => one === 'done')).toHaveLength(1)
  expect(ended.filter((one) => !['done', 'conflict', 'already_answered'].includes(one))).toEqual([])
  expect(await db.acceptanceFinding.count({ where: { voteId: at().voteId } })).toBe(2)
})

it('CH-28 every criterion of the listing needs a finding, and none of another listing is taken', async () => {
  const { actors, at, vote } = await inPanel()
  const full = vote()
  const [first = '', second = ''] = Object.keys(full.findings)
  const attempt = (findings: Record<string, 'met' | 'not_met'>) => refusal(castVote(actors[0] ?? visitor, at(), { ...full, findings }))
  expect(await attempt({ [first]: 'met' })).toMatchObject({ code: 'invalid', faults: [{ field: `findings.${second}`, code: 'choose' }] })
  expect(await attempt({ ...full.findings, 'criterion-of-another': 'met' })).toMatchObject({
    code: 'invalid',
    faults: [{ field: 'findings' }],
  })
})

it('P17 the vote of another, of another challenge, or of one who is recused is not cast', async () => {
  const [one, other] = [await inPanel(2), await inPanel()]
  const strangers: Actor[] = [
    visitor,
    one.actors[1] ?? visitor,
    one.lead,
    await teamOf(one),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  for (const stranger of strangers) expect(await refusal(castVote(stranger, one.at(0), one.vote()))).toMatchObject({ code: 'not_found' })
  const mixed = { challengeId: other.id, voteId: one.at(0).voteId }
  expect(await refusal(castVote(one.actors[0] ?? visitor, mixed, one.vote()))).toMatchObject({ code: 'not_found' })
  await db.acceptanceVote.update({ where: { id: one.at(0).voteId }, data: { status: 'recused', recusal: 'own_unit' } })
  expect(await refusal(castVote(one.actors[0] ?? visitor, one.at(0), one.vote()))).toMatchObject({ code: 'recused' })
})

it('CH-28 an expert sees the other votes after casting his own; the team after the conclusion; others the outcome only', async () => {
  const { id, actors, at, vote, lead, ...built } = await inPanel(2)
  await castVote(actors[1] ?? visitor, at(1), vote())
  const votesSeenBy = async (actor: Actor) => (await getAcceptance(actor, id)).rounds[0]?.votes.length
  expect(await votesSeenBy(actors[0] ?? visitor)).toBe(1)
  expect(await votesSeenBy(lead)).toBe(2)
  expect(await votesSeenBy(await teamOf(built))).toBe(0)
  await castVote(actors[0] ?? visitor, at(0), vote())
  expect(await votesSeenBy(actors[0] ?? visitor)).toBe(2)
  const outside = (await getAcceptance(visitor, id)).rounds[0]
  expect(outside).toMatchObject({ status: 'in_panel', summary: '', files: [], votes: [], ownVote: null })
})

itKeepsEveryAudienceTrue()
