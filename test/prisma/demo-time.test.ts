import { beforeAll, expect, it } from 'vitest'
import { loadDemo } from '~prisma/seed/load-demo'
import { db, pool } from '~server/core/database'

/** Rows of a query, as text: an empty list is what the tests expect. */
async function faults(sql: string): Promise<unknown[]> {
  return (await pool().query<Record<string, unknown>>(sql)).rows
}

beforeAll(loadDemo)

it('CH-36 the events of each life lie in rising order, spread over time, none in the future', async () => {
  const events = await db.event.findMany({ orderBy: { seq: 'asc' } })
  const bids = new Map((await db.bid.findMany()).map(({ id, challengeId }) => [`bid:${id}`, `challenge:${challengeId}`]))
  const last = new Map<string, Date>()
  const first = new Map<string, Date>()
  for (const { threads, at, name, seq } of events) {
    expect(at.getTime()).toBeLessThan(Date.now())
    for (const thread of new Set([...threads, ...threads.flatMap((own) => bids.get(own) ?? [])])) {
      expect(at.getTime(), `${thread} ${name} ${seq}`).toBeGreaterThan(last.get(thread)?.getTime() ?? 0)
      last.set(thread, at)
      if (!first.has(thread)) first.set(thread, at)
    }
  }
  const days = [...last].map(([thread, at]) => (at.getTime() - (first.get(thread)?.getTime() ?? 0)) / 86_400_000)
  expect(Math.max(...days)).toBeGreaterThan(200)
  expect(new Set(events.map(({ at }) => at.toISOString().slice(0, 16))).size).toBeGreaterThan(events.length * 0.8)
})

it('the timelines of the oldest lives reach back for months, the newest events are of these days', async () => {
  const [{ oldest, newest } = { oldest: 0, newest: 0 }] = await db.$queryRaw<{ oldest: number; newest: number }[]>`
    SELECT extract(day FROM clock_timestamp() - min(at))::int AS oldest, extract(day FROM clock_timestamp() - max(at))::int AS newest FROM "Event"`
  expect(oldest).toBeGreaterThan(400)
  expect(newest).toBeLessThan(3)
})

