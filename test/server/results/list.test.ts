import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { visitor, type Actor } from '~server/policies/actor'
import { getResult, listResults, RESULTS_PER_PAGE } from '~server/results/list-results'
import { publishResult } from '~server/results/publish-result'
import { itKeepsEveryAudienceTrue } from '~test/server/challenges/audiences'
import { leadOf, refusal, staffOf } from '~test/server/challenges/given'
import { resultForm } from './result-form'

const idsFor = async (actor: Actor) => (await listResults(actor, { page: 1, year: 1999 })).results.map(({ id }) => id)

it('RE-02 a result for the alliance is listed and read inside it, and is not there for others', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'accepted' })
  const { id } = await publishResult(
    await actorFor(bids[0]?.leader ?? { id: '' }),
    resultForm({ challengeId: challenge.id, reach: 'alliance', year: 1999 }),
  )
  const inside = [
    await leadOf(alliance),
    await staffOf(alliance),
    await actorFor(alliance.members[0]?.leader ?? { id: '' }),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(bids[0]?.member ?? { id: '' }),
  ]
  for (const actor of inside) {
    expect(await idsFor(actor)).toEqual([id])
    expect(await getResult(actor, id)).toMatchObject({ id, challenge: { id: challenge.id }, alliance: { id: alliance.id } })
  }
  for (const actor of [visitor, await actorFor(await buildUser()), await actorFor(await buildUser({ isAdmin: true }))]) {
    const list = await listResults(actor, { page: 1, year: 1999 })
    expect([list.results, list.total, list.years.some(({ year }) => year === 1999)]).toEqual([[], 0, false])
    expect(await refusal(getResult(actor, id))).toMatchObject({ code: 'not_found' })
  }
})

it('RE-02 the showcase is filtered by sector and year, paged, newest first, with the figures of what may be read', async () => {
  const workshop = await buildWorkshop()
  const leader = await actorFor(workshop.leader)
  for (let number = 0; number < RESULTS_PER_PAGE + 1; number++)
    await publishResult(leader, resultForm({ workshopId: workshop.id, sectorKey: 'sports', year: 1988, title: `第${number}项成果` }))
  await publishResult(leader, resultForm({ workshopId: workshop.id, sectorKey: 'culture', year: 1988 }))
  const first = await listResults(visitor, { page: 1, sectorKey: 'sports', year: 1988 })
  expect([first.total, first.results.length, first.results[0]?.title]).toEqual([
    RESULTS_PER_PAGE + 1,
    RESULTS_PER_PAGE,
    `第${RESULTS_PER_PAGE}项成果`,
  ])
  expect((await listResults(visitor, { page: 2, sectorKey: 'sports', year: 1988 })).results).toMatchObject([
    { title: '第0项成果', workshop: workshop.name, fromChallenge: false },
  ])
  expect(first.years).toContainEqual({ year: 1988, count: RESULTS_PER_PAGE + 2 })
  expect(first.sectors).toMatchObject({ sports: RESULTS_PER_PAGE + 1, culture: 1 })
})

it('RE-03 a result tells what was found, how, where it holds and whom to ask; its challenge only to who may read that', async () => {
  const { challenge, bids } = await buildChallenge({ status: 'accepted' })
  const { id } = await publishResult(await actorFor(bids[0]?.leader ?? { id: '' }), resultForm({ challengeId: challenge.id }))
  const seen = await getResult(visitor, id)
  expect(seen).toMatchObject({
    scope: '县级送检',
    limits: '零下二十度未验证',
    contact: '检验科 029-0000',
    methodText: '先做保温曲线，再选相变点。',
    actions: [],
  })
  expect(seen.contributors).toEqual([
    { name: '甲', part: '设计' },
    { name: '乙', part: '试验' },
  ])
  expect(seen.challenge).toMatchObject({ id: challenge.id })
  const { audience } = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id } })
  await db.challenge.update({ where: { id: challenge.id }, data: { audience: audience.filter((key) => key !== 'public') } })
  expect((await getResult(visitor, id)).challenge).toBeNull()
  await db.challenge.update({ where: { id: challenge.id }, data: { audience } })
})

itKeepsEveryAudienceTrue()
