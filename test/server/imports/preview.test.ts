import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorFor, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db, type Union, type User } from '~server/core/database'
import { confirmImport, getImport, listImports } from '~server/imports/confirm-import'
import type { ImportKind } from '~server/imports/import.schema'
import { MOST_ROWS, previewImport } from '~server/imports/preview-import'
import { visitor } from '~server/policies/actor'
import { stageFile } from '~server/files/stage-file'
import { databaseState, outcomes, refusal } from '../challenges/given'

const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-imports-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))
let admin: User
let province: Union
let officer: User
beforeAll(async () => {
  process.env.DATA_DIR = dir
  admin = await buildUser({ isAdmin: true })
  province = await buildUnion({ name: '示例导入省工会' })
  officer = await buildOfficer(province.id)
})

async function* once(text: string | Buffer) {
  yield await Promise.resolve(Buffer.from(text))
}
const stage = (name: string, content: string | Buffer) => stageFile(name, once(content))
const onDisk = () => readdirSync(path.join(dir, 'files'), { recursive: true, encoding: 'utf8' }).filter((name) => /[0-9a-f]{48}/.test(name))

async function preview(by: User, kind: ImportKind, content: string, name = 'list.csv') {
  const actor = await actorFor(by)
  const { id } = await previewImport(actor, kind, [await stage(name, content)])
  return { id, actor, page: await getImport(actor, id) }
}
/** Looks at a file and imports it; returns what the preview counted. */
async function bringIn(by: User, kind: ImportKind, content: string, name?: string) {
  const { id, actor, page } = await preview(by, kind, content, name)
  await confirmImport(actor, id)
  return page.counts
}
const csv = (...lines: string[]) => `${lines.join('\n')}\n`
const UNITS = '单位名称,地区,行业,单位性质,职工人数,上级工会'
const PEOPLE = '账号,姓名,单位,工作室,角色,加入日期,出生日期,学历,专业,技能'
const codes = (page: { faults: readonly { line: number; field: string; code: string }[] }) =>
  page.faults.map(({ line, field, code }) => `${line} ${field} ${code}`)

it('AD-06 a preview counts what would be new, changed, the same and faulty, and writes nothing of it', async () => {
  const old = await buildUnit({
    name: '示例预览甲中心',
    region: '西安',
    sectorKey: 'health',
    staffCount: 80,
    unionId: (await unionOf('示例预览甲中心')).id,
  })
  const same = '示例预览甲中心,西安,卫生,事业单位,80,示例导入省工会'
  const file = csv(
    UNITS,
    same,
    '示例预览乙中心,宝鸡,科技,民营企业,,示例导入省工会',
    '示例预览丙中心,宝鸡,占星,,,没有的工会',
    '示例预览乙中心,宝鸡,科技,,,示例导入省工会',
  )
  const before = await databaseState()
  const { page } = await preview(admin, 'units', file)
  expect(page.counts).toEqual({ fresh: 1, changed: 0, same: 1, faulty: 2 })
  expect(codes(page)).toEqual(['4 sector sector_unknown', '5 name row_twice'])
  const { Import: _import, ...after } = await databaseState()
  const { Import: _before, ...first } = before
  expect(after).toEqual(first)
  const changed = await preview(admin, 'units', csv(UNITS, same.replace('80', '95')))
  expect(changed.page.counts).toEqual({ fresh: 0, changed: 1, same: 0, faulty: 0 })
  expect(await db.unit.findUniqueOrThrow({ where: { id: old.id } })).toMatchObject({ staffCount: 80 })
})

const unionOf = (unit: string) => buildUnion({ name: `${unit}工会`, level: 'unit', parentId: province.id })

it('AD-06 confirmed units come in with their own union below the one of their row; the same file again changes nothing', async () => {
  const file = csv(UNITS, '示例确认中心,西安,卫生,国有企业,320,示例导入省工会')
  expect(await bringIn(admin, 'units', file)).toMatchObject({ fresh: 1 })
  const unit = await db.unit.findUniqueOrThrow({ where: { name: '示例确认中心' }, include: { union: true } })
  expect(unit).toMatchObject({ staffCount: 320, employerKind: 'state_enterprise', union: { level: 'unit', parentId: province.id } })
  const events = await db.event.count()
  expect(await bringIn(admin, 'units', file)).toEqual({ fresh: 0, changed: 0, same: 1, faulty: 0 })
  expect(await db.event.count()).toBe(events)
  const other = await buildUnion({ name: '示例导入市工会', level: 'city' })
  expect(await bringIn(admin, 'units', file.replace('示例导入省工会', '示例导入市工会'))).toMatchObject({ changed: 1 })
  expect(await db.union.findUniqueOrThrow({ where: { id: unit.unionId ?? '' } })).toMatchObject({ parentId: other.id })
})

