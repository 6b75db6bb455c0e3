import { expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getRecordTeam } from '~server/workshops/record/get-record'
import { addMember, changeMember, endMembership, handOverLeadership } from '~server/workshops/record/team'
import { outcomes, refusal } from '../../challenges/given'
import { dayFromToday, happened, recordWorld, type RecordWorld } from './given'

const newcomer = (username: string, joinedOn: Date) => ({ username, role: 'member' as const, duty: '数据采集', joinedOn })
const membership = async ({ workshop }: RecordWorld, userId: string) =>
  (await db.workshopMember.findFirstOrThrow({ where: { workshopId: workshop.id, userId, leftAt: null } })).id

it('ID-11 a person joins with role, duty and day, gets the rights of a member, and loses them in the moment the membership ends', async () => {
  const world = await recordWorld()
  const { workshop, leader } = world
  const user = await buildUser()
  await addMember(leader, workshop.id, newcomer(user.username, await dayFromToday(-30)))
  expect((await actorFor(user)).workshopIds).toEqual([workshop.id])
  const memberId = await membership(world, user.id)
  await changeMember(leader, workshop.id, { memberId, role: 'core_member', duty: '样机' })
  expect((await getRecordTeam(leader, workshop.id)).members.find((row) => row.user.id === user.id)).toMatchObject({
    ...{ role: 'core_member', duty: '样机', joinedAt: new Date((await dayFromToday(-30)).getTime() - 8 * 3_600_000) },
  })
  await endMembership(leader, workshop.id, { memberId, leftOn: await dayFromToday(0) })
  expect((await actorFor(user)).workshopIds).toEqual([])
  const { members, former } = await getRecordTeam(leader, workshop.id)
  expect([members.length, former.map((row) => row.user.id)]).toEqual([3, [user.id]])
  expect(await happened(workshop.id)).toEqual(['workshop.member_joined', 'workshop.member_changed', 'workshop.member_left'])
})

it('ID-11 who returns gets a membership of its own after the one that ended', async () => {
  const world = await recordWorld()
  const { workshop, leader } = world
  const user = await buildUser()
  const join = async (days: number) => addMember(leader, workshop.id, newcomer(user.username, await dayFromToday(days)))
  await join(-100)
  await endMembership(leader, workshop.id, { memberId: await membership(world, user.id), leftOn: await dayFromToday(-50) })
  expect((await refusal(join(-60))).faults).toEqual([{ field: 'joinedOn', code: 'day_order' }])
  await join(-40)
  const rows = await db.workshopMember.findMany({ where: { userId: user.id }, orderBy: { joinedAt: 'asc' } })
  expect(rows.map(({ leftAt }) => leftAt !== null)).toEqual([true, false])
})

it('ID-11 unknown and suspended accounts, members, days to come and a leaving before the joining are told beside their fields', async () => {
  const world = await recordWorld()
  const { workshop, leader, member } = world
  const [today, tomorrow, yesterday] = [await dayFromToday(0), await dayFromToday(1), await dayFromToday(-1)]
  const suspended = await buildUser()
  await db.user.update({ where: { id: suspended.id }, data: { status: 'suspended' } })
  const { username } = await db.user.findUniqueOrThrow({ where: { id: member.userId } })
  const free = await buildUser()
  const memberId = await membership(world, member.userId)
  const faults = await Promise.all(
    [
      addMember(leader, workshop.id, newcomer('nobody-at-all', today)),
      addMember(leader, workshop.id, newcomer(suspended.username, today)),
      addMember(leader, workshop.id, newcomer(username, today)),
      addMember(leader, workshop.id, newcomer(free.username, tomorrow)),
      endMembership(leader, workshop.id, { memberId, leftOn: tomorrow }),
      endMembership(leader, workshop.id, { memberId, leftOn: yesterday }),
    ].map(async (attempt) => (await refusal(attempt)).faults.map(({ field, code }) => `${field} ${code}`)[0]),
  )
  expect(faults).toEqual([
    ...['username unknown_user', 'username unknown_user', 'username is_member', 'joinedOn day_in_future'],
    ...['leftOn day_in_future', 'leftOn day_order'],
  ])
})

it('ID-11 only the leader keeps the team; the leader goes by handing over, and no membership of another workshop is touched', async () => {
  const world = await recordWorld()
  const { workshop, leader, core, member, officer, stranger } = world
  const memberId = await membership(world, member.userId)
  const act = (actor: typeof leader) => endMembership(actor, workshop.id, { memberId, leftOn: new Date(0) })
  const codes = await Promise.all([core, member, officer, stranger].map(async (actor) => (await refusal(act(actor))).code))
  expect(codes).toEqual(['forbidden', 'forbidden', 'forbidden', 'forbidden'])
  expect((await refusal(addMember(visitor, workshop.id, newcomer('x', new Date(0))))).code).toBe('not_signed_in')
  const own = await membership(world, leader.userId)
  const ownEnd = endMembership(leader, workshop.id, { memberId: own, leftOn: await dayFromToday(0) })
  expect((await refusal(ownEnd)).code).toBe('not_found')
  const other = await recordWorld()
  const elsewhere = await membership(other, other.member.userId)
  expect((await refusal(changeMember(leader, workshop.id, { memberId: elsewhere, role: 'member', duty: '' }))).code).toBe('not_found')
})

it('WS-01 leadership is handed over by the leader, or by the union when the leader is gone; of two at once one wins and there is one leader', async () => {
  const world = await recordWorld()
  const { workshop, leader, core, member, officer, above, stranger } = world
  expect((await refusal(handOverLeadership(core, workshop.id, await membership(world, core.userId)))).code).toBe('forbidden')
  expect((await refusal(handOverLeadership(stranger, workshop.id, await membership(world, core.userId)))).code).toBe('forbidden')
  await handOverLeadership(leader, workshop.id, await membership(world, core.userId))
  expect((await actorFor({ id: core.userId })).ledWorkshopIds).toEqual([workshop.id])
  expect((await actorFor({ id: leader.userId })).ledWorkshopIds).toEqual([])
  const [one, two] = [await membership(world, member.userId), await membership(world, leader.userId)]
  expect(await outcomes([handOverLeadership(officer, workshop.id, one), handOverLeadership(above, workshop.id, two)])).toEqual([
    'done',
    'done',
  ])
  const leaders = await db.workshopMember.findMany({ where: { workshopId: workshop.id, role: 'leader', leftAt: null } })
  const { leaderId } = await db.workshop.findUniqueOrThrow({ where: { id: workshop.id } })
  expect(leaders.map(({ userId }) => userId)).toEqual([leaderId])
})
