import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { planSchema } from '~server/challenges/milestones/milestone.schema'
import { planMilestones } from '~server/challenges/milestones/plan-milestones'
import { startWork } from '~server/challenges/milestones/start-work'
import { db, pool } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { challengeNow, databaseState, lastEventOf, leadOf, outcomes, refusal, staffOf, versionOf } from '../given'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const plan = async (id: string, shares = [50, 50]) => ({
  milestones: shares.map((sharePercent, place) => ({ title: `第${place + 1}步`, sharePercent, dueOn: day('2027-03-01') })),
  version: await versionOf(id),
})
const milestonesOf = (challengeId: string) => db.milestone.findMany({ where: { challengeId }, orderBy: { ordinal: 'asc' } })

async function awarded() {
  const built = await buildChallenge({ status: 'awarded' })
  const [bid] = built.bids
  return {
    ...built,
    id: built.challenge.id,
    team: await actorFor(bid?.leader ?? { id: '' }),
    member: await actorFor(bid?.member ?? { id: '' }),
  }
}

it('CH-24 the team lays out its milestones anew before work starts, and it is recorded', async () => {
  const { id, team } = await awarded()
  await planMilestones(team, id, await plan(id, [20, 30, 50]))
  const rows = await milestonesOf(id)
  expect(rows.map(({ ordinal, title, sharePercent, status }) => [ordinal, title, sharePercent, status])).toEqual([
    [1, '第1步', 20, 'planned'],
    [2, '第2步', 30, 'planned'],
    [3, '第3步', 50, 'planned'],
  ])
  expect(await challengeNow(id)).toMatchObject({ status: 'awarded' })
  expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ actorId: team.userId })
})

it('P17 nobody but the leader of the team plans', async () => {
  const { id, alliance, member } = await awarded()
  const others = [member, await leadOf(alliance), await staffOf(alliance), await actorFor(await buildUser({ isAdmin: true }))]
  const before = await databaseState()
  for (const other of others) expect(await refusal(planMilestones(other, id, await plan(id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(planMilestones(visitor, id, await plan(id)))).toMatchObject({ code: 'not_signed_in' })
  expect((await databaseState()).Milestone).toEqual(before.Milestone)
})

it.each([[[50, 49]], [[100, 1]], [[0, 100]], [[101]], [[]]])('CH-24 shares of %j are refused by the form', (shares) => {
  const milestones = shares.map((sharePercent) => ({ title: '步', sharePercent: String(sharePercent), dueOn: '2027-03-01' }))
  expect(planSchema.safeParse({ milestones, version: '1' }).success).toBe(false)
})

it.each(['2027-02-30', '2027-13-01', '27-1-1', '', '9999-01-01', 'infinity', '2027-03-01T10:00'])(
  'CH-24 the day %j is refused by the form (row 57)',
  (dueOn) => {
    expect(planSchema.safeParse({ milestones: [{ title: '步', sharePercent: '100', dueOn }], version: '1' }).success).toBe(false)
  },
)

it('CH-24 a plan of shares that sum to 100 and spare empty rows is read', () => {
  const rows = [
    { title: '一', sharePercent: '40', dueOn: '2028-02-29' },
    { title: ' ', sharePercent: '', dueOn: '' },
    { title: '二', sharePercent: '60', dueOn: '2028-03-01' },
  ]
  expect(planSchema.parse({ milestones: rows, version: '7' })).toEqual({
    milestones: [
      { title: '一', sharePercent: 40, dueOn: day('2028-02-29') },
      { title: '二', sharePercent: 60, dueOn: day('2028-03-01') },
    ],
    version: 7,
  })
})

it('CH-24 the database refuses at the commit what does not sum to 100, whoever writes it, and keeps the old plan whole', async () => {
  const { id, team } = await awarded()
  const before = await milestonesOf(id)
  await expect(planMilestones(team, id, await plan(id, [50, 40]))).rejects.toThrow(/sum to 90/)
  expect(await milestonesOf(id)).toEqual(before)
  await expect(pool().query(`DELETE FROM "Milestone" WHERE "challengeId" = $1 AND ordinal = 1`, [id])).rejects.toMatchObject({
    constraint: 'Milestone_sum_100',
  })
  await expect(pool().query(`UPDATE "Milestone" SET "sharePercent" = 0 WHERE "challengeId" = $1`, [id])).rejects.toMatchObject({
    constraint: 'Milestone_share',
  })
})

it.each(['nominated', 'in_progress', 'in_acceptance', 'accepted', 'in_promotion'] as const)(
  'P18 the plan of what is %s stands',
  async (status) => {
    const { challenge, bids } = await buildChallenge({ status })
    const before = await databaseState()
    const attempt = planMilestones(await actorFor(bids[0]?.leader ?? { id: '' }), challenge.id, await plan(challenge.id))
    expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status, action: 'plan_milestones' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('P18 an old version is not planned on, and of two plans at once one is kept whole', async () => {
  const { id, team } = await awarded()
  const base = await plan(id)
  expect(await refusal(planMilestones(team, id, { ...base, version: base.version - 1 }))).toMatchObject({ code: 'stale_version' })
  const plans = [[100], [10, 20, 70]]
  const results = await outcomes(
    await Promise.all(plans.map((shares) => plan(id, shares))).then((both) => both.map((one) => planMilestones(team, id, one))),
  )
  expect([...results].sort()).toEqual(['done', 'stale_version'])
  expect((await milestonesOf(id)).map(({ sharePercent }) => sharePercent)).toEqual(plans[results.indexOf('done')])
})

it('CH-26 work is started by the team or by the sponsor: the first milestone begins, and it is recorded', async () => {
  for (const who of ['team', 'sponsor']) {
    const { id, team, alliance } = await awarded()
    const actor = who === 'team' ? team : await leadOf(alliance)
    await startWork(actor, id)
    expect(await challengeNow(id)).toMatchObject({ status: 'in_progress' })
    expect((await milestonesOf(id)).map(({ status }) => status)).toEqual(['in_progress', 'planned'])
    expect(await lastEventOf(`challenge:${id}`)).toMatchObject({ name: 'challenge.work_started', actorId: actor.userId })
  }
})

it('CH-26 others do not start it, and it is started once', async () => {
  const { id, team, member, alliance } = await awarded()
  for (const other of [member, await staffOf(alliance), await actorFor(await buildOfficer(alliance.governingUnionId))])
    expect(await refusal(startWork(other, id))).toMatchObject({ code: 'forbidden' })
  const ended = await outcomes(Array.from({ length: 4 }, () => startWork(team, id)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
  expect(await refusal(startWork(team, id))).toMatchObject({ code: 'conflict', detail: { status: 'in_progress', action: 'start_work' } })
})

itKeepsEveryAudienceTrue()