it('AD-06 people come in with profile and membership, nobody can sign in as them, and a second run changes nothing', async () => {
  const unit = await buildUnit({ name: '示例人员中心', unionId: (await unionOf('示例人员中心')).id })
  const workshop = await buildWorkshop({ name: '示例人员创新工作室', unitId: unit.id })
  const file = csv(PEOPLE, 'Zhao.Yi,示例赵一,示例人员中心,示例人员创新工作室,骨干,2024/3/1,1990年5月6日,硕士,护理,静脉治疗、伤口护理')
  expect(await bringIn(officer, 'people', file)).toEqual({ fresh: 1, changed: 0, same: 0, faulty: 0 })
  const user = await db.user.findUniqueOrThrow({ where: { username: 'zhao.yi' }, include: { profile: true, memberships: true } })
  expect(user).toMatchObject({
    unitId: unit.id,
    profile: { bornOn: new Date('1990-05-06'), education: 'master', specialty: '护理', skills: ['静脉治疗', '伤口护理'], openFields: [] },
    memberships: [{ workshopId: workshop.id, role: 'core_member', joinedAt: new Date('2024-02-29T16:00:00Z') }],
  })
  expect(user.passwordHash).toMatch(/^\$argon2id\$/)
  expect(await bringIn(officer, 'people', file)).toEqual({ fresh: 0, changed: 0, same: 1, faulty: 0 })
  expect((await db.event.findFirstOrThrow({ where: { name: 'user.imported' } })).entityIds).toEqual([user.id])
})

it('AD-06 a file that comes again takes back nothing: what a person wrote, who left, which role the workshop gave', async () => {
  const unit = await buildUnit({ name: '示例保留中心', unionId: (await unionOf('示例保留中心')).id })
  const workshop = await buildWorkshop({ name: '示例保留创新工作室', unitId: unit.id })
  const row = (username: string) => `${username},示例${username},示例保留中心,示例保留创新工作室,成员,2024-01-02,,本科,电工,焊接`
  const file = csv(PEOPLE, row('stays'), row('leaves'))
  await bringIn(admin, 'people', file)
  const [stays, leaves] = await db.user.findMany({ where: { username: { in: ['stays', 'leaves'] } }, orderBy: { username: 'desc' } })
  await db.personProfile.update({ where: { userId: stays!.id }, data: { specialty: '自动化', education: 'master' } })
  await db.workshopMember.updateMany({ where: { userId: stays!.id }, data: { role: 'core_member' } })
  await db.workshopMember.updateMany({ where: { userId: leaves!.id }, data: { leftAt: new Date() } })
  const before = await databaseState()
  expect(await bringIn(admin, 'people', file)).toMatchObject({ fresh: 0, changed: 0, same: 2 })
  const [{ Import: _one, ...after }, { Import: _other, ...first }] = [await databaseState(), before]
  expect(after).toEqual(first)
  expect(await db.workshopMember.count({ where: { workshopId: workshop.id, leftAt: null } })).toBe(2)
})

it('AD-06 a leader comes to a workshop that has none, and to no other; of two in one file the first', async () => {
  const unit = await buildUnit({ name: '示例领衔中心', unionId: (await unionOf('示例领衔中心')).id })
  const led = await buildWorkshop({ name: '示例有领衔创新工作室', unitId: unit.id })
  const free = await buildWorkshop({ name: '示例无领衔创新工作室', unitId: unit.id })
  await db.workshop.update({ where: { id: free.id }, data: { leaderId: null } })
  const row = (username: string, workshop: string) => `${username},示例${username},示例领衔中心,${workshop},领衔人,,,,,`
  const { id, actor, page } = await preview(admin, 'people', csv(PEOPLE, row('la', led.name), row('lb', free.name), row('lc', free.name)))
  expect(codes(page)).toEqual(['2 role leader_taken', '4 role leader_taken'])
  await confirmImport(actor, id)
  const user = await db.user.findUniqueOrThrow({ where: { username: 'lb' } })
  expect(await db.workshop.findUniqueOrThrow({ where: { id: free.id } })).toMatchObject({ leaderId: user.id })
  expect(await actorFor(user)).toMatchObject({ ledWorkshopIds: [free.id] })
})

