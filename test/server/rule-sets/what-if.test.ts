import { beforeEach, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildUnion, buildUnit } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { requirementsOf } from '~server/alliances/alliance-validity'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { layRules, makeVersion } from '~server/rule-sets/make-version'
import { previewLayer, previewVersion, type Preview } from '~server/rule-sets/preview'
import type { VersionInput } from '~server/rule-sets/rule-set.schema'
import { whatIfWorkshop } from '~server/rule-sets/what-if-workshop'
import { checkWorkshops } from '~server/workshops/checks/check-workshops'
import { refusal } from '../challenges/given'
import { clearRuleSets } from '../rules/given'
import { buildGovernors, inDays, layerInput, layerRow, versionInput } from './given'

beforeEach(() => clearRuleSets({ OR: [{ version: { gt: 1 } }, { unionId: { not: null } }] }))

/** How everything stands in the database right now: "w:<id> <key>" and the state. */
async function statesNow(): Promise<Map<string, string>> {
  const workshops = await db.workshop.findMany({ select: { id: true } })
  const alliances = await db.alliance.findMany({ where: { status: { not: 'dissolved' } }, select: { id: true } })
  const checked = await checkWorkshops(
    db,
    workshops.map(({ id }) => id),
  )
  const states = new Map<string, string>()
  for (const [id, { lists }] of checked)
    for (const { key, state } of lists.flatMap(({ requirements }) => requirements)) states.set(`workshop ${id} ${key}`, state)
  for (const { id } of alliances) for (const { key, state } of await requirementsOf(db, id)) states.set(`alliance ${id} ${key}`, state)
  return states
}

/** Saves, and holds what was foretold against what came. */
async function expectForetold(preview: Preview, save: () => Promise<unknown>) {
  const before = await statesNow()
  const changed = (from: Map<string, string>, to: Map<string, string>) =>
    [...to].filter(([name, state]) => from.get(name) !== state).map(([name, state]) => `${name}: ${from.get(name)} ${state}`)
  await save()
  const happened = changed(before, await statesNow())
  expect(preview.changes.map(({ entity, id, key, from, to }) => `${entity} ${id} ${key}: ${from} ${to}`).sort()).toEqual(happened.sort())
}

/** Workshops with teams of three to eight, and alliances of two to five. */
async function buildField() {
  for (let size = 2; size < 8; size++) {
    const workshop = await buildWorkshop()
    for (let count = 1; count < size; count++) await addMember(workshop)
  }
  for (const count of [1, 2, 4])
    await buildAlliance({ members: await Promise.all(Array.from({ length: count }, () => buildWorkshop({ sectorKey: 'sports' }))) })
}

it('NA-44 what was foretold of a new version is what happens: numbers up and down, words more and fewer', async () => {
  const { top } = await buildGovernors()
  await buildField()
  const changes: readonly (readonly [string, VersionInput['parameters'][number]])[] = [
    ['S1', { key: 'seven_standards.team', value: '7' }],
    ['S1', { key: 'seven_standards.team', value: '2' }],
    ['S0', { key: 'alliance.min_workshops', value: '4' }],
    ['S0', { key: 'alliance.min_workshops', value: '2' }],
    ['S0', { key: 'alliance.lead_titles', words: ['national_demonstration'] }],
    ['S3', { key: 'eight_conditions.not_named', words: ['provincial_system'] }],
  ]
  const versions: Record<string, number> = {}
  for (const [key, row] of changes) {
    const version = (versions[key] = (versions[key] ?? 0) + 1)
    const input = { version, effectiveOn: await inDays(0), parameters: [row] }
    const preview = await previewVersion(top, key, versionInput(input))
    expect(preview.changes.length).toBeGreaterThan(0)
    await expectForetold(preview, () => makeVersion(top, key, versionInput(input)))
  }
})

it('NA-44 a union’s own rules reach what stands below it and nothing else, as foretold', async () => {
  const { province, city, local } = await buildGovernors()
  const unitUnion = await buildUnion({ level: 'unit', parentId: city.id })
  const unit = await buildUnit({ unionId: unitUnion.id })
  const own = await buildAlliance({ lead: await buildWorkshop({ unitId: unit.id, title: 'provincial_system' }) })
  const outside = await buildWorkshop()
  for (let count = 0; count < 4; count++) await addMember(outside)
  const parameters = [layerRow(), layerRow({ key: 'seven_standards.team', value: '1', reference: '第四条', sentence: '1人即可。' })]
  const input = layerInput({ effectiveOn: await inDays(0), parameters })
  const preview = await previewLayer(local, city.id, input)
  expect(preview).toMatchObject({ alliances: 1, workshops: 1 })
  expect(preview.changes.map(({ id, key, to }) => [id, key, to]).sort()).toEqual(
    [
      [own.id, 'alliance.min_workshops', 'not_met'],
      [own.lead.id, 'seven_standards.team', 'met'],
    ].sort(),
  )
  await expectForetold(preview, () => layRules(local, city.id, { ...input, key: freshKey() }))
  expect(province.id).not.toBe(own.governingUnionId)
})

it('NA-44 looking writes nothing, and only who may save may look', async () => {
  const { top, local } = await buildGovernors()
  const input = versionInput({ effectiveOn: await inDays(0), parameters: [{ key: 'alliance.min_sectors', value: '5' }] })
  const counts = () => Promise.all([db.ruleSet.count(), db.ruleParameter.count(), db.event.count(), db.idempotencyKey.count()])
  const before = await counts()
  await previewVersion(top, 'S0', input)
  expect(await counts()).toEqual(before)
  expect(await refusal(previewVersion(local, 'S0', input))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(previewVersion(visitor, 'S0', input))).toMatchObject({ code: 'not_signed_in' })
})

it('AL-06 if a workshop leaves or loses its titles: which alliances fall, and their challenges', async () => {
  const { top } = await buildGovernors()
  const member = await buildWorkshop({ sectorKey: 'science' })
  const three = await buildAlliance({ members: [member, await buildWorkshop({ sectorKey: 'culture' })] })
  const four = await buildAlliance({
    members: [member, await buildWorkshop({ sectorKey: 'culture' }), await buildWorkshop({ sectorKey: 'sports' })],
  })
  const { challenge } = await buildChallenge({ alliance: three })
  const leaving = await whatIfWorkshop(top, member.id)
  expect(leaving.leaving.fallen.map(({ id }) => id)).toEqual([three.id])
  expect(leaving.leaving.challenges.map(({ id }) => id)).toEqual([challenge.id])
  expect(leaving.delisted.fallen).toEqual([])
  expect(leaving.alliances).toBe(2)
  const lead = await whatIfWorkshop(top, four.lead.id)
  expect(lead.delisted.fallen.map(({ id }) => id)).toEqual([four.id])
  expect(lead.delisted.changes).toMatchObject([{ rule: 'R03', from: 'met', to: 'not_met' }])
  // What it says of leaving is what the rows say afterwards.
  await db.allianceMember.updateMany({ where: { workshopId: member.id }, data: { status: 'left' } })
  const fell = async (id: string) => (await requirementsOf(db, id)).some(({ state }) => state !== 'met')
  expect([await fell(three.id), await fell(four.id)]).toEqual([true, false])
  expect(await refusal(whatIfWorkshop(visitor, member.id))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(whatIfWorkshop(top, 'no-such-workshop'))).toMatchObject({ code: 'not_found' })
})
