import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { appointPanel } from '~server/challenges/acceptance/appoint-panel'
import { castVote } from '~server/challenges/acceptance/cast-vote'
import { acceptChallenge, returnChallenge } from '~server/challenges/acceptance/conclude-acceptance'
import { getAcceptance } from '~server/challenges/acceptance/get-acceptance'
import { requestAcceptance } from '~server/challenges/acceptance/request-acceptance'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { challengeNow, databaseState, decision, eventsOf, lastEventOf, leadOf, outcomes, refusal, staffOf } from '../given'

async function castAll(challengeId: string, wishes: readonly boolean[]): Promise<void> {
  const checks = await db.acceptanceCriterion.findMany({ where: { challengeId } })
  const votes = await db.acceptanceVote.findMany({ where: { acceptance: { challengeId }, status: 'assigned' }, orderBy: { id: 'asc' } })
  for (const [place, passes] of wishes.entries()) {
    const findings = Object.fromEntries(checks.map(({ id }) => [id, passes ? ('met' as const) : ('not_met' as const)]))
    const vote = votes[place]
    await castVote(
      await actorFor({ id: vote?.expertId ?? '' }),
      { challengeId, voteId: vote?.id ?? '' },
      { findings, passes, opinion: '意见' },
    )
  }
}

/** In acceptance, with a panel of this size of which these votes are in. */
async function voted(size: number, wishes: readonly boolean[]) {
  const built = await buildChallenge({ status: 'in_acceptance' })
  const lead = await leadOf(built.alliance)
  const experts = await Promise.all(Array.from({ length: size }, () => buildExpert()))
  if (size > 0)
    await appointPanel(
      lead,
      built.challenge.id,
      experts.map(({ id }) => id),
    )
  await castAll(built.challenge.id, wishes)
  return { ...built, id: built.challenge.id, lead, experts }
}

it('CH-28 with all votes in and more than half in favour the sponsor accepts, which is recorded with the count', async () => {
  const { id, lead } = await voted(3, [true, true, false])
  await acceptChallenge(lead, id, await decision(id, '同意验收。'))
  const row = await challengeNow(id)
  expect(row.status).toBe('accepted')
  expect(await db.acceptance.findMany({ where: { challengeId: id } })).toMatchObject([
    { status: 'passed', conclusion: '同意验收。', concludedAt: row.acceptedAt },
  ])
  const event = await lastEventOf(`challenge:${id}`)
  expect(event).toMatchObject({ name: 'challenge.accepted', actorId: lead.userId, reason: '同意验收。', data: { inFavour: 2, votes: 3 } })
})

it.each([
  ['no panel', 0, [], { open: 0 }],
  ['a vote outstanding', 3, [true, true], { open: 1 }],
  ['half in favour', 2, [true, false], { open: 0, inFavour: 1, votes: 2 }],
  ['nobody in favour', 1, [false], { open: 0, inFavour: 0, votes: 1 }],
] as const)('CH-28 with %s nothing is accepted', async (_how, size, wishes, detail) => {
  const { id, lead } = await voted(size, wishes)
  const before = await databaseState()
  expect(await refusal(acceptChallenge(lead, id, await decision(id)))).toMatchObject({ code: 'votes_incomplete', detail })
  expect(await databaseState()).toEqual(before)
})

it('CH-28 a recused expert counts neither for nor against', async () => {
  const { id, lead, alliance, bids } = await voted(1, [true])
  const ownUnit = await buildExpert({ unitId: bids[0]?.workshop.unitId ?? '' })
  await appointPanel(await staffOf(alliance), id, [ownUnit.id])
  await acceptChallenge(lead, id, await decision(id))
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ data: { inFavour: 1, votes: 1 } })
})

it('CH-28 a returned task goes back to work and comes again in a second round, with a panel of its own', async () => {
  const { id, lead, bids } = await voted(2, [false, false])
  await returnChallenge(lead, id, await decision(id, '第二项指标未达到。'))
  expect(await challengeNow(id)).toMatchObject({ status: 'in_progress', acceptedAt: null })
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ name: 'challenge.returned', reason: '第二项指标未达到。' })
  const team = await actorFor(bids[0]?.leader ?? { id: '' })
  await requestAcceptance(team, id, { summary: '第二项指标已达到，复测数据见附件。' })
  const rounds = await db.acceptance.findMany({ where: { challengeId: id }, orderBy: { round: 'asc' } })
  expect(rounds).toMatchObject([
    { round: 1, status: 'returned', conclusion: '第二项指标未达到。' },
    { round: 2, status: 'requested' },
  ])
  expect(await refusal(acceptChallenge(lead, id, await decision(id)))).toMatchObject({ code: 'votes_incomplete' })
  const expert = await buildExpert()
  await appointPanel(lead, id, [expert.id])
  await castAll(id, [true])
  await acceptChallenge(lead, id, await decision(id))
  expect((await getAcceptance(team, id)).rounds.map(({ round, status }) => [round, status])).toEqual([
    [2, 'passed'],
    [1, 'returned'],
  ])
})

it('P17 nobody but the lead concludes', async () => {
  const { id, alliance, bids, experts } = await voted(1, [true])
  const others = [
    await staffOf(alliance),
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(experts[0] ?? { id: '' }),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  for (const conclude of [acceptChallenge, returnChallenge]) {
    for (const other of others) expect(await refusal(conclude(other, id, await decision(id)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(conclude(visitor, id, await decision(id)))).toMatchObject({ code: 'not_signed_in' })
  }
  expect(await challengeNow(id)).toMatchObject({ status: 'in_acceptance' })
})

it.each(['awarded', 'in_progress', 'accepted', 'in_promotion'] as const)(
  'P18 what is %s is neither accepted nor returned',
  async (status) => {
    const { challenge, alliance } = await buildChallenge({ status })
    const before = await databaseState()
    for (const [action, conclude] of [
      ['accept', acceptChallenge],
      ['return', returnChallenge],
    ] as const) {
      const attempt = await refusal(conclude(await leadOf(alliance), challenge.id, await decision(challenge.id)))
      expect(attempt).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action } })
    }
    expect(await databaseState()).toEqual(before)
  },
)

it('P18 an old version is not concluded on, and of acceptances and returns at once one wins: ten rounds', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, lead } = await voted(1, [true])
    const now = await decision(id)
    expect(await refusal(acceptChallenge(lead, id, { ...now, version: now.version - 1 }))).toMatchObject({ code: 'stale_version' })
    const ended = await outcomes([acceptChallenge(lead, id, now), returnChallenge(lead, id, now), acceptChallenge(lead, id, now)])
    expect(ended.sort()).toEqual(['conflict', 'conflict', 'done'])
    const names = (await eventsOf(`challenge:${id}`)).map(({ name }) => name)
    expect(names.filter((name) => name === 'challenge.accepted' || name === 'challenge.returned')).toHaveLength(1)
  }
})

it('P12 of a new member of the panel and the acceptance at once no vote is left outstanding on what is accepted: ten rounds', async () => {
  for (let round = 0; round < 10; round++) {
    const { id, lead, alliance } = await voted(1, [true])
    const [expert, staff, now] = [await buildExpert(), await staffOf(alliance), await decision(id)]
    await outcomes([acceptChallenge(lead, id, now), appointPanel(staff, id, [expert.id])])
    const { status } = await challengeNow(id)
    const open = await db.acceptanceVote.count({ where: { acceptance: { challengeId: id }, status: 'assigned' } })
    expect(status === 'accepted' && open > 0).toBe(false)
  }
})

itKeepsEveryAudienceTrue()