it('no column of any table holds a time in the future, but deadlines and days when work is due', async () => {
  const { rows } = await pool().query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns
     WHERE table_schema = 'public' AND data_type IN ('timestamp with time zone', 'date') AND table_name <> '_prisma_migrations'`,
  )
  expect(rows.length).toBeGreaterThan(40)
  for (const { table, column } of rows) {
    if (column === 'deadlineAt' || column === 'dueOn' || column === 'mendBy') continue
    expect(await faults(`SELECT "${column}" FROM "${table}" WHERE "${column}" > clock_timestamp()`), `${table}.${column}`).toEqual([])
  }
})

it('rows tell of days that are over, as their events do, not of the minute in which they were made', async () => {
  // The latest is yesterday at six in the evening in Beijing: at midnight six hours ago.
  for (const [table, columns] of Object.entries({
    Challenge: ['createdAt', 'updatedAt', 'publishedAt', 'openedAt', 'awardedAt', 'acceptedAt'],
    Problem: ['createdAt', 'updatedAt'],
    Alliance: ['createdAt', 'updatedAt', 'foundedOn'],
    AllianceMember: ['invitedAt', 'answeredAt'],
    AllianceAssociate: ['joinedAt'],
    AllianceDecision: ['decidedAt'],
    Charter: ['writtenAt'],
    CharterSignature: ['signedAt'],
    Bid: ['createdAt', 'updatedAt', 'submittedAt', 'openedAt'],
    BidEnvelope: ['sealedAt'],
    Review: ['assignedAt', 'submittedAt'],
    Milestone: ['acceptedAt'],
    MilestoneReport: ['createdAt'],
    Acceptance: ['requestedAt', 'concludedAt'],
    AcceptanceVote: ['castAt'],
    Result: ['createdAt', 'updatedAt', 'publishedAt'],
    Resource: ['createdAt', 'updatedAt'],
    User: ['createdAt'],
    Workshop: ['createdAt', 'updatedAt'],
    WorkshopMember: ['joinedAt'],
    ExpertProfile: ['since'],
    UnionOfficer: ['since'],
  }))
    for (const column of columns)
      expect(
        await faults(`SELECT 1 FROM "${table}" WHERE "${column}" > clock_timestamp() - interval '5 hours'`),
        `${table}.${column}`,
      ).toEqual([])
})

it('turns follow each other: published, deadline, opened, awarded, accepted; bids in time; votes after the panel', async () => {
  expect(
    await faults(
      `SELECT title, status FROM "Challenge" WHERE "createdAt" > "publishedAt" OR "publishedAt" >= "deadlineAt" OR "deadlineAt" >= "openedAt"
         OR "openedAt" >= "awardedAt" OR "awardedAt" >= "acceptedAt" OR "updatedAt" < "createdAt"`,
    ),
  ).toEqual([])
  expect(
    await faults(
      `SELECT c.title FROM "Bid" b JOIN "Challenge" c ON c.id = b."challengeId" JOIN "BidEnvelope" e ON e."bidId" = b.id AND e.version = b."currentVersion"
       WHERE b."createdAt" < c."publishedAt" OR b."submittedAt" > c."deadlineAt" OR b."submittedAt" <> e."sealedAt"`,
    ),
  ).toEqual([])
  expect(await faults(`SELECT id FROM "Review" WHERE "submittedAt" <= "assignedAt"`)).toEqual([])
  expect(
    await faults(
      `SELECT v.id FROM "AcceptanceVote" v JOIN "Acceptance" a ON a.id = v."acceptanceId" WHERE v."castAt" <= a."requestedAt" OR a."concludedAt" < v."castAt"`,
    ),
  ).toEqual([])
  expect(await faults(`SELECT id FROM "AllianceMember" WHERE "answeredAt" < "invitedAt"`)).toEqual([])
})

it('an alliance stood before it posted, a team was a member before it was asked to do anything', async () => {
  expect(
    await faults(`SELECT c.title FROM "Challenge" c JOIN "Alliance" a ON a.id = c."allianceId" WHERE c."createdAt" <= a."updatedAt"`),
  ).toEqual([])
  expect(await faults(`SELECT e.seq FROM "Event" e JOIN "User" u ON u.id = e."actorId" WHERE e.at <= u."createdAt"`)).toEqual([])
})

it('the milestone in hand of a running task is due ahead of us, an accepted one was due after the award', async () => {
  expect(await faults(`SELECT title FROM "Milestone" WHERE status = 'in_progress' AND "dueOn" <= clock_timestamp()`)).toEqual([])
  expect(
    await faults(`SELECT m.title FROM "Milestone" m JOIN "Challenge" c ON c.id = m."challengeId" WHERE m."dueOn" <= c."awardedAt"`),
  ).toEqual([])
})

it('public numbers run without gaps in the order of their dates, and events name them', async () => {
  for (const [table, time] of [
    ['Problem', 'createdAt'],
    ['Challenge', 'publishedAt'],
    ['Result', 'publishedAt'],
  ] as const) {
    const { rows } = await pool().query<{ number: string }>(`SELECT number FROM "${table}" WHERE number IS NOT NULL ORDER BY "${time}", id`)
    const series = new Map<string, number>()
    for (const { number } of rows) {
      const [key, place] = [number.slice(0, 7), Number(number.slice(8))]
      expect(place, number).toBe((series.get(key) ?? 0) + 1)
      series.set(key, place)
    }
    for (const [key, last] of series) expect((await db.numberSeries.findUniqueOrThrow({ where: { key } })).last).toBe(last)
  }
  expect(
    await faults(
      `SELECT e.seq FROM "Event" e JOIN "Result" r ON r.id = ANY(e."entityIds") WHERE e.name = 'result.published' AND e.data->>'number' <> r.number`,
    ),
  ).toEqual([])
})

it('history is closed again', async () => {
  await expect(pool().query(`UPDATE "Event" SET reason = 'x'`)).rejects.toThrow('append-only')
  await expect(pool().query(`UPDATE "BidEnvelope" SET scheme = 'x'`)).rejects.toThrow('append-only')
  await expect(pool().query(`UPDATE "MilestoneReport" SET text = 'x'`)).rejects.toThrow('append-only')
})

it('no text anywhere holds a telephone number of eleven digits or an e-mail address', async () => {
  const { rows } = await pool().query<{ table: string }>(
    `SELECT tablename AS table FROM pg_tables WHERE schemaname = 'public' AND tablename NOT IN ('_prisma_migrations', 'BidEnvelope', 'Clause', 'RuleSet', 'RuleParameter')`,
  )
  for (const { table } of rows) {
    const columns = (
      await pool().query<{ name: string }>(
        `SELECT column_name AS name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1
         AND (data_type IN ('text', 'jsonb') OR data_type = 'ARRAY') AND column_name <> 'passwordHash'`,
        [table],
      )
    ).rows.map(({ name }) => name)
    for (const column of columns)
      expect(
        await faults(`SELECT "${column}" FROM "${table}" WHERE "${column}"::text ~ '(^|[^0-9])1[0-9]{10}([^0-9]|$)|@'`),
        `${table}.${column}`,
      ).toEqual([])
  }
})
