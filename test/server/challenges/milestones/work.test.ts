import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { getWork } from '~server/challenges/milestones/get-work'
import { acceptMilestone, returnMilestone, submitMilestone } from '~server/challenges/milestones/move-milestone'
import { reportMilestone } from '~server/challenges/milestones/report-milestone'
import { db, pool } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { databaseState, eventsOf, lastEventOf, leadOf, outcomes, refusal, staffOf, untilWaiting, whileHeld } from '../given'

const report = (text = '样机装好，误差一度以内。') => ({ text, key: freshKey() })

/** A task in progress with two milestones, the first of which has begun. */
async function atWork() {
  const built = await buildChallenge({ status: 'in_progress' })
  const challengeId = built.challenge.id
  const rows = await db.milestone.findMany({ where: { challengeId }, orderBy: { ordinal: 'asc' } })
  const [first, second] = rows.map(({ id }) => ({ challengeId, milestoneId: id }))
  const [bid] = built.bids
  return {
    ...built,
    ...{ challengeId, first: first ?? { challengeId, milestoneId: '' }, second: second ?? { challengeId, milestoneId: '' } },
    team: await actorFor(bid?.leader ?? { id: '' }),
    member: await actorFor(bid?.member ?? { id: '' }),
    lead: await leadOf(built.alliance),
  }
}
const statusOf = async ({ milestoneId }: { milestoneId: string }) =>
  (await db.milestone.findUniqueOrThrow({ where: { id: milestoneId } })).status

it('CH-25 anybody on the team reports progress, which is recorded without its words', async () => {
  const { first, team, member, challengeId } = await atWork()
  for (const actor of [team, member]) {
    const { id } = await reportMilestone(actor, first, report(`进展：${actor.name}`))
    expect(await db.milestoneReport.findUniqueOrThrow({ where: { id } })).toMatchObject({
      authorId: actor.userId,
      text: `进展：${actor.name}`,
    })
  }
  expect(await lastEventOf(`challenge:${challengeId}`)).toMatchObject({
    name: 'milestone.reported',
    actorId: member.userId,
    data: { ordinal: 1, title: '样机' },
  })
  expect(JSON.stringify(await eventsOf(`challenge:${challengeId}`))).not.toContain('进展：')
})

