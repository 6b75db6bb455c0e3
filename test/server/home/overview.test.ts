import { beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { getOverview } from '~server/home/get-overview'
import { visitor } from '~server/policies/actor'
import { leadOf } from '../alliances/given'

let alliance: AllianceWithWorkshops
beforeAll(async () => {
  alliance = await buildAlliance()
  const cast = { alliance, reviewers: [await buildExpert()], bids: [{ workshop: await buildWorkshop() }] }
  for (const status of ['submitted', 'returned', 'accepted', 'rejected', 'withdrawn'] as const) await buildProblem({ alliance, status })
  for (const status of ['draft', 'open', 'cancelled', 'unsuccessful', 'in_review', 'awarded', 'in_progress', 'in_promotion'] as const)
    await buildChallenge({ ...cast, bids: status === 'unsuccessful' ? [] : cast.bids, status })
  await buildChallenge({ alliance, status: 'open', reach: 'alliance' })
}, 60_000)

it('CH-31 a visitor sees where the public challenges stand in the six steps, and no problem', async () => {
  const { steps, figures } = await getOverview(visitor)
  // problems · open, in review · awarded · in progress · — · in promotion
  expect(steps).toEqual([null, 2, 1, 1, 0, 1])
  expect(figures).toEqual({ workshops: await db.workshop.count(), alliances: 1, challenges: 7, results: 1 })
})

it('CH-31 who is signed in sees the problems that are under way; the lead his drafts and inner listings too', async () => {
  expect((await getOverview(await actorFor(await buildUser()))).steps).toEqual([3, 2, 1, 1, 0, 1])
  const { steps, figures } = await getOverview(await leadOf(alliance))
  expect(steps).toEqual([3, 4, 1, 1, 0, 1])
  expect(figures.challenges).toBe(8)
})

it('CH-31 it shows what is open to the reader, and at most six of each', async () => {
  expect((await getOverview(visitor)).open.map(({ status }) => status)).toEqual(['open'])
  expect((await getOverview(await leadOf(alliance))).open).toHaveLength(2)
  for (let number = 0; number < 7; number++) await buildChallenge({ alliance, status: 'open' })
  expect((await getOverview(visitor)).open).toHaveLength(6)
})
