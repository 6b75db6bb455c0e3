import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { awardChallenge, declareUnsuccessful } from '~server/challenges/award-challenge'
import { db } from '~server/core/database'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, decision, eventsOf, outcomes } from './given'

async function cast() {
  const alliance = await buildAlliance()
  const officers = await Promise.all([1, 2, 3].map(async () => actorFor(await buildOfficer(alliance.governingUnionId))))
  const workshops = await Promise.all([1, 2].map(() => buildWorkshop()))
  return { alliance, officers, reviewers: [await buildExpert()], bids: workshops.map((workshop) => ({ workshop })) }
}

it('P12 of twenty awards by three officers at once exactly one wins, with one awarded bid, one plan and one event: 20 rounds', async () => {
  const { alliance, officers, reviewers, bids } = await cast()
  for (let round = 0; round < 20; round++) {
    const { challenge } = await buildChallenge({ alliance, reviewers, bids, status: 'nominated' })
    const now = await decision(challenge.id)
    const attempts = Array.from({ length: 20 }, (_, place) => awardChallenge(officers[place % 3] ?? officers[0]!, challenge.id, now))
    const ended = await outcomes(attempts)
    expect(ended.filter((one) => one === 'done')).toHaveLength(1)
    expect(ended.filter((one) => one !== 'done' && one !== 'conflict')).toEqual([])
    expect(await db.bid.count({ where: { challengeId: challenge.id, status: 'awarded' } })).toBe(1)
    expect(await db.milestone.count({ where: { challengeId: challenge.id } })).toBe(2)
    expect((await eventsOf(`challenge:${challenge.id}`)).filter(({ name }) => name === 'challenge.awarded')).toHaveLength(1)
  }
}, 90_000)

it('P12 of an award and 流榜 at once one wins, whole: 20 rounds', async () => {
  const { alliance, officers, reviewers, bids } = await cast()
  for (let round = 0; round < 20; round++) {
    const { challenge } = await buildChallenge({ alliance, reviewers, bids, status: 'nominated' })
    const now = await decision(challenge.id)
    const [awarded, declared] = await outcomes([
      awardChallenge(officers[0]!, challenge.id, now),
      declareUnsuccessful(officers[1]!, challenge.id, now),
    ])
    expect([awarded, declared].sort()).toEqual(['conflict', 'done'])
    const statuses = (await db.bid.findMany({ where: { challengeId: challenge.id } })).map(({ status }) => status).sort()
    const won = awarded === 'done'
    expect(await challengeNow(challenge.id)).toMatchObject({ status: won ? 'awarded' : 'unsuccessful' })
    expect(statuses).toEqual(won ? ['awarded', 'unsuccessful'] : ['unsuccessful', 'unsuccessful'])
    expect(await db.milestone.count({ where: { challengeId: challenge.id } })).toBe(won ? 2 : 0)
  }
}, 90_000)

itKeepsEveryAudienceTrue()
