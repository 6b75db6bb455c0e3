import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { importFile } from '~server/cli/import-file'
import { db } from '~server/core/database'
import { deliverPending, pendingDeliveries } from '~server/events/outbox'
import { startMeilisearchAtHand, type MeilisearchAtHand } from '../events/meilisearch-at-hand'
import { run, useOwnDesk } from './given'

const write = useOwnDesk()
let meilisearch: MeilisearchAtHand
beforeAll(async () => {
  meilisearch = await startMeilisearchAtHand()
  await buildUser({ username: 'importer', isAdmin: true })
})
afterAll(() => meilisearch.stop())

const row = (externalId: string, change: object = {}) =>
  JSON.stringify({ externalId, title: `成果${externalId}`, summary: '摘要', ...change })
const results = (prefix: string) => db.result.count({ where: { externalId: { startsWith: prefix } } })
const lines = (...texts: string[]) => `${texts.join('\n')}\n`

it('AD-06 a file is imported, is found by search at once, and a second run changes nothing', async () => {
  const file = write('a.jsonl', lines(row('A1'), '', row('A2'), row('A3')))
  const first = await run(importFile, {}, 'results', file)
  expect(first.fault).toBeNull()
  expect(first.told).toContain('3 rows can be imported, 0 cannot')
  expect(first.told).toContain('3 rows, 3 new or changed')
  expect(await db.searchDocument.count({ where: { title: { startsWith: '成果A' } } })).toBe(3)
  expect(meilisearch.given).toHaveLength(3)
  expect((await run(importFile, {}, 'results', file)).told).toContain('3 rows, 0 new or changed')
})

it('AD-06 a dry run writes nothing and shows what would come', async () => {
  const { told, fault } = await run(importFile, { 'dry-run': true }, 'results', write('b.jsonl', lines(row('B1'))))
  expect([fault, await results('B')]).toEqual([null, 0])
  expect(told).toContain('成果B1')
})

it('AD-06 every faulty row is named by its line, and nothing is imported before they are mended or left out', async () => {
  const file = write(
    'c.jsonl',
    lines(
      row('C1'),
      row('C2', { sector: '占星' }),
      '{"broken',
      '[]',
      row('C1', { title: '同一编号' }),
      row('C3', { year: 'abc' }),
      row('C4'),
    ),
  )
  const { told, fault } = await run(importFile, {}, 'results', file)
  expect(fault).toContain('nothing was imported')
  expect(told).toContain('2 rows can be imported, 5 cannot')
  for (const words of [
    'line 2: sector',
    'line 3: no JSON object',
    'line 4: no JSON object',
    'line 5: externalId C1 stands in line 1 already',
    'line 6: year',
  ])
    expect(told).toContain(words)
  expect(await results('C')).toBe(0)
  expect((await run(importFile, { 'skip-faulty': true }, 'results', file)).told).toContain('2 rows, 2 new or changed')
  expect(await results('C')).toBe(2)
})

it('AD-06 a workshop whose name looks like one that is there is named by its line, and can be left out', async () => {
  const workshop = (name: string) => JSON.stringify({ name, unit: '示例W单位', region: '西安', sector: '科技', foundedOn: '2022-04-06' })
  await run(importFile, {}, 'workshops', write('w.jsonl', lines(workshop('示例W工作室'))))
  const file = write('w2.jsonl', lines(workshop('示例V工作室'), workshop('示例Ｗ工作室')))
  const { told, fault } = await run(importFile, {}, 'workshops', file)
  expect(fault).toContain('nothing was imported')
  expect(told).toContain('line 2: 示例Ｗ工作室 与已有单位名称「示例W工作室」过于相似')
  expect((await run(importFile, { 'skip-faulty': true }, 'workshops', file)).told).toContain('1 rows, 1 new or changed')
})

it('AD-06 of very many faults the first are shown and the rest counted', async () => {
  const file = write('d.jsonl', lines(...Array.from({ length: 60 }, (_, place) => row(`D${place}`, { sector: '占星' }))))
  const { told } = await run(importFile, {}, 'results', file)
  expect(told.match(/line \d+:/g)).toHaveLength(20)
  expect(told).toContain('… 40 more')
})

