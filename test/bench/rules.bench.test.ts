import { beforeAll, expect, it } from 'vitest'
import { buildUnit } from '~prisma/seed/factories/people'
import { db, pool } from '~server/core/database'
import { checkWorkshops } from '~server/workshops/checks/check-workshops'
import { report } from './load'
import { fillRegistry } from './registry'

/** BENCH=full looks at the ten thousand workshops of the issue; the short form in npm test shows that the measuring works. */
const WORKSHOPS = process.env.BENCH === 'full' ? 10_000 : 300
let ids: string[]

beforeAll(async () => {
  const units = await Promise.all(Array.from({ length: 5 }, () => buildUnit()))
  ids = await fillRegistry(
    WORKSHOPS,
    units.map(({ id }) => id),
  )
})

/** The same rows, as they lie in their tables. */
async function plainRead(of: readonly string[]): Promise<void> {
  const where = 'WHERE "workshopId" = ANY($1)'
  for (const table of ['WorkshopVenue', 'WorkshopSign', 'WorkshopEquipment', 'WorkshopDocument', 'WorkshopFunding', 'NamedTitle'])
    await pool().query(`SELECT * FROM "${table}" ${where}`, [of])
  await pool().query(`SELECT * FROM "WorkshopMember" m LEFT JOIN "PersonProfile" p ON p."userId" = m."userId" ${where}`, [of])
  await pool().query(`SELECT * FROM "WorkshopPlan" p JOIN "PlanItem" i ON i."planId" = p.id ${where}`, [of])
  await pool().query(`SELECT * FROM "Result" ${where}`, [of])
  await pool().query('SELECT * FROM "Workshop" WHERE id = ANY($1)', [of])
}

async function time(what: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await what()
  return performance.now() - from
}

/** The quickest of several: what the machine does beside it is not meant. */
async function best(what: () => Promise<unknown>, times: number): Promise<number> {
  const taken: number[] = []
  for (let round = 0; round < times; round++) taken.push(await time(what))
  return Math.min(...taken)
}

it('R01–R35 all rules for all workshops take seconds, for one page milliseconds', async () => {
  const checked = await checkWorkshops(db, ids)
  expect(checked.size).toBe(WORKSHOPS)
  const items = [...checked.values()].flatMap(({ lists }) => lists.flatMap(({ requirements }) => requirements))
  expect(new Set(items.map(({ state }) => state))).toEqual(new Set(['met', 'not_met', 'unknown']))
  const [all, plain] = [await best(() => checkWorkshops(db, ids), 3), await best(() => plainRead(ids), 3)]
  report(
    `rules            ${WORKSHOPS} workshops, ${items.length} items: ${(all / 1000).toFixed(2)} s, ${(all / plain).toFixed(1)} × a plain read of the same rows`,
  )
  const one = ids.slice(0, 1)
  const [page, row] = [await best(() => checkWorkshops(db, one), 20), await best(() => plainRead(one), 20)]
  report(`rules            one workshop: ${page.toFixed(1)} ms, ${(page / row).toFixed(1)} × a plain read of its rows`)
  expect(all / 1000).toBeLessThan(10)
  expect(page).toBeLessThan(150)
})
