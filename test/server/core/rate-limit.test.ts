import { expect, it } from 'vitest'
import { sequence } from '~prisma/seed/factories/sequence'
import { pool } from '~server/core/database'
import { countAttempt, forgiveAttempt } from '~server/core/rate-limit'
import { outcomes, refusal } from '../challenges/given'

const freshLimit = () => `test:${sequence()}`
/** Makes the window end: as if its time had passed. */
const endWindow = (key: string) =>
  pool().query(`UPDATE "RateLimit" SET "resetAt" = clock_timestamp() - interval '1 ms' WHERE key = $1`, [key])
const counted = async (key: string) =>
  (await pool().query<{ count: number }>(`SELECT count FROM "RateLimit" WHERE key = $1`, [key])).rows[0]?.count

it('P20 ten are let through, the eleventh is refused with the time to wait', async () => {
  const key = freshLimit()
  for (let attempt = 0; attempt < 10; attempt++) await countAttempt(key, 10, 600)
  const { code, detail } = await refusal(countAttempt(key, 10, 600))
  expect(code).toBe('rate_limited')
  expect(detail.minutes).toBe(10)
  expect(detail.seconds).toBeGreaterThan(590)
  expect(detail.seconds).toBeLessThanOrEqual(600)
})

it('P20 a burst of fifty lets exactly ten through', async () => {
  const key = freshLimit()
  const done = await outcomes(Array.from({ length: 50 }, () => countAttempt(key, 10, 600)))
  expect([done.filter((end) => end === 'done').length, done.filter((end) => end === 'rate_limited').length]).toEqual([10, 40])
})

it('P20 the window does not move with those who go on trying, and ends', async () => {
  const key = freshLimit()
  const end = async () =>
    (await pool().query<{ at: string }>(`SELECT "resetAt"::text AS at FROM "RateLimit" WHERE key = $1`, [key])).rows[0]?.at
  await countAttempt(key, 1, 600)
  const before = await end()
  await refusal(countAttempt(key, 1, 600))
  expect(await end()).toBe(before)
  await endWindow(key)
  await countAttempt(key, 1, 600)
  expect(await counted(key)).toBe(1)
  expect(await refusal(countAttempt(key, 1, 600))).toMatchObject({ code: 'rate_limited' })
})

it('P20 a good attempt is taken back, and never below nothing', async () => {
  const key = freshLimit()
  await countAttempt(key, 2, 600)
  await forgiveAttempt(key)
  await forgiveAttempt(key)
  expect(await counted(key)).toBe(0)
  await countAttempt(key, 1, 600)
})

it('P20 keys do not disturb each other', async () => {
  const [one, two] = [freshLimit(), freshLimit()]
  await countAttempt(one, 1, 600)
  await countAttempt(two, 1, 600)
  expect([await counted(one), await counted(two)]).toEqual([1, 1])
})
