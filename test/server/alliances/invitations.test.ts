import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { acceptInvitation, declineInvitation, leaveAlliance, withdrawInvitation } from '~server/alliances/answer-invitation'
import { getAlliance } from '~server/alliances/get-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { db } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { databaseState, eventsOf, outcomes, refusal } from '../challenges/given'
import { firstMember, leaderOf, leadOf, placeOf } from './given'

async function invited() {
  const workshop = await buildWorkshop({ sectorKey: 'sports' })
  const alliance = await buildAlliance({ invited: [workshop] })
  const { at } = await placeOf(alliance.id, workshop.id)
  return { alliance, workshop, at, lead: await leadOf(alliance), leader: await leaderOf(workshop) }
}
const statusOf = async (allianceId: string, workshopId: string) => (await placeOf(allianceId, workshopId)).status

it('AL-05 the lead invites a workshop, which is not in before it has answered for itself', async () => {
  const [alliance, workshop] = [await buildAlliance(), await buildWorkshop()]
  const lead = await leadOf(alliance)
  await inviteWorkshop(lead, { allianceId: alliance.id, workshopId: workshop.id })
  expect(await placeOf(alliance.id, workshop.id)).toMatchObject({ status: 'invited', answeredAt: null, answeredById: null })
  expect((await leaderOf(workshop)).allianceIds).toEqual([])
  expect((await eventsOf(`alliance:${alliance.id}`)).at(-1)).toMatchObject({
    name: 'alliance.workshop_invited',
    actorId: lead.userId,
    data: { workshop: workshop.name },
  })
})

it('AL-05 accepted by its leader it belongs from now on, and who answered when is kept', async () => {
  const { alliance, workshop, at, leader } = await invited()
  await acceptInvitation(leader, at)
  const place = await placeOf(alliance.id, workshop.id)
  expect(place).toMatchObject({ status: 'accepted', answeredById: leader.userId })
  expect(place.answeredAt).toBeInstanceOf(Date)
  expect((await leaderOf(workshop)).allianceIds).toEqual([alliance.id])
  expect((await eventsOf(`alliance:${alliance.id}`)).at(-1)).toMatchObject({ name: 'alliance.invitation_accepted', actorId: leader.userId })
})

it.each([
  ['declined by the workshop', declineInvitation, 'leader', 'declined', 'alliance.invitation_declined'],
  ['taken back by the lead', withdrawInvitation, 'lead', 'withdrawn', 'alliance.invitation_withdrawn'],
] as const)('AL-05 an invitation %s is over, and can be made again', async (_how, answer, who, status, event) => {
  const { alliance, workshop, at, lead, ...people } = await invited()
  await answer({ lead, ...people }[who], at)
  expect(await statusOf(alliance.id, workshop.id)).toBe(status)
  expect((await eventsOf(`alliance:${alliance.id}`)).at(-1)).toMatchObject({ name: event, data: { workshop: workshop.name } })
  expect(await refusal(acceptInvitation(people.leader, at))).toMatchObject({ code: 'conflict', detail: { status } })
  const { invitedAt } = await placeOf(alliance.id, workshop.id)
  await inviteWorkshop(lead, { allianceId: alliance.id, workshopId: workshop.id })
  const again = await placeOf(alliance.id, workshop.id)
  expect(again).toMatchObject({ status: 'invited', answeredAt: null, answeredById: null, id: at.memberId })
  expect(again.invitedAt.getTime()).toBeGreaterThan(invitedAt.getTime())
})

it('AL-05 a member leaves by itself and its people lose what the alliance gave them; the lead hands over first', async () => {
  const alliance = await buildAlliance()
  const workshop = firstMember(alliance)
  const { at } = await placeOf(alliance.id, workshop.id)
  await leaveAlliance(await leaderOf(workshop), at)
  expect(await statusOf(alliance.id, workshop.id)).toBe('left')
  expect((await leaderOf(workshop)).allianceIds).toEqual([])
  const own = await placeOf(alliance.id, alliance.lead.id)
  expect(await refusal(leaveAlliance(await leadOf(alliance), own.at))).toMatchObject({ code: 'forbidden' })
  expect(await statusOf(alliance.id, alliance.lead.id)).toBe('accepted')
})

it('P17 only the lead workshop’s leader invites and takes back', async () => {
  const { alliance, workshop, at } = await invited()
  const stranger = await buildWorkshop()
  const others = [
    await actorFor(await addMember(alliance.lead, { role: 'core_member' })),
    await leaderOf(firstMember(alliance)),
    await leaderOf(workshop),
    await leadOf(await buildAlliance()),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
    systemActor,
  ]
  const before = await databaseState()
  const attempts = (actor: Parameters<typeof inviteWorkshop>[0]) => [
    refusal(inviteWorkshop(actor, { allianceId: alliance.id, workshopId: stranger.id })),
    refusal(withdrawInvitation(actor, at)),
  ]
  for (const other of others) expect((await Promise.all(attempts(other))).map(({ code }) => code)).toEqual(['forbidden', 'forbidden'])
  expect((await Promise.all(attempts(visitor))).map(({ code }) => code)).toEqual(['not_signed_in', 'not_signed_in'])
  expect(await databaseState()).toEqual(before)
})

