import { beforeAll, expect, it } from 'vitest'
import { loadDemo } from '~prisma/seed/load-demo'
import { records } from '~prisma/seed/demo/records'
import { db } from '~server/core/database'
import { evaluateWorkshop } from '~server/rules/evaluate-workshop'
import { parametersFor } from '~server/rules/parameters'
import { transaction } from '~server/core/transaction'
import { loadWorkshopFacts } from '~server/workshops/workshop-facts'

const LISTS = ['six_haves', 'seven_standards', 'eight_conditions', 'three_musts', 'keeping'] as const

beforeAll(() => loadDemo())

/** The items of a demo workshop's check lists that are not met, by its name. */
async function gapsOf(name: string): Promise<string[]> {
  const { id, unit } = await db.workshop.findUniqueOrThrow({ where: { name }, include: { unit: true } })
  return transaction(async (tx) => {
    const facts = (await loadWorkshopFacts(tx, [id])).get(id)
    if (!facts) throw new Error(`${name} has no facts`)
    const parameters = await parametersFor(tx, unit.unionId)
    return LISTS.flatMap((list) => evaluateWorkshop(facts, list, parameters).filter(({ state }) => state !== 'met'))
      .map(({ key }) => key)
      .sort()
  })
}

it('AD-15 WS-13 WS-14 WS-15 WS-16 one demo workshop meets every item of every check list, others have gaps', async () => {
  expect(await gapsOf('眼健康筛查创新工作室')).toEqual([])
  expect(await gapsOf('手术室洁净管理创新工作室')).toEqual(expect.arrayContaining(['seven_standards.venue_area', 'seven_standards.funds']))
  expect((await gapsOf('新生儿照护创新工作室')).length).toBeGreaterThan(10)
})

it('AD-15 a dozen demo workshops keep a record, and something waits for a union to confirm', async () => {
  expect(await db.workshopVenue.count()).toBe(records.length)
  expect(await db.workshopStatement.count({ where: { confirmedAt: null } })).toBeGreaterThan(0)
  expect(await db.honour.count({ where: { confirmedAt: null } })).toBeGreaterThan(0)
  expect(await db.personProfile.count({ where: { bornOn: { not: null } } })).toBeGreaterThan(60)
})
