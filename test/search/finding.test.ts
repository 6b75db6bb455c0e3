import { beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildUnit } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { visitor, type Actor } from '~server/policies/actor'
import { plain } from '~search/hit'
import { announceWorkshops, ask, indexEverything, marked, titlesOf } from './given'

let alliance: AllianceWithWorkshops
let member: Actor

beforeAll(async () => {
  alliance = await buildAlliance({ name: '压疮防治创新工作室联盟', purpose: '让长期卧床的人少受罪' })
  member = await actorFor(alliance.lead.leader)
  await buildWorkshop({ name: '压疮护理创新工作室', unitId: (await buildUnit({ name: '第九医院' })).id, field: '伤口护理' })
  await buildProblem({ alliance, title: '卧床老人容易得压疮', body: '夜里翻身不及时，骶尾部最先发红，等发现时已经破皮。' })
  await buildChallenge({ alliance, title: '压疮预警垫', background: '现有气垫不能提醒护士翻身。', sectorKey: 'health' })
  await buildResult({ title: '压疮风险评分卡片', summary: '把评分写在床头，护士交班时一眼看见。', keywords: ['压疮', '护理'], year: 2019 })
  await buildResult({ title: '古籍纸张酸度快检', summary: '十分钟测出酸度，不取样，不损伤纸张。', sectorKey: 'culture', year: 2021 })
  await buildResource({ title: '压疮模型教具', description: '可以练习四期压疮的判断。', reach: 'public' })
  await announceWorkshops()
  await indexEverything()
})

it('SE-01 one word finds workshops, alliances, problems, challenges, results and resources, each with its place', async () => {
  const { hits, total, degraded, query } = await ask(member, '压疮')
  expect({ degraded, query, total }).toEqual({ degraded: false, query: '压疮', total: 6 })
  expect(hits.map(({ type }) => type).sort()).toEqual(['alliance', 'challenge', 'problem', 'resource', 'result', 'workshop'])
  for (const hit of hits) expect(hit.url).toBe(`/${hit.type}s/${hit.id}`)
})

it('SE-05 the words asked for are marked in title and snippet, as pieces and never as HTML', async () => {
  const { hits } = await ask(member, '压疮')
  for (const hit of hits) expect(marked([...hit.title, ...hit.snippet]).join()).toContain('压疮')
  const card = hits.find(({ type }) => type === 'result')
  expect(card?.title).toEqual([
    { text: '压疮', hit: true },
    { text: '风险评分卡片', hit: false },
  ])
})

it('SE-05 the snippet stands around the word in a long text', async () => {
  const [hit] = (await ask(member, '破皮')).hits
  expect(plain(hit?.title ?? [])).toBe('卧床老人容易得压疮')
  expect(marked(hit?.snippet ?? [])).toEqual(['破皮'])
})

it.each([
  ['卡片', '压疮风险评分卡片'],
  ['评分卡', '压疮风险评分卡片'],
  ['古籍酸度', '古籍纸张酸度快检'],
  ['第九医院', '压疮护理创新工作室'],
  ['骶尾部发红', '卧床老人容易得压疮'],
  ['长期卧床', '压疮防治创新工作室联盟'],
  ['提醒护士', '压疮预警垫'],
])('SE-01 Chinese words in the middle of a text are found: %s', async (q, title) => {
  expect(titlesOf(await ask(member, q))[0]).toBe(title)
})

it('SE-04 type, sector and year are counted, and each count is what choosing it gives', async () => {
  const { facets, total } = await ask(member, '')
  expect(Object.values(facets.type).reduce((sum, count) => sum + count, 0)).toBe(total)
  expect(facets.type).toMatchObject({ result: 2, challenge: 1, problem: 1, resource: 1, alliance: 1 })
  for (const [type, count] of Object.entries(facets.type)) expect((await ask(member, '', { types: [type as 'result'] })).total).toBe(count)
  for (const [sectorKey, count] of Object.entries(facets.sectorKey)) expect((await ask(member, '', { sectorKey })).total).toBe(count)
  for (const [year, count] of Object.entries(facets.year)) expect((await ask(member, '', { year: Number(year) })).total).toBe(count)
  const chosen = await ask(member, '压疮', { types: ['result', 'problem'], sectorKey: 'health' })
  expect(chosen.facets.type).toEqual({ problem: 1, result: 1 })
  expect(titlesOf(await ask(member, '', { types: ['result'], sectorKey: 'culture', year: 2021 }))).toEqual(['古籍纸张酸度快检'])
  expect((await ask(member, '', { types: ['result'], sectorKey: 'culture', year: 2020 })).total).toBe(0)
})

it('SE-01 nothing asked lists the newest first, page by page and each thing once', async () => {
  await buildResult({ title: '刚刚发布的成果' })
  await indexEverything()
  const all = await ask(member, '')
  expect(titlesOf(all)[0]).toBe('刚刚发布的成果')
  const pages = [await ask(member, '', { limit: 5, offset: 0 }), await ask(member, '', { limit: 5, offset: 5 })]
  expect(pages.flatMap(titlesOf)).toEqual(titlesOf(all).slice(0, 10))
  expect(pages.map(({ total }) => total)).toEqual([all.total, all.total])
  expect((await ask(member, '', { offset: 900 })).hits).toEqual([])
})

it('SE-01 what stands nowhere finds nothing, for anybody', async () => {
  for (const actor of [member, visitor])
    expect(await ask(actor, '量子隐形传态')).toMatchObject({ total: 0, hits: [], facets: { type: {} } })
})
