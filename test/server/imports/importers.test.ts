import { describe, expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { problemImporter } from '~server/imports/import-problems'
import { resourceImporter } from '~server/imports/import-resources'
import { resultImporter } from '~server/imports/import-results'
import type { Importer } from '~server/imports/import-rows'
import { workshopImporter } from '~server/imports/import-workshops'
import { systemActor, visitor } from '~server/policies/actor'
import { getProblem } from '~server/problems/get-problem'
import { getResource } from '~server/resources/list-resources'
import { reviseResource, withdrawResource } from '~server/resources/offer-resource'
import { getResult } from '~server/results/list-results'
import { withdrawResult } from '~server/results/revise-result'
import { getWorkshop } from '~server/workshops/get-workshop'
import { itKeepsEveryAudienceTrue } from '../challenges/audiences'
import { databaseState, outcomes, refusal } from '../challenges/given'
import { resourceForm } from '../resources/resource-form'
import { bringIn } from './given'

const result = (externalId: string, change: object = {}) => ({
  ...{
    externalId,
    title: `保温材料研究${externalId}`,
    summary: '新配方使保温时间加倍。',
    keywords: ['保温', '材料'],
    sector: '科技',
    year: '2021',
  },
  ...change,
})
const resource = (externalId: string, change: object = {}) => ({
  ...{ externalId, title: `显微镜${externalId}`, description: '可看细胞', kind: '仪器设备', contact: '李工', sector: '卫生' },
  ...change,
})
const find = {
  result: (externalId: string) => db.result.findUniqueOrThrow({ where: { externalId } }),
  resource: (externalId: string) => db.resource.findUniqueOrThrow({ where: { externalId } }),
  problem: (externalId: string) => db.problem.findUniqueOrThrow({ where: { externalId } }),
}
const reads = async (attempt: Promise<unknown>) => (await outcomes([attempt]))[0] === 'done'

it('DU-12 results come in published, for everybody, with their workshop when there is one of that name', async () => {
  const workshop = await buildWorkshop({ name: '示例保温创新工作室' })
  expect(await bringIn(resultImporter, [result('A1', { workshop: workshop.name }), result('A2', { workshop: '没有这个工作室' })])).toBe(2)
  expect(await find.result('A1')).toMatchObject({
    ...{ title: '保温材料研究A1', year: 2021, sectorKey: 'science', status: 'published', number: 'EXT-A1', workshopId: workshop.id },
    ...{ keywords: ['保温', '材料'], audience: ['public', `workshop:${workshop.id}`] },
  })
  expect(await find.result('A2')).toMatchObject({ workshopId: null, audience: ['public'] })
  expect(await getResult(visitor, (await find.result('A1')).id)).toMatchObject({ title: '保温材料研究A1' })
})

describe.each([
  ['results', resultImporter as Importer, [result('B1'), result('B2'), result('B3')], { title: '改过的题目' }],
  ['workshops', workshopImporter as Importer, ['一', '二', '三'].map(workshopRow), { about: '改过的简介' }],
] as const)('AD-06 of %s', (_kind, importer, rows, change) => {
  it('a second run changes nothing and tells nobody; of a changed file only what changed', async () => {
    expect(await bringIn(importer, rows)).toBe(3)
    const before = await databaseState()
    const admin = await buildUser({ isAdmin: true })
    const events = await db.event.count()
    expect(await bringIn(importer, rows, admin)).toBe(0)
    expect(await db.event.count()).toBe(events)
    const { User: _one, ...after } = await databaseState()
    const { User: _other, ...same } = before
    expect(after).toEqual(same)
    expect(await bringIn(importer, [rows[0] ?? {}, { ...rows[1], ...change }, rows[2] ?? {}], admin)).toBe(1)
    const told = await db.event.findFirstOrThrow({ orderBy: { seq: 'desc' } })
    expect([told.name, told.entityIds.length]).toEqual([importer.event, 1])
  })
})

function workshopRow(name: string) {
  return { name: `示例登记${name}创新工作室`, unit: '示例登记大学', region: '西安', sector: '教育', foundedOn: '2021-03-05' }
}

it('AD-06 an import that was broken off in the middle goes on where it stopped', async () => {
  const rows = Array.from({ length: 40 }, (_, place) => result(`C${place}`))
  expect(await bringIn(resultImporter, rows.slice(0, 25))).toBe(25)
  expect(await bringIn(resultImporter, rows)).toBe(15)
  expect(await db.result.count({ where: { externalId: { startsWith: 'C' } } })).toBe(40)
})

it('AD-06 two imports of one file at once bring each row in once', async () => {
  const rows = Array.from({ length: 30 }, (_, place) => result(`D${place}`))
  const counts = await Promise.all([1, 2, 3].map(() => bringIn(resultImporter, rows)))
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(30)
  expect(await db.result.count({ where: { externalId: { startsWith: 'D' } } })).toBe(30)
})

it('AD-06 problems come in accepted, readable by everybody who is signed in, and stay their author’s', async () => {
  const [author, other] = [await buildUser({ isAdmin: true }), await buildUser({ isAdmin: true })]
  const row = { externalId: 'P1', title: '管道结垢', summary: '每月停机清洗。', sector: 'science' }
  expect(await bringIn(problemImporter(author.id), [row], author)).toBe(1)
  const { id } = await find.problem('P1')
  expect(await getProblem(await actorFor(await buildUser()), id)).toMatchObject({ status: 'accepted', bodyText: '每月停机清洗。' })
  expect(await refusal(getProblem(visitor, id))).toMatchObject({ code: 'not_found' })
  expect(await bringIn(problemImporter(other.id), [{ ...row, title: '管道结垢严重' }], other)).toBe(1)
  expect(await find.problem('P1')).toMatchObject({ authorId: author.id, title: '管道结垢严重', version: 2 })
})

it('AD-06 workshops come in with their units, each unit once, found again by name', async () => {
  const unit = '示例新单位研究院'
  const rows = ['甲', '乙'].map((name) => ({ ...workshopRow(name), unit, 专业领域: '', field: '保温' }))
  expect(await bringIn(workshopImporter, rows)).toBe(2)
  expect(await db.unit.count({ where: { name: unit } })).toBe(1)
  const row = await db.workshop.findUniqueOrThrow({ where: { name: '示例登记甲创新工作室' } })
  expect(row.foundedOn).toEqual(new Date('2021-03-05'))
  expect(await getWorkshop(visitor, row.id)).toMatchObject({ unit, region: '西安', sectorKey: 'education', leader: null, memberCount: 0 })
})

it('RE-03 a result that was withdrawn here stays withdrawn when its file comes again', async () => {
  const workshop = await buildWorkshop({ name: '示例撤回创新工作室' })
  await bringIn(resultImporter, [result('W1', { workshop: workshop.name })])
  const { id } = await find.result('W1')
  await withdrawResult(await actorFor(workshop.leader), id, '有误')
  expect(await bringIn(resultImporter, [result('W1', { workshop: workshop.name, summary: '文件里改过了。' })])).toBe(1)
  expect(await find.result('W1')).toMatchObject({ status: 'withdrawn', summary: '文件里改过了。', audience: [`workshop:${workshop.id}`] })
  expect(await refusal(getResult(visitor, id))).toMatchObject({ code: 'not_found' })
})

it('RS-01 what the owner decided about an imported resource stays when its file comes again: reach, owner, withdrawal', async () => {
  const alliance = await buildAlliance()
  const [owner, other] = [alliance.lead.leader, await buildUser({ isAdmin: true })]
  const workshop = { workshop: alliance.lead.name }
  await bringIn(resourceImporter(owner.id), [resource('R1', workshop), resource('R2', workshop)], owner)
  const [narrow, gone] = [await find.resource('R1'), await find.resource('R2')]
  const { key: _key, workshopId: _workshop, ...content } = resourceForm({ reach: 'alliance', sectorKey: 'health' })
  await reviseResource(await actorFor(owner), narrow.id, { ...content, version: narrow.version })
  await withdrawResource(await actorFor(owner), gone.id)
  const again = [resource('R1', { ...workshop, description: '换了镜头' }), resource('R2', { ...workshop, description: '换了镜头' })]
  expect(await bringIn(resourceImporter(other.id), again, other)).toBe(2)
  expect(await find.resource('R1')).toMatchObject({ description: '换了镜头', reach: 'alliance', ownerId: owner.id })
  const stranger = await actorFor(other)
  expect([await reads(getResource(stranger, narrow.id)), await reads(getResource(stranger, gone.id))]).toEqual([false, false])
  expect(await reads(getResource(await actorFor(alliance.members[0]?.leader ?? owner), narrow.id))).toBe(true)
  expect(await reads(getResource(systemActor, gone.id))).toBe(true)
})

it.each([
  ['no id', resultImporter, result(''), 'externalId'],
  ['neither title nor summary', resultImporter, result('X1', { title: '', summary: '' }), 'title'],
  ['a sector that there is not', resultImporter, result('X1', { sector: '占星' }), 'sector'],
  ['a year before the republic', resultImporter, result('X1', { year: 1200 }), 'year'],
  ['a NUL', resultImporter, result('X1', { summary: 'a\u0000b' }), 'summary'],
  ['an object for a title', resultImporter, result('X1', { title: { $ne: '' } }), 'title'],
  ['an unknown kind', resourceImporter('user12345678'), resource('X2', { kind: '飞船' }), 'kind'],
  ['nobody to ask', resourceImporter('user12345678'), resource('X2', { contact: ' ' }), 'contact'],
  ['30 February', workshopImporter, { ...workshopRow('错'), foundedOn: '2021-02-30' }, 'foundedOn'],
  ['no sector', workshopImporter, { ...workshopRow('错'), sector: '' }, 'sector'],
] as const)('AD-06 a row with %s is refused by the name of its field', (_what, importer, row, field) => {
  const parsed = importer.schema.safeParse(row)
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})

itKeepsEveryAudienceTrue()
