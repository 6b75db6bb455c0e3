import { utimesSync, existsSync } from 'node:fs'
import { expect, it, vi } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { buildUser } from '~prisma/seed/factories/people'
import { sequence } from '~prisma/seed/factories/sequence'
import { startClock, tick } from '~server/clock/clock'
import { db, pool } from '~server/core/database'
import { filePath } from '~server/files/stage-file'
import { challengeNow, eventsOf } from '../challenges/given'
import { HEADS, stage, useOwnFolder } from '../files/given'

useOwnFolder()
const closings = async (id: string) => (await eventsOf(`challenge:${id}`)).filter(({ name }) => name === 'challenge.closed')

it('CH-15 what is due is closed by time itself, and what is not due stays open', async () => {
  const alliance = await buildAlliance()
  const [due, later] = [await buildChallenge({ alliance }), await buildChallenge({ alliance })]
  await passDeadline(due.challenge.id)
  await tick()
  expect(await challengeNow(due.challenge.id)).toMatchObject({ status: 'closed' })
  expect(await challengeNow(later.challenge.id)).toMatchObject({ status: 'open' })
  expect(await closings(due.challenge.id)).toMatchObject([{ actorId: null }])
})

it('CH-15 six clocks at once close each of twenty challenges once', async () => {
  const alliance = await buildAlliance()
  const ids: string[] = []
  for (let number = 0; number < 20; number++) ids.push((await buildChallenge({ alliance })).challenge.id)
  await Promise.all(ids.map(passDeadline))
  await Promise.all(Array.from({ length: 6 }, () => tick()))
  for (const id of ids) {
    expect((await challengeNow(id)).status).toBe('closed')
    expect(await closings(id)).toHaveLength(1)
  }
})

it('CH-15 one that cannot be closed holds up no other, and is closed when it can be', async () => {
  const alliance = await buildAlliance()
  const [stuck, free] = [await buildChallenge({ alliance }), await buildChallenge({ alliance })]
  await pool().query(
    `CREATE FUNCTION hold_up() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
       IF NEW.id = '${stuck.challenge.id}' AND NEW.status = 'closed' THEN RAISE EXCEPTION 'held up'; END IF; RETURN NEW; END $$;
     CREATE TRIGGER hold_up BEFORE UPDATE ON "Challenge" FOR EACH ROW EXECUTE FUNCTION hold_up()`,
  )
  await passDeadline(stuck.challenge.id)
  await passDeadline(free.challenge.id)
  await pool().query(`UPDATE "Challenge" SET "deadlineAt" = "deadlineAt" - interval '1 hour' WHERE id = $1`, [stuck.challenge.id])
  const attempt = await tick().catch((error: unknown) => error)
  await pool().query('DROP TRIGGER hold_up ON "Challenge"')
  expect(String(attempt)).toContain('held up')
  expect([(await challengeNow(stuck.challenge.id)).status, (await challengeNow(free.challenge.id)).status]).toEqual(['open', 'closed'])
  await tick()
  expect((await challengeNow(stuck.challenge.id)).status).toBe('closed')
})

it('ID-01 what has had its time is forgotten: sessions, counters, keys and delivered events; nothing younger', async () => {
  const { id: userId } = await buildUser()
  const both = async (insert: (age: string, key: string) => Promise<unknown>, ages: readonly [string, string]) => {
    await insert(ages[0], `old-${sequence()}`)
    await insert(ages[1], `young-${sequence()}`)
  }
  await both(
    (at, key) =>
      pool().query(`INSERT INTO "Session" (id, "tokenHash", "userId", "expiresAt") VALUES ($1, $1, $2, now() + $3::interval)`, [
        key,
        userId,
        at,
      ]),
    ['-1 second', '1 hour'],
  )
  await both(
    (at, key) => pool().query(`INSERT INTO "RateLimit" (key, count, "resetAt") VALUES ($1, 1, now() + $2::interval)`, [key, at]),
    ['-25 hours', '-1 hour'],
  )
  await both(
    (at, key) =>
      pool().query(
        `INSERT INTO "IdempotencyKey" ("actorId", purpose, key, "inputHash", answer, "createdAt") VALUES ('who', 'what', $1, '', '{}', now() + $2::interval)`,
        [key, at],
      ),
    ['-8 days', '-6 days'],
  )
  const events = await db.event.findMany({ take: 2, orderBy: { seq: 'asc' } })
  for (const [place, { seq }] of events.entries())
    await pool().query(`UPDATE "OutboxDelivery" SET "processedAt" = now() - $1::interval WHERE "eventSeq" = $2`, [
      ['8 days', '6 days'][place],
      seq,
    ])
  await tick()
  const left = async (table: string, column: string) =>
    (await pool().query<{ key: string }>(`SELECT ${column} AS key FROM "${table}"`)).rows.map(({ key }) => String(key).split('-')[0])
  expect(await left('Session', 'id')).toEqual(['young'])
  expect((await left('RateLimit', 'key')).filter((key) => key === 'old' || key === 'young')).toEqual(['young'])
  expect((await left('IdempotencyKey', 'key')).filter((key) => key === 'old' || key === 'young')).toEqual(['young'])
  expect(await db.outboxDelivery.count({ where: { eventSeq: events[0]?.seq } })).toBe(0)
  expect(await db.outboxDelivery.count({ where: { eventSeq: events[1]?.seq } })).toBeGreaterThan(0)
  expect(await db.event.count({ where: { seq: { in: events.map(({ seq }) => seq) } } })).toBe(2)
})

it('row 90: files that nobody owns are swept in passing', async () => {
  const orphan = filePath((await stage('弃.txt', HEADS.txt)).storageKey)
  const longAgo = new Date(Date.now() - 2 * 3_600_000)
  utimesSync(orphan, longAgo, longAgo)
  await tick()
  expect(existsSync(orphan)).toBe(false)
})

it('CH-15 a running clock closes what becomes due, two of them no more than one, and both stop', async () => {
  const { challenge } = await buildChallenge()
  const clocks = [startClock(), startClock()]
  await passDeadline(challenge.id)
  await vi.waitFor(async () => expect((await challengeNow(challenge.id)).status).toBe('closed'), { timeout: 15_000 })
  await Promise.all(clocks.map((clock) => clock.stop()))
  expect(await closings(challenge.id)).toHaveLength(1)
  expect(pool().idleCount).toBe(pool().totalCount)
})
