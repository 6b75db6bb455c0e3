import { expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { sequence } from '~prisma/seed/factories/sequence'
import { db, pool } from '~server/core/database'
import { transaction } from '~server/core/transaction'
import { EVENTS, LISTENERS, type EventName } from '~server/events/catalogue'
import { listTimeline } from '~server/events/list-timeline'
import { recordEvent, thread } from '~server/events/record-event'
import { systemActor, visitor } from '~server/policies/actor'

const record = (name: EventName, life: string, more: { reason?: string; data?: Record<string, string | number> } = {}) =>
  transaction((tx) => recordEvent(tx, { name, actor: systemActor, ids: ['one'], threads: [life], ...more }))
const freshLife = () => thread.problem(`life-${sequence()}`)

it('CH-36 an event says who, what, when and why, and waits once for each listener', async () => {
  const [person, life] = [await actorFor(await buildUser({ name: '示例张三' })), freshLife()]
  await transaction((tx) =>
    recordEvent(tx, { name: 'problem.accepted', actor: person, ids: ['a', 'b'], threads: [life], reason: '理由', data: { bids: 2 } }),
  )
  const row = await db.event.findFirstOrThrow({ where: { threads: { has: life } }, include: { deliveries: true } })
  expect(row).toMatchObject({
    ...{ name: 'problem.accepted', entity: 'problem', entityIds: ['a', 'b'], actorId: person.userId, actorName: '示例张三' },
    ...{ reason: '理由', data: { bids: 2 } },
  })
  expect(row.at).toBeInstanceOf(Date)
  expect(row.deliveries.map(({ listener }) => listener).sort()).toEqual([...LISTENERS].sort())
  expect(row.deliveries.every(({ startedAttempts, processedAt }) => startedAttempts === 0 && processedAt === null)).toBe(true)
})

it('CH-36 the name is the one at that time, whatever the person is called later', async () => {
  const [user, life] = [await buildUser({ name: '示例旧名' }), freshLife()]
  const actor = await actorFor(user)
  await transaction((tx) => recordEvent(tx, { name: 'problem.revised', actor, ids: [], threads: [life] }))
  await db.user.update({ where: { id: user.id }, data: { name: '示例新名' } })
  expect(await listTimeline([life])).toMatchObject([{ actorName: '示例旧名' }])
})

it('CH-36 the system acts under its name, a visitor under none, and neither under an account', async () => {
  const life = freshLife()
  for (const actor of [systemActor, visitor])
    await transaction((tx) => recordEvent(tx, { name: 'challenge.closed', actor, ids: [], threads: [life] }))
  const rows = await db.event.findMany({ where: { threads: { has: life } }, orderBy: { seq: 'asc' } })
  expect(rows.map(({ actorId, actorName }) => [actorId, actorName])).toEqual([
    [null, '系统'],
    [null, ''],
  ])
})

it('P1 what did not happen is not told: an event and its deliveries go back with their transaction', async () => {
  const life = freshLife()
  const before = [await db.event.count(), await db.outboxDelivery.count()]
  const broken = transaction(async (tx) => {
    await recordEvent(tx, { name: 'problem.reported', actor: systemActor, ids: ['x'], threads: [life] })
    expect(await tx.event.count({ where: { threads: { has: life } } })).toBe(1)
    throw new Error('the rows could not be written')
  })
  await expect(broken).rejects.toThrow('could not be written')
  expect([await db.event.count(), await db.outboxDelivery.count()]).toEqual(before)
})

it('P1 nor does anything happen that is not told: without its event the change is not kept', async () => {
  const problem = await buildProblem()
  await pool().query(
    `CREATE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'no room for events'; END $$;
     CREATE TRIGGER break_off BEFORE INSERT ON "Event" FOR EACH ROW EXECUTE FUNCTION break_off()`,
  )
  const { withdrawProblem } = await import('~server/problems/triage-problem')
  await expect(withdrawProblem(await actorFor({ id: problem.authorId }), problem.id)).rejects.toThrow('no room for events')
  await pool().query('DROP TRIGGER break_off ON "Event"')
  expect(await db.problem.findUniqueOrThrow({ where: { id: problem.id } })).toMatchObject({ status: 'submitted', version: 1 })
})

it.each([
  ['changed', `UPDATE "Event" SET "actorName" = '别人'`],
  ['given another reason', `UPDATE "Event" SET reason = '' WHERE seq = (SELECT max(seq) FROM "Event")`],
  ['moved to another life', `UPDATE "Event" SET threads = ARRAY['challenge:other']`],
  ['deleted', `DELETE FROM "Event" WHERE seq = (SELECT max(seq) FROM "Event")`],
  ['emptied', `TRUNCATE "Event" CASCADE`],
])('CH-36 the timeline cannot be rewritten: an event that is to be %s is refused by the database', async (_how, statement) => {
  await record('problem.reported', freshLife())
  const all = () => db.event.findMany({ orderBy: { seq: 'asc' } })
  const before = await all()
  await expect(pool().query(statement)).rejects.toMatchObject({ code: '23001', message: expect.stringContaining('append-only') as string })
  expect(await all()).toEqual(before)
})

it('CH-36 a timeline is the life that is asked for, in order, and of a long one the last part', async () => {
  const [life, other] = [freshLife(), freshLife()]
  for (const name of ['problem.reported', 'problem.returned', 'problem.revised'] as const) await record(name, life, { data: { bids: 1 } })
  await record('problem.rejected', other)
  expect((await listTimeline([life])).map(({ name }) => name)).toEqual(['problem.reported', 'problem.returned', 'problem.revised'])
  expect((await listTimeline([life], 2)).map(({ name }) => name)).toEqual(['problem.returned', 'problem.revised'])
  expect((await listTimeline([life, other])).map(({ name }) => name).at(-1)).toBe('problem.rejected')
  expect(await listTimeline([])).toEqual([])
})

it('CH-36 every event is called entity.past_tense after the kind of thing that it happened to', () => {
  for (const [name, entity] of Object.entries(EVENTS)) expect(name).toMatch(new RegExp(`^${entity}\\.[a-z_]+$`))
  expect(Object.keys(EVENTS).length).toBeGreaterThan(40)
})