it('AL-05 nobody answers for another workshop: not the lead, not its members, not the union, not the administrator', async () => {
  const { alliance, workshop, at, lead } = await invited()
  const unit = await db.unit.findUniqueOrThrow({ where: { id: workshop.unitId } })
  const others = [
    lead,
    await actorFor(await addMember(workshop, { role: 'core_member' })),
    await leaderOf(firstMember(alliance)),
    await actorFor(await buildOfficer(unit.unionId ?? '')),
    await actorFor(await buildUser({ isAdmin: true })),
    systemActor,
  ]
  const before = await databaseState()
  for (const other of others)
    for (const answer of [acceptInvitation, declineInvitation])
      expect(await refusal(answer(other, at))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(acceptInvitation(visitor, at))).toMatchObject({ code: 'not_signed_in' })
  expect(await databaseState()).toEqual(before)
})

it('row 22: of the two ids in the address both must fit', async () => {
  const { at, leader } = await invited()
  const other = await buildAlliance()
  expect(await refusal(acceptInvitation(leader, { ...at, allianceId: other.id }))).toMatchObject({ code: 'not_found' })
  expect(await refusal(acceptInvitation(leader, { ...at, memberId: 'no-such-member' }))).toMatchObject({ code: 'not_found' })
  const lead = await leadOf(other)
  expect(await refusal(inviteWorkshop(lead, { allianceId: other.id, workshopId: 'no-such-workshop' }))).toMatchObject({ code: 'not_found' })
  expect(await refusal(inviteWorkshop(lead, { allianceId: 'no-such-alliance', workshopId: other.lead.id }))).toMatchObject({
    code: 'not_found',
  })
})

it('P18 who is asked or in is not asked again, and the present state is said', async () => {
  const { alliance, workshop, lead } = await invited()
  const ask = (workshopId: string) => inviteWorkshop(lead, { allianceId: alliance.id, workshopId })
  for (const [id, status] of [
    [workshop.id, 'invited'],
    [firstMember(alliance).id, 'accepted'],
    [alliance.lead.id, 'accepted'],
  ] as const)
    expect(await refusal(ask(id))).toMatchObject({ code: 'conflict', detail: { entity: 'alliance_member', status, action: 'invite' } })
})

it('P18 ten invitations at once are one row and one event', async () => {
  const [alliance, workshop] = [await buildAlliance(), await buildWorkshop()]
  const lead = await leadOf(alliance)
  const attempts = Array.from({ length: 10 }, () => inviteWorkshop(lead, { allianceId: alliance.id, workshopId: workshop.id }))
  expect((await outcomes(attempts)).sort()).toEqual([...Array<string>(9).fill('conflict'), 'done'])
  expect(await db.allianceMember.count({ where: { allianceId: alliance.id, workshopId: workshop.id } })).toBe(1)
  const told = (await eventsOf(`alliance:${alliance.id}`)).filter(({ data }) => (data as { workshop?: string }).workshop === workshop.name)
  expect(told.map(({ name }) => name)).toEqual(['alliance.workshop_invited'])
})

it('P18 of accepting, declining and taking back at once one wins, and the record says which: 20 rounds', async () => {
  const { alliance, workshop, at, lead, leader } = await invited()
  const events = ['alliance.invitation_accepted', 'alliance.invitation_declined', 'alliance.invitation_withdrawn']
  const states = ['accepted', 'declined', 'withdrawn']
  for (let round = 0; round < 20; round++) {
    const ended = await outcomes([acceptInvitation(leader, at), declineInvitation(leader, at), withdrawInvitation(lead, at)])
    expect([...ended].sort()).toEqual(['conflict', 'conflict', 'done'])
    const won = ended.indexOf('done')
    expect(await statusOf(alliance.id, workshop.id)).toBe(states[won])
    expect((await eventsOf(`alliance:${alliance.id}`)).at(-1)?.name).toBe(events[won])
    if (states[won] === 'accepted') await leaveAlliance(leader, at)
    await inviteWorkshop(lead, { allianceId: alliance.id, workshopId: workshop.id })
  }
})

it('P17 the page offers each person what that person may do here, and to the lead alone whom to invite', async () => {
  const { alliance, workshop, lead, leader } = await invited()
  const actionsOf = async (actor: Parameters<typeof getAlliance>[0]) =>
    Object.fromEntries((await getAlliance(actor, alliance.id)).members.map((member) => [member.workshop.id, member.actions]))
  const none = Object.fromEntries([alliance.lead, ...alliance.members, workshop].map(({ id }) => [id, []]))
  expect(await actionsOf(visitor)).toEqual(none)
  expect(await actionsOf(lead)).toEqual({ ...none, [workshop.id]: ['withdraw_invitation'] })
  expect(await actionsOf(leader)).toEqual({ ...none, [workshop.id]: ['accept_invitation', 'decline_invitation'] })
  expect(await actionsOf(await leaderOf(firstMember(alliance)))).toEqual({ ...none, [firstMember(alliance).id]: ['leave'] })
  const outside = await buildWorkshop()
  const offered = (await getAlliance(lead, alliance.id)).invitable.map(({ id }) => id)
  expect(offered).toContain(outside.id)
  expect(offered.filter((id) => id in none)).toEqual([])
  expect(await getAlliance(leader, alliance.id)).toMatchObject({ mayInvite: false, invitable: [] })
})
