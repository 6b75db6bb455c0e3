import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { acceptInvitation, leaveAlliance } from '~server/alliances/answer-invitation'
import { createAlliance } from '~server/alliances/create-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { db } from '~server/core/database'
import { getProblem } from '~server/problems/get-problem'
import { getResource } from '~server/resources/list-resources'
import { offerResource } from '~server/resources/offer-resource'
import { itKeepsEveryAudienceTrue } from '../challenges/audiences'
import { eventsOf, outcomes, untilWaiting, whileHeld } from '../challenges/given'
import { resourceForm } from '../resources/resource-form'
import { allianceForm, firstMember, leaderOf, leadOf, placeOf } from './given'

const reads = async (person: { id: string }, id: string) => (await outcomes([getResource(await actorFor(person), id)]))[0] === 'done'

async function join(alliance: Awaited<ReturnType<typeof buildAlliance>>, workshop: Awaited<ReturnType<typeof buildWorkshop>>) {
  await inviteWorkshop(await leadOf(alliance), { allianceId: alliance.id, workshopId: workshop.id })
  return acceptInvitation(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at)
}

it('AL-05 what a workshop offers to its alliances is there for those it is in now: gone from the one it left, open to the one it joins', async () => {
  const [old, young] = [await buildAlliance(), await buildAlliance()]
  const workshop = firstMember(old)
  const id = await buildResource({ workshop, reach: 'alliance' })
  expect([await reads(old.lead.leader, id), await reads(young.lead.leader, id)]).toEqual([true, false])
  await join(young, workshop)
  expect([await reads(old.lead.leader, id), await reads(young.lead.leader, id)]).toEqual([true, true])
  await leaveAlliance(await leaderOf(workshop), (await placeOf(old.id, workshop.id)).at)
  expect([await reads(old.lead.leader, id), await reads(young.lead.leader, id)]).toEqual([false, true])
  expect((await eventsOf(`resource:${id}`)).map(({ name }) => name)).toEqual([
    'resource.offered',
    'resource.readers_changed',
    'resource.readers_changed',
  ])
})

it('AL-01 founding an alliance opens what the lead workshop offers to its alliances, and touches nothing else of it', async () => {
  const workshop = await buildWorkshop()
  const other = await buildAlliance({ members: [workshop] })
  const shared = await buildResource({ workshop, reach: 'alliance' })
  const open = await buildResource({ workshop, reach: 'public' })
  const { id } = await createAlliance(await leaderOf(workshop), allianceForm(workshop.id))
  expect((await db.resource.findUniqueOrThrow({ where: { id: shared } })).audience).toEqual(
    expect.arrayContaining([`alliance:${id}`, `alliance:${other.id}`]),
  )
  expect((await eventsOf(`resource:${open}`)).map(({ name }) => name)).toEqual(['resource.offered'])
})

it('AL-05 what is offered while the workshop is joining reaches the alliance all the same', async () => {
  const [first, second] = [await buildAlliance(), await buildAlliance()]
  const workshop = firstMember(first)
  await inviteWorkshop(await leadOf(second), { allianceId: second.id, workshopId: workshop.id })
  const both: Promise<unknown>[] = []
  await whileHeld('LOCK TABLE "Resource" IN EXCLUSIVE MODE', async () => {
    const form = resourceForm({ workshopId: workshop.id, reach: 'alliance', title: '正在加入时提供', key: freshKey() })
    both.push(offerResource(await leaderOf(workshop), form))
    await untilWaiting(1)
    both.push(acceptInvitation(await leaderOf(workshop), (await placeOf(second.id, workshop.id)).at))
    await untilWaiting(2)
  })
  expect(await outcomes(both)).toEqual(['done', 'done'])
  const { audience } = await db.resource.findFirstOrThrow({ where: { title: '正在加入时提供' } })
  expect(audience).toEqual(expect.arrayContaining([`alliance:${first.id}`, `alliance:${second.id}`]))
})

it('AL-05 a problem for the alliance is read by who joins, and no longer by who left', async () => {
  const [alliance, newcomer] = [await buildAlliance(), await buildWorkshop({ sectorKey: 'culture' })]
  const leaver = alliance.members[1] ?? alliance.lead
  const problem = await buildProblem({ alliance, visibility: 'alliance' })
  const person = await addMember(leaver)
  const read = async (who: { id: string }) => (await outcomes([getProblem(await actorFor(who), problem.id)]))[0]
  expect([await read(person), await read(newcomer.leader)]).toEqual(['done', 'not_found'])
  await leaveAlliance(await leaderOf(leaver), (await placeOf(alliance.id, leaver.id)).at)
  await join(alliance, newcomer)
  expect([await read(person), await read(newcomer.leader)]).toEqual(['not_found', 'done'])
})

itKeepsEveryAudienceTrue()