it('AD-06 an officer brings in units and people below the own union only, and touches no administrator', async () => {
  const mine = await buildUnit({ name: '示例辖内中心', unionId: (await unionOf('示例辖内中心')).id })
  const foreign = await buildUnit({ name: '示例辖外中心' })
  await buildUser({ username: 'outsider', unitId: foreign.id })
  await buildUser({ username: 'root.mine', unitId: mine.id, isAdmin: true })
  const row = (username: string, unit: string) => `${username},示例人,${unit},,,,,,,`
  const people = csv(
    PEOPLE,
    row('fresh.one', '示例辖外中心'),
    row('outsider', '示例辖内中心'),
    row('root.mine', '示例辖内中心'),
    row('fresh.two', '示例辖内中心'),
  )
  const { page } = await preview(officer, 'people', people)
  expect(codes(page)).toEqual(['2 unit not_yours', '3 username not_yours', '4 username not_yours'])
  expect((await preview(admin, 'people', people)).page.counts).toMatchObject({ fresh: 2, changed: 2, faulty: 0 })
  const units = csv(UNITS, `${foreign.name},西安,卫生,,,示例导入省工会`, '示例新辖外中心,西安,卫生,,,示例辖外中心工会上级')
  expect(codes((await preview(officer, 'units', units)).page)).toEqual(['2 name not_yours', '3 union union_unknown'])
  const workshop = (name: string, unit: string) => `${name},${unit},西安,卫生,2022-04-06`
  const theirs = await buildWorkshop({ name: '示例辖外创新工作室', unitId: foreign.id })
  const workshops = csv(
    '工作室名称,所在单位,地区,行业,创建日期',
    workshop('示例辖内新创新工作室', mine.name),
    workshop(theirs.name, mine.name),
    workshop('示例另一创新工作室', '示例没有的中心'),
  )
  expect(codes((await preview(officer, 'workshops', workshops)).page)).toEqual(['3 name not_yours', '4 unit not_yours'])
})

it('AD-06 for everybody but administrators and governing unions the page is not there, and a preview is its sender’s alone', async () => {
  const workshop = await buildWorkshop()
  const unitOfficer = await buildOfficer((await unionOf('示例某单位')).id)
  for (const user of [workshop.leader, await addMember(workshop), unitOfficer]) {
    const actor = await actorFor(user)
    expect(await refusal(previewImport(actor, 'units', [await stage('a.csv', UNITS)]))).toMatchObject({ code: 'not_found' })
    expect(await refusal(listImports(actor))).toMatchObject({ code: 'not_found' })
  }
  expect(await refusal(listImports(visitor))).toMatchObject({ code: 'not_signed_in' })
  const { id } = await preview(officer, 'units', csv(UNITS, '示例私有中心,西安,卫生,,,示例导入省工会'))
  const other = await actorFor(admin)
  expect(await refusal(getImport(other, id))).toMatchObject({ code: 'not_found' })
  expect(await refusal(confirmImport(other, id))).toMatchObject({ code: 'not_found' })
  expect((await listImports(await actorFor(officer))).map((sent) => sent.id)).toContain(id)
})

it('AD-06 of two who confirm at once one imports; the rows are kept no longer, and an office that ended confirms nothing', async () => {
  const { id, actor } = await preview(admin, 'units', csv(UNITS, '示例同时中心,西安,卫生,,,示例导入省工会'))
  expect((await outcomes([1, 2, 3].map(() => confirmImport(actor, id)))).sort()).toEqual(['already_answered', 'already_answered', 'done'])
  expect(await db.import.findUniqueOrThrow({ where: { id } })).toMatchObject({ rows: [], doneAt: expect.any(Date) as Date })
  const gone = await buildOfficer(province.id)
  const late = await preview(gone, 'units', csv(UNITS, '示例迟到中心,西安,卫生,,,示例导入省工会'))
  await db.unionOfficer.updateMany({ where: { userId: gone.id }, data: { endedAt: new Date() } })
  expect(await refusal(confirmImport(await actorFor(gone), late.id))).toMatchObject({ code: 'not_found' })
  expect(await db.unit.count({ where: { name: '示例迟到中心' } })).toBe(0)
})

