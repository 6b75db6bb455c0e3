import { expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { loadDemo } from '~prisma/seed/load-demo'
import { db, pool } from '~server/core/database'

/** As when somebody presses Ctrl-C: the last rows are never made. */
async function breakOff(): Promise<void> {
  await pool().query(
    `CREATE OR REPLACE FUNCTION break_off() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'broken off'; END $$`,
  )
  await pool().query(`CREATE TRIGGER break_off BEFORE INSERT ON "Resource" FOR EACH ROW EXECUTE FUNCTION break_off()`)
  await expect(loadDemo()).rejects.toThrow()
  await pool().query(`DROP TRIGGER break_off ON "Resource"`)
}

it('AD-15 a demo whose loading broke off is loaded anew at the next start, whole', async () => {
  await breakOff()
  expect(await db.user.count()).toBeGreaterThan(0)
  expect(await db.resource.count()).toBe(0)
  await loadDemo()
  expect(await db.user.count({ where: { isDemo: true } })).toBe(8)
  expect(await db.resource.count()).toBeGreaterThanOrEqual(24)
  expect(await db.alliance.count({ where: { isExample: false } })).toBe(0)
  expect(await db.sector.count()).toBe(5)
}, 90_000)

it('AD-15 where anybody else has an account nothing is cleared and nothing is loaded', async () => {
  await db.idempotencyKey.create({ data: { actorId: 'demo', purpose: 'load_demo', key: 'begun', inputHash: '', answer: {} } })
  await buildUser({ username: 'somebody' })
  const users = await db.user.count()
  await loadDemo()
  expect(await db.user.count()).toBe(users)
})
