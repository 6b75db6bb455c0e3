import { beforeEach, expect, it } from 'vitest'
import { loadReference } from '~prisma/reference/load'
import { buildOfficer, buildUnion, actorFor } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { layRules } from '~server/rule-sets/make-version'
import { layerKey } from '~server/rule-sets/rule-set-facts'
import { inDays, layerInput } from '../rule-sets/given'

let unionId: string
beforeEach(async () => {
  unionId = (await buildUnion({ level: 'city', parentId: (await buildUnion()).id })).id
})

async function lay(effectiveOn: Date) {
  await layRules(await actorFor(await buildOfficer(unionId)), unionId, layerInput({ effectiveOn }))
  return db.ruleSet.findFirstOrThrow({ where: { key: layerKey(unionId) }, include: { clauses: true, parameters: true } })
}

/** What the database said, or that it did it. */
async function refusal(statement: Promise<unknown>): Promise<string> {
  try {
    await statement
    return 'done'
  } catch (error) {
    const { meta } = error as { meta?: { driverAdapterError?: { cause?: { originalMessage?: string } } } }
    return meta?.driverAdapterError?.cause?.originalMessage ?? String(error)
  }
}

it('AD-01 a number of any version is never changed, whether it holds or not', async () => {
  for (const day of [await inDays(0), await inDays(9)]) {
    unionId = (await buildUnion()).id
    const { parameters } = await lay(day)
    expect(await refusal(db.ruleParameter.update({ where: { id: parameters[0]!.id }, data: { value: 9 } }))).toMatch('stays as it is')
  }
  expect(await refusal(db.ruleParameter.updateMany({ data: { rule: 'R99' } }))).toMatch('stays as it is')
})

it('AD-01 a version in force is not taken away, moved to another day, emptied or added to', async () => {
  const { id, clauses, parameters } = await lay(await inDays(0))
  const clauseId = clauses[0]!.id
  expect(await refusal(db.ruleSet.delete({ where: { id } }))).toMatch('stays as it is')
  expect(await refusal(db.ruleSet.update({ where: { id }, data: { effectiveFrom: await inDays(30) } }))).toMatch('stays as it is')
  expect(await refusal(db.ruleParameter.delete({ where: { id: parameters[0]!.id } }))).toMatch('stays as it is')
  expect(await refusal(db.clause.delete({ where: { id: clauseId } }))).toMatch('stays as it is')
  expect(await refusal(db.clause.update({ where: { id: clauseId }, data: { sentence: '另一句。' } }))).toMatch('stays as it is')
  expect(await refusal(db.clause.create({ data: { ruleSetId: id, reference: '末', sentence: '一句。' } }))).toMatch('stays as it is')
  const more = { ruleSetId: id, clauseId, rule: 'R02', key: 'alliance.min_sectors', value: 3 }
  expect(await refusal(db.ruleParameter.create({ data: more }))).toMatch('stays as it is')
})

it('AD-01 a version that does not hold yet goes as a whole', async () => {
  const { id } = await lay(await inDays(1))
  await db.ruleSet.delete({ where: { id } })
  expect(await db.ruleParameter.count({ where: { ruleSetId: id } })).toBe(0)
})

it('AD-01 the documents that ship are completed at a start: clauses and words, never a number', async () => {
  const s0 = await db.ruleSet.findUniqueOrThrow({ where: { key_version: { key: 'S0', version: 1 } }, include: { clauses: true } })
  const number = () => db.ruleParameter.findFirstOrThrow({ where: { ruleSetId: s0.id, key: 'alliance.min_workshops' } })
  const before = await number()
  await db.clause.update({ where: { id: s0.clauses[0]!.id }, data: { demand: '旧的读法' } })
  await db.clause.create({ data: { ruleSetId: s0.id, reference: '附', sentence: '旧版多出的一条。' } })
  await loadReference()
  expect(await number()).toEqual(before)
  expect((await db.clause.findUniqueOrThrow({ where: { id: s0.clauses[0]!.id } })).demand).not.toBe('旧的读法')
})