it('CH-25 a report is never changed, not even by hand, and a form sent three times at once is one report', async () => {
  const { first, team } = await atWork()
  const form = report()
  const answers = await Promise.all(Array.from({ length: 3 }, () => reportMilestone(team, first, form)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  await expect(pool().query(`UPDATE "MilestoneReport" SET text = '改' WHERE id = $1`, [answers[0]?.id])).rejects.toMatchObject({
    code: '23001',
  })
})

it('CH-24 a milestone is handed in with a report behind it, accepted by the sponsor, and the next one starts', async () => {
  const { first, second, team, lead, challengeId } = await atWork()
  expect(await refusal(submitMilestone(team, first))).toMatchObject({ code: 'milestones_incomplete', detail: { missing: 'report' } })
  await reportMilestone(team, first, report())
  await submitMilestone(team, first)
  expect([await statusOf(first), await statusOf(second)]).toEqual(['submitted', 'planned'])
  await acceptMilestone(lead, first, '资料齐全。')
  expect([await statusOf(first), await statusOf(second)]).toEqual(['accepted', 'in_progress'])
  expect((await db.milestone.findUniqueOrThrow({ where: { id: first.milestoneId } })).acceptedAt).not.toBeNull()
  const names = (await eventsOf(`challenge:${challengeId}`)).map(({ name }) => name).slice(-3)
  expect(names).toEqual(['milestone.reported', 'milestone.submitted', 'milestone.accepted'])
})

it('CH-25 a milestone is returned with the reason, mended, reported again and handed in anew', async () => {
  const { first, team, alliance, challengeId } = await atWork()
  await reportMilestone(team, first, report())
  await submitMilestone(team, first)
  const staff = await staffOf(alliance)
  await returnMilestone(staff, first, '缺原始数据。')
  expect(await db.milestone.findUniqueOrThrow({ where: { id: first.milestoneId } })).toMatchObject({
    status: 'returned',
    returnReason: '缺原始数据。',
  })
  expect(await lastEventOf(`challenge:${challengeId}`)).toMatchObject({
    name: 'milestone.returned',
    actorId: staff.userId,
    reason: '缺原始数据。',
  })
  await reportMilestone(team, first, report('补上了原始数据。'))
  await submitMilestone(team, first)
  expect(await db.milestone.findUniqueOrThrow({ where: { id: first.milestoneId } })).toMatchObject({
    status: 'submitted',
    returnReason: '',
  })
})

it('CH-24 out of turn nothing is reported, handed in, accepted or returned, and the state is said', async () => {
  const { first, second, team, lead } = await atWork()
  await db.milestoneReport.create({ data: { milestoneId: second.milestoneId, authorId: team.userId, text: '提前' } })
  const before = await databaseState()
  expect(await refusal(reportMilestone(team, second, report()))).toMatchObject({
    code: 'conflict',
    detail: { entity: 'milestone', status: 'planned', action: 'report' },
  })
  expect(await refusal(submitMilestone(team, second))).toMatchObject({ code: 'conflict', detail: { status: 'planned', action: 'submit' } })
  for (const at of [first, second]) {
    expect(await refusal(acceptMilestone(lead, at, ''))).toMatchObject({ code: 'conflict', detail: { action: 'accept' } })
    expect(await refusal(returnMilestone(lead, at, '理由'))).toMatchObject({ code: 'conflict', detail: { action: 'return' } })
  }
  expect(await databaseState()).toEqual(before)
})

it('P18 of an acceptance and a return at once one wins, and of two hand-ins: ten rounds', async () => {
  for (let round = 0; round < 10; round++) {
    const { first, second, team, lead } = await atWork()
    await reportMilestone(team, first, report())
    expect((await outcomes([submitMilestone(team, first), submitMilestone(team, first)])).sort()).toEqual(['conflict', 'done'])
    const [accepted, returned] = await outcomes([acceptMilestone(lead, first, ''), returnMilestone(lead, first, '理由')])
    expect([accepted, returned].sort()).toEqual(['conflict', 'done'])
    expect(await statusOf(first)).toBe(accepted === 'done' ? 'accepted' : 'returned')
    expect(await statusOf(second)).toBe(accepted === 'done' ? 'in_progress' : 'planned')
  }
})

it('P18 a report that waits while its milestone is handed in comes too late', async () => {
  const { first, team } = await atWork()
  let late: Promise<unknown> = Promise.resolve()
  await whileHeld(`UPDATE "Milestone" SET status = 'submitted' WHERE id = '${first.milestoneId}'`, async () => {
    late = refusal(reportMilestone(team, first, report()))
    await untilWaiting()
  })
  expect(await late).toMatchObject({ code: 'conflict', detail: { entity: 'milestone', status: 'submitted', action: 'report' } })
  expect(await db.milestoneReport.count({ where: { milestoneId: first.milestoneId } })).toBe(0)
})

it('P17 a milestone under the address of another challenge is not there, in either order of the two ids (row 22)', async () => {
  const [own, other] = [await atWork(), await atWork()]
  const mixed = [
    { challengeId: other.challengeId, milestoneId: own.first.milestoneId },
    { challengeId: own.challengeId, milestoneId: other.first.milestoneId },
  ]
  const before = await databaseState()
  for (const at of mixed) {
    expect(await refusal(reportMilestone(own.team, at, report()))).toMatchObject({ code: 'not_found' })
    expect(await refusal(submitMilestone(own.team, at))).toMatchObject({ code: 'not_found' })
    expect(await refusal(acceptMilestone(own.lead, at, ''))).toMatchObject({ code: 'not_found' })
    expect(await refusal(returnMilestone(own.lead, at, '理由'))).toMatchObject({ code: 'not_found' })
  }
  expect(await databaseState()).toEqual(before)
})

it('P17 the member reports but does not hand in; the team does not accept; the unions watch; others may nothing', async () => {
  const { first, team, member, alliance } = await atWork()
  await reportMilestone(member, first, report())
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  const stranger = await actorFor(await buildUser())
  for (const other of [member, officer, stranger]) expect(await refusal(submitMilestone(other, first))).toMatchObject({ code: 'forbidden' })
  for (const other of [officer, stranger])
    expect(await refusal(reportMilestone(other, first, report()))).toMatchObject({ code: 'forbidden' })
  await submitMilestone(team, first)
  for (const other of [team, member, officer, stranger])
    expect(await refusal(acceptMilestone(other, first, ''))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(acceptMilestone(visitor, first, ''))).toMatchObject({ code: 'not_signed_in' })
})

it('CH-25 reports and reasons are for the team, the sponsor and the unions; others see how far the task is', async () => {
  const { first, team, member, lead, alliance, challengeId } = await atWork()
  await reportMilestone(member, first, report('内部数据'))
  await submitMilestone(team, first)
  await acceptMilestone(lead, first, '')
  const inside = [team, member, lead, await staffOf(alliance), await actorFor(await buildOfficer(alliance.governingUnionId))]
  for (const actor of inside)
    expect((await getWork(actor, challengeId)).milestones[0]?.reports).toMatchObject([{ text: '内部数据', author: member.name }])
  for (const actor of [visitor, await actorFor(await buildUser({ isAdmin: true }))]) {
    const work = await getWork(actor, challengeId)
    expect(work).toMatchObject({ acceptedPercent: 40, team: { leader: team.name } })
    expect(work.milestones.map(({ reports, actions, mayReport }) => [reports, actions, mayReport])).toEqual([
      [[], [], false],
      [[], [], false],
    ])
  }
})

itKeepsEveryAudienceTrue()
