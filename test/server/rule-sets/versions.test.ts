import { beforeEach, expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { requirementsOf } from '~server/alliances/alliance-validity'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getRuleSet } from '~server/rule-sets/get-rule-set'
import { makeVersion, withdrawVersion } from '~server/rule-sets/make-version'
import { parametersFor } from '~server/rules/parameters'
import { refusal } from '../challenges/given'
import { clearRuleSets } from '../rules/given'
import { buildGovernors, inDays, versionInput } from './given'

beforeEach(() => clearRuleSets({ version: { gt: 1 } }))

const four = [{ key: 'alliance.min_workshops', value: '4' }]
const minimum = async (unionId: string) => (await parametersFor(db, unionId)).number('alliance.min_workshops')

it('AD-01 a new version copies every clause and number, with the new ones in their places, and holds from its day on', async () => {
  const { top, city } = await buildGovernors()
  const before = await getRuleSet(visitor, 'S0')
  const clauses = [{ reference: '三（一）', sentence: '工作室联盟最少由4个创新工作室组成。' }]
  await makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(0), parameters: four, clauses }))
  const after = await getRuleSet(visitor, 'S0')
  expect([after.version, after.status, after.clauses.length]).toEqual([2, 'in_force', before.clauses.length])
  const values = (of: typeof before) =>
    Object.fromEntries(of.clauses.flatMap((one) => one.parameters.map(({ key, value }) => [key, value])))
  expect(values(after)).toEqual({ ...values(before), 'alliance.min_workshops': 4 })
  expect(await minimum(city.id)).toMatchObject({ value: 4, clause: { ...clauses[0], version: 2, document: '《2027年实施意见》' } })
  expect((await getRuleSet(visitor, 'S0', 1)).status).toBe('superseded')
  const event = await db.event.findFirstOrThrow({ where: { name: 'rule_set.version_made' }, orderBy: { seq: 'desc' } })
  expect([event.threads, event.reason]).toEqual([['rule_set:S0'], '新一年的通知'])
})

it('AD-01 one of tomorrow changes nothing today, is announced, and can be withdrawn; one that holds cannot', async () => {
  const { top, city } = await buildGovernors()
  await makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(1), parameters: four }))
  expect((await minimum(city.id)).value).toBe(3)
  expect(await getRuleSet(top, 'S0')).toMatchObject({ version: 1, mayMakeVersion: false, mayWithdraw: true, latest: 2 })
  const another = makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(2), version: 2 }))
  expect(await refusal(another)).toMatchObject({ code: 'conflict', detail: { status: 'pending' } })
  await withdrawVersion(top, 'S0', { version: 2, reason: '日期写错' })
  expect((await getRuleSet(top, 'S0')).versions).toHaveLength(1)
  await makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(0) }))
  const late = withdrawVersion(top, 'S0', { version: 2, reason: '日期写错' })
  expect(await refusal(late)).toMatchObject({ code: 'conflict', detail: { status: 'in_force' } })
})

it('AD-01 the documents that ship are governed from the top; rules are readable by everybody', async () => {
  const { top, local } = await buildGovernors()
  const administrator = await actorFor(await buildUser({ isAdmin: true }))
  const anybody = await actorFor(await buildUser())
  const attempt = async (who: typeof top) => refusal(makeVersion(who, 'S1', versionInput({ effectiveOn: await inDays(0) })))
  expect(await attempt(local)).toMatchObject({ code: 'forbidden' })
  expect(await attempt(anybody)).toMatchObject({ code: 'forbidden' })
  expect(await refusal(makeVersion(visitor, 'S1', versionInput({ effectiveOn: await inDays(0) })))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(makeVersion(top, 'S9', versionInput({ effectiveOn: await inDays(0) })))).toMatchObject({ code: 'not_found' })
  await makeVersion(administrator, 'S1', versionInput({ effectiveOn: await inDays(0) }))
  expect(await refusal(withdrawVersion(local, 'S1', { version: 2, reason: '不要' }))).toMatchObject({ code: 'forbidden' })
})

it.each([
  ['a word that no evaluator knows', { key: 'six_haves.signs', words: ['neon'] }, 'parameters.0.words', 'choose'],
  ['no word at all', { key: 'six_haves.signs' }, 'parameters.0.words', 'choose'],
  ['zero', { key: 'six_haves.funds', value: '0' }, 'parameters.0.value', 'number_range'],
  ['more than there is room for', { key: 'six_haves.funds', value: '10001' }, 'parameters.0.value', 'number_range'],
  ['half', { key: 'six_haves.funds', value: '1.5' }, 'parameters.0.value', 'number_range'],
  ['nothing', { key: 'six_haves.funds', value: ' ' }, 'parameters.0.value', 'required'],
  ['another document’s parameter', { key: 'alliance.min_workshops', value: '4' }, '', 'choose'],
])('AD-01 %s is no value', async (_what, row, field, code) => {
  const { top } = await buildGovernors()
  const attempt = makeVersion(top, 'S2', versionInput({ effectiveOn: await inDays(0), parameters: [row] }))
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field, code }] })
  expect((await getRuleSet(visitor, 'S2')).version).toBe(1)
})

it('AD-01 a day that has passed, and a version that somebody else followed first, are refused', async () => {
  const { top } = await buildGovernors()
  const past = makeVersion(top, 'S3', versionInput({ effectiveOn: await inDays(-1) }))
  expect(await refusal(past)).toMatchObject({ faults: [{ field: 'effectiveOn', code: 'day_past' }] })
  const input = versionInput({ effectiveOn: await inDays(0) })
  const two = await Promise.allSettled([
    makeVersion(top, 'S3', input),
    makeVersion(top, 'S3', versionInput({ ...input, key: `${input.key}x` })),
  ])
  expect(two.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await refusal(makeVersion(top, 'S3', versionInput({ ...input, key: `${input.key}y` })))).toMatchObject({ code: 'stale_version' })
  // The same submission again is the first one's answer.
  expect(await db.ruleSet.count({ where: { key: 'S3' } })).toBe(2)
})

it('AL-10 money is typed in yuan and kept in fen', async () => {
  const { top } = await buildGovernors()
  const parameters = [{ key: 'fund.alliance_subsidy_fen', value: '60000' }]
  await makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(0), parameters }))
  const row = await db.ruleParameter.findFirstOrThrow({
    where: { key: 'fund.alliance_subsidy_fen' },
    orderBy: { ruleSet: { version: 'desc' } },
  })
  expect(row.value).toBe(6_000_000)
})

it('AL-06 an alliance is judged by the new number from its day on', async () => {
  const { top } = await buildGovernors()
  const alliance = await buildAlliance()
  await makeVersion(top, 'S0', versionInput({ effectiveOn: await inDays(0), parameters: four }))
  expect((await requirementsOf(db, alliance.id))[0]).toMatchObject({ state: 'not_met', required: 4, missing: 1, clause: { version: 2 } })
})
