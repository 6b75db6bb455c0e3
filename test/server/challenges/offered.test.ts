import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer } from '~prisma/seed/factories/people'
import { getChallengeHead } from '~server/challenges/get-challenge'
import { leadOf } from './given'

it('P12 the page offers the award to the officer who may confirm, and not to the person who nominated', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'nominated' })
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  const offered = async (actor: typeof officer) => (await getChallengeHead(actor, challenge.id)).actions
  expect(await offered(officer)).toEqual(['award', 'declare_unsuccessful'])
  expect(await offered(await leadOf(alliance))).toEqual(['declare_unsuccessful'])
})
