import { expect, it } from 'vitest'
import { freshKey } from '~prisma/seed/factories/sequence'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getRecordPlans } from '~server/workshops/record/get-record'
import { addPlanItem, removePlanItem, reportPlanItem, writePlan } from '~server/workshops/record/plans'
import { refusal } from '../../challenges/given'
import { day, dayFromToday, recordWorld, type RecordWorld } from './given'

const item = (planId: string, given: Record<string, unknown> = {}) => ({
  ...{ planId, month: 3, kind: 'ideological' as const, title: '参观劳模展', key: freshKey(), ...given },
})

async function planned({ workshop, leader }: RecordWorld, year = 2025): Promise<string> {
  await writePlan(leader, workshop.id, { year, goals: '全年三项攻关' })
  return (await db.workshopPlan.findFirstOrThrow({ where: { workshopId: workshop.id, year } })).id
}

it('WS-18 WS-19 a plan of a year with its activities by month, an ideological one among them; what took place is reported with its day', async () => {
  const world = await recordWorld()
  const { workshop, leader, core } = world
  const planId = await planned(world)
  await addPlanItem(core, workshop.id, item(planId, { month: 9, kind: 'topic', title: '攻关' }))
  const { id } = await addPlanItem(core, workshop.id, item(planId))
  await reportPlanItem(core, workshop.id, { itemId: id, doneOn: day('2025-03-09'), report: '二十人参加。' })
  await writePlan(leader, workshop.id, { year: 2025, goals: '改为两项' })
  const [plan] = (await getRecordPlans(leader, workshop.id)).plans
  expect(plan).toMatchObject({ year: 2025, goals: '改为两项' })
  expect(plan?.items.map(({ month, kind, doneOn, report }) => [month, kind, doneOn, report])).toEqual([
    [3, 'ideological', day('2025-03-09'), '二十人参加。'],
    [9, 'topic', null, ''],
  ])
  expect((await getRecordPlans(visitor, workshop.id)).plans[0]?.items[0]?.report).toBe('')
})

it('WS-18 a form that is sent twice adds one activity', async () => {
  const world = await recordWorld()
  const planId = await planned(world)
  const given = item(planId)
  const both = await Promise.all([1, 2].map(() => addPlanItem(world.leader, world.workshop.id, given)))
  expect(new Set(both.map(({ id }) => id)).size).toBe(1)
})

it('WS-18 a day to come or before the year of the plan is refused beside the day', async () => {
  const world = await recordWorld()
  const { workshop, leader } = world
  const { id } = await addPlanItem(leader, workshop.id, item(await planned(world)))
  const report = (doneOn: Date) => refusal(reportPlanItem(leader, workshop.id, { itemId: id, doneOn, report: '开展' }))
  expect((await report(await dayFromToday(1))).faults).toEqual([{ field: 'doneOn', code: 'day_in_future' }])
  expect((await report(day('2024-12-31'))).faults).toEqual([{ field: 'doneOn', code: 'day_before_plan' }])
})

it('WS-18 members, strangers and officers only read; plans and activities of another workshop are not found', async () => {
  const world = await recordWorld()
  const { workshop, member, stranger, officer } = world
  const planId = await planned(world)
  const { id } = await addPlanItem(world.leader, workshop.id, item(planId))
  const codes = [member, stranger, officer].map(async (actor) => (await refusal(removePlanItem(actor, workshop.id, id))).code)
  expect(await Promise.all(codes)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  const other = await recordWorld()
  expect((await refusal(addPlanItem(other.leader, other.workshop.id, item(planId)))).code).toBe('not_found')
  expect((await refusal(removePlanItem(other.leader, other.workshop.id, id))).code).toBe('not_found')
  await removePlanItem(world.leader, workshop.id, id)
  expect((await getRecordPlans(visitor, workshop.id)).plans[0]?.items).toEqual([])
})
