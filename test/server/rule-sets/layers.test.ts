import { describe, expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getRuleSet } from '~server/rule-sets/get-rule-set'
import { getLayerForm, getUnionRules } from '~server/rule-sets/get-union-rules'
import { listRuleSets } from '~server/rule-sets/list-rule-sets'
import { layRules } from '~server/rule-sets/make-version'
import { layerKey } from '~server/rule-sets/rule-set-facts'
import { parametersFor } from '~server/rules/parameters'
import { refusal } from '../challenges/given'
import { buildGovernors, inDays, layerInput, layerRow } from './given'

const minimum = async (unionId: string) => (await parametersFor(db, unionId)).number('alliance.min_workshops').value

describe('NA-44 a union lays its own rules over those above it', () => {
  it('the nearest counts, on the check and on the page, and both are shown with the reason', async () => {
    const { province, city, top, local } = await buildGovernors()
    await layRules(top, province.id, layerInput({ effectiveOn: await inDays(0), document: '《示例省办法》' }))
    const own = layerRow({ value: '2', sentence: '本市联盟最少由2个创新工作室组成。' })
    await layRules(local, city.id, layerInput({ effectiveOn: await inDays(0), parameters: [own] }))
    expect([await minimum(province.id), await minimum(city.id)]).toEqual([4, 2])
    const { contradictions } = await getUnionRules(visitor, city.id)
    expect(contradictions).toMatchObject([
      {
        ...{ key: 'alliance.min_workshops', rule: 'R01', why: 'nearer' },
        layers: [
          { value: 2, union: city.name, clause: { sentence: own.sentence } },
          { value: 4, union: province.name },
          { value: 3, union: null, clause: { ruleSetKey: 'S0' } },
        ],
      },
    ])
    const othersOf = async (key: string) =>
      (await getRuleSet(visitor, key)).clauses
        .flatMap((clause) => clause.parameters)
        .find(({ key: name }) => name === 'alliance.min_workshops')?.others
    expect((await othersOf('S0'))?.map(({ union, isAbove }) => [union?.name, isAbove])).toEqual(
      expect.arrayContaining([
        [province.name, false],
        [city.name, false],
      ]),
    )
    expect((await othersOf(layerKey(city.id)))?.map(({ union, isAbove }) => [union?.name, isAbove]).sort()).toEqual(
      [
        [undefined, true],
        [province.name, true],
      ].sort(),
    )
    expect((await listRuleSets(visitor)).ruleSets.map(({ key }) => key)).toContain(layerKey(city.id))
  })

  it('a rule that is dropped returns to the one above, also when it was the only one', async () => {
    const { city, local } = await buildGovernors()
    await layRules(local, city.id, layerInput({ effectiveOn: await inDays(0) }))
    expect(await minimum(city.id)).toBe(4)
    expect((await getLayerForm(local, city.id, ['alliance.min_sectors'])).rows.map(({ key, value, isOwn }) => [key, value, isOwn])).toEqual(
      [
        ['alliance.min_workshops', 4, true],
        ['alliance.min_sectors', 2, false],
      ],
    )
    await layRules(local, city.id, layerInput({ effectiveOn: await inDays(0), version: 1, parameters: [layerRow({ drop: 'on' })] }))
    expect(await minimum(city.id)).toBe(3)
    expect((await getUnionRules(visitor, city.id)).contradictions).toEqual([])
  })

  it('only its own officers write it: not those above, not those below, nobody else', async () => {
    const { city, top } = await buildGovernors()
    const unit = await db.union.create({ data: { name: '示例校工会', level: 'unit', parentId: city.id } })
    for (const who of [top, await actorFor(await buildOfficer(unit.id)), await actorFor(await buildUser({ isAdmin: true }))]) {
      expect(await refusal(layRules(who, city.id, layerInput({ effectiveOn: await inDays(0) })))).toMatchObject({ code: 'forbidden' })
      expect(await refusal(getLayerForm(who, city.id, []))).toMatchObject({ code: 'forbidden' })
    }
    expect(await refusal(layRules(top, 'no-such-union', layerInput({ effectiveOn: await inDays(0) })))).toMatchObject({ code: 'not_found' })
    expect(await refusal(getUnionRules(visitor, 'no-such-union'))).toMatchObject({ code: 'not_found' })
  })

  it.each([
    ['a parameter that nobody knows', [layerRow({ key: 'no.such' })], '', 'choose'],
    ['one parameter twice', [layerRow(), layerRow({ reference: '第四条' })], '', 'choose'],
    ['a rule without its clause', [layerRow({ reference: ' ' })], 'parameters.0.reference', 'required'],
    ['a clause without its words', [layerRow({ sentence: '' })], 'parameters.0.sentence', 'required'],
    [
      'one clause with two sentences',
      [layerRow(), layerRow({ key: 'alliance.min_sectors', value: '3', sentence: '另一句。' })],
      'parameters.1.sentence',
      'clause_differs',
    ],
  ])('%s is refused beside its field', async (_what, parameters, field, code) => {
    const { city, local } = await buildGovernors()
    const attempt = layRules(local, city.id, layerInput({ effectiveOn: await inDays(0), parameters }))
    expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field, code }] })
    expect(await db.ruleSet.count({ where: { unionId: city.id } })).toBe(0)
  })

  it('two at once: one is saved, the other looked at an older version', async () => {
    const { city, local } = await buildGovernors()
    const lay = async () => layRules(local, city.id, layerInput({ effectiveOn: await inDays(0) }))
    const both = await Promise.allSettled([lay(), lay()])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'stale_version' } })
  })
})