it('AD-06 a CSV with a byte order mark, Chinese heads and quoted lines comes in; columns can be mapped and rows chosen', async () => {
  const csv = write('e.csv', '\ufeff编号,标题,摘要,门类,年份\r\nE1,"保温,新法","两行\r\n摘要",卫生,2020\r\nE2,别的,摘要,卫生,2019\r\n')
  expect(await run(importFile, { map: '门类=sector', where: '年份=2020' }, 'results', csv)).toMatchObject({ fault: null })
  expect(await db.result.findMany({ where: { externalId: { startsWith: 'E' } } })).toMatchObject([
    { externalId: 'E1', title: '保温,新法', sectorKey: 'health', year: 2020 },
  ])
  const torn = await run(importFile, {}, 'results', write('torn.csv', '编号,标题\n1,一\n2\n'))
  expect(torn.fault).toMatch(/line 3/)
})

it('AD-06 rows of a JSON file are chosen by a number as by a word', async () => {
  const file = write('f.jsonl', lines(row('F1', { year: 2020 }), row('F2', { year: 2019 })))
  await run(importFile, { where: 'year=2020' }, 'results', file)
  expect(await results('F')).toBe(1)
})

it('AD-06 what an import that was broken off left behind is indexed by the next run', async () => {
  const file = write('g.jsonl', lines(row('G1')))
  await run(importFile, {}, 'results', file)
  await deliverPending()
  await db.$executeRaw`UPDATE "OutboxDelivery" SET "processedAt" = NULL WHERE listener = 'search_postgres' AND id = (SELECT max(id) FROM "OutboxDelivery" WHERE listener = 'search_postgres')`
  await db.searchDocument.deleteMany({ where: { title: '成果G1' } })
  expect((await run(importFile, {}, 'results', file)).told).toContain('1 rows, 0 new or changed')
  expect(await pendingDeliveries()).toEqual({})
  expect(await db.searchDocument.count({ where: { title: '成果G1' } })).toBe(1)
})

it.each(['broken', 'failing_tasks', 'gone'] as const)(
  'AD-06 while Meilisearch is %s everything comes in, one sentence says that search is behind, and the next run catches up',
  async (how) => {
    const address = process.env.MEILI_URL
    if (how === 'gone') process.env.MEILI_URL = 'http://127.0.0.1:9'
    else meilisearch.mode = how
    const file = write(`${how}.jsonl`, lines(row(`H${how}1`), row(`H${how}2`)))
    const { told, fault, exitCode } = await run(importFile, {}, 'results', file)
    expect(told).toContain('2 rows, 2 new or changed')
    expect(fault).toMatch(/^数据已全部写入数据库；但搜索服务（Meilisearch）没有应答.*search rebuild$/)
    expect([exitCode, await results(`H${how}`), (await pendingDeliveries()).search_meilisearch]).toEqual([2, 2, 1])
    expect(await db.searchDocument.count({ where: { title: { startsWith: `成果H${how}` } } })).toBe(2)
    process.env.MEILI_URL = address
    meilisearch.mode = 'well'
    await db.outboxDelivery.updateMany({ where: { listener: 'search_meilisearch', processedAt: null }, data: { availableAt: new Date(0) } })
    expect(await run(importFile, {}, 'results', file)).toMatchObject({ fault: null, exitCode: 0 })
    expect((await pendingDeliveries()).search_meilisearch).toBeUndefined()
  },
)

it.each([
  ['nothing', {}, [], 'Usage: npm run import'],
  ['no file', {}, ['results'], 'Usage: npm run import'],
  ['an unknown kind', {}, ['aliens', 'x.csv'], 'Usage: npm run import'],
  ['the name of a property of every object', {}, ['constructor', 'x.csv'], 'Usage: npm run import'],
  ['a file that is not there', {}, ['results', '/no/such/file.csv'], 'no such file'],
  ['a kind of file that is not read', {}, ['results', 'rows.pdf'], '.jsonl, .csv or .xlsx'],
  ['an account that there is not', { user: 'nobody' }, ['problems', 'x.csv'], 'no such account'],
  ['a map without a field', { map: 'id' }, ['results', 'x.csv'], '--map'],
  ['a choice without a value', { where: 'year' }, ['results', 'x.csv'], '--where'],
] as const)('AD-06 with %s the command says what is wrong, in words', async (_what, options, positionals, words) => {
  const { fault } = await run(importFile, options, ...positionals)
  expect(fault).toContain(words)
})