it('AD-06 two files at once bring each person in once, and one leader', async () => {
  const unit = await buildUnit({ name: '示例并发中心', unionId: (await unionOf('示例并发中心')).id })
  const workshop = await buildWorkshop({ name: '示例并发创新工作室', unitId: unit.id })
  await db.workshop.update({ where: { id: workshop.id }, data: { leaderId: null } })
  await db.workshopMember.deleteMany({ where: { workshopId: workshop.id } })
  const row = (username: string, role: string) => `${username},示例${username},示例并发中心,示例并发创新工作室,${role},,,,,`
  const files = ['x', 'y'].map((one) => csv(PEOPLE, row(`leads.${one}`, '领衔人'), row('both', '成员')))
  const previews = await Promise.all(files.map((file) => preview(admin, 'people', file)))
  await Promise.all(previews.map(({ id, actor }) => confirmImport(actor, id)))
  expect(await db.workshopMember.count({ where: { workshopId: workshop.id, leftAt: null } })).toBe(2)
  expect(await db.workshopMember.count({ where: { workshopId: workshop.id, role: 'leader' } })).toBe(1)
  const faults = await Promise.all(previews.map(async ({ id, actor }) => codes(await getImport(actor, id))))
  expect(faults.flat()).toEqual(['2 role leader_taken'])
})

it('AD-06 a preview that nobody confirms is forgotten after a day', async () => {
  const { id, actor } = await preview(admin, 'units', csv(UNITS, '示例遗忘中心,西安,卫生,,,示例导入省工会'))
  await db.import.update({ where: { id }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } })
  await preview(admin, 'units', csv(UNITS, '示例后来中心,西安,卫生,,,示例导入省工会'))
  expect(await refusal(getImport(actor, id))).toMatchObject({ code: 'not_found' })
})

it.each([
  ['no rows', 'a.csv', UNITS, 'file_unreadable', { missing: 'empty' }],
  ['a torn row', 'a.csv', csv(UNITS, '只有一列'), 'file_unreadable', { missing: 'line', line: 2 }],
  ['another kind of file', 'a.txt', '一段文字', 'invalid', {}],
  ['bad input 88 a workbook that is none', 'a.xlsx', Buffer.from('PK\u0003\u0004 and nothing'), 'file_unreadable', {}],
  ['too many rows', 'a.jsonl', '{}\n'.repeat(MOST_ROWS + 1), 'too_large', { missing: 'rows', most: MOST_ROWS }],
] as const)('AD-06 %s is refused in words and leaves no file behind', async (_what, name, content, code, detail) => {
  const actor = await actorFor(admin)
  expect(await refusal(previewImport(actor, 'units', [await stage(name, content)]))).toMatchObject({ code, detail })
  expect(onDisk()).toEqual([])
})

it('AD-06 no file and two files are refused beside the field', async () => {
  const actor = await actorFor(admin)
  for (const files of [[], [await stage('a.csv', UNITS), await stage('b.csv', UNITS)]])
    expect(await refusal(previewImport(actor, 'units', files))).toMatchObject({
      code: 'invalid',
      faults: [{ field: 'files', code: 'one_file' }],
    })
})

it('AD-06 a CSV as Chinese office programs save it (GB18030) and JSON lines come in alike', async () => {
  // 示例国标 in GB18030.
  const name = Buffer.from([0xca, 0xbe, 0xc0, 0xfd, 0xb9, 0xfa, 0xb1, 0xea])
  const file = Buffer.concat([Buffer.from('name,region,sector,union\n'), name, Buffer.from(',Xian,health,union-gb\n')])
  await buildUnion({ name: 'union-gb' })
  const actor = await actorFor(admin)
  const { id } = await previewImport(actor, 'units', [await stage('gb.csv', file)])
  await confirmImport(actor, id)
  expect(await db.unit.count({ where: { name: '示例国标' } })).toBe(1)
  const row = JSON.stringify({ name: '示例行式中心', region: '西安', sector: '卫生', union: 'union-gb' })
  expect(await bringIn(admin, 'units', `${row}\n[]\n`, 'rows.jsonl')).toMatchObject({ fresh: 1, faulty: 1 })
})
