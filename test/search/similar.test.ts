import { beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { buildResult } from '~prisma/seed/factories/results'
import { visitor, type Actor } from '~server/policies/actor'
import { countGrams } from '~search/gram-frequency'
import { DUPLICATE_FROM, RELATED_FROM, similar } from '~search/similar'
import { indexEverything, marked, titleOf, titlesOf } from './given'

let alliance: AllianceWithWorkshops
let member: Actor
let outsider: Actor

beforeAll(async () => {
  alliance = await buildAlliance()
  const background = '老人卧床时间长，皮肤受压发红，需要垫子提醒护士翻身。'
  await buildChallenge({ alliance, title: '卧床老人褥疮早期预警垫', background })
  await buildResult({ title: '压力性损伤预警垫的研制与应用', summary: '在三个病区试用，压疮发生率下降一半。' })
  await buildResult({ title: '充气式下肢静脉血栓预防装置静音改造', summary: '踝泵训练时夜间噪声降到四十分贝。' })
  await buildChallenge({ alliance, title: '床旁踝泵训练仪', background: '预防下肢静脉血栓，术后病人不会自己做踝泵运动。' })
  await buildResult({ title: '展柜恒湿用复合调湿板', summary: '文物展柜微环境的湿度保持稳定。' })
  await buildProblem({ alliance, title: '文物微环境调湿', body: '展柜里的调湿材料什么时候失效不知道。' })
  await buildChallenge({ alliance, title: '盲文职业教材自动转换', background: '视障学生等一本教材要半年，点译全靠人工。' })
  await buildResult({ title: '视障学生教材自动点译流程', summary: '职业教材由文字自动转换为盲文。' })
  await buildResource({ title: '褥疮护理实训模型', description: '可练习翻身与垫子的摆放。', reach: 'public' })
  for (let place = 0; place < 30; place++)
    await buildResult({ title: `第${place}种实验室安全管理办法的研究与应用`, summary: '制度、培训与检查三结合。' })
  await buildProblem({ alliance, title: '压疮预警垫的内部问题', visibility: 'alliance', body: '只有联盟知道的翻身垫子的问题。' })
  const sealed = await buildChallenge({ alliance, title: '机器人巡检' })
  await buildBid(sealed.challenge.id, { plan: '压疮预警垫的封存方案：谁也不能先看到。' })
  await indexEverything()
  await countGrams()
  member = await actorFor(alliance.lead.leader)
  outsider = await actorFor(await buildUser())
})

const pairs: [string, string, string][] = [
  ['压疮预警垫', '压力性损伤预警垫的研制与应用', '预警垫'],
  ['压疮预警垫', '卧床老人褥疮早期预警垫', '预警垫'],
  ['压力性损伤预警垫', '卧床老人褥疮早期预警垫', '预警垫'],
  ['踝泵训练仪', '床旁踝泵训练仪', '踝泵训练仪'],
  ['下肢静脉血栓预防装置', '充气式下肢静脉血栓预防装置静音改造', '下肢静脉血栓预防装置'],
  ['下肢静脉血栓预防装置', '床旁踝泵训练仪', '下肢静脉血栓'],
  ['展柜恒湿', '文物微环境调湿', '展柜'],
  ['文物微环境调湿', '展柜恒湿用复合调湿板', '微环境'],
  ['盲文转换', '盲文职业教材自动转换', '盲文'],
  ['视障教材自动点译', '盲文职业教材自动转换', '教材'],
  ['盲文职业教材自动转换', '视障学生教材自动点译流程', '自动'],
]

it.each(pairs)('DU-01 who types %s is led to %s, and %s is named as the reason', async (typed, expected, word) => {
  const found = await similar(member, { title: typed })
  const match = found.find((one) => titleOf(one) === expected)
  expect(titlesOf({ hits: found })).toContain(expected)
  expect(match?.sharedTerms.join(' ')).toContain(word)
  expect(match?.score).toBeGreaterThanOrEqual(RELATED_FROM)
})

it('DU-03 the shared words are marked where they stand, and nothing else', async () => {
  const [match] = await similar(member, { title: '踝泵训练仪' })
  expect(match?.title).toEqual([
    { text: '床旁', hit: false },
    { text: '踝泵训练仪', hit: true },
  ])
  for (const one of await similar(member, { title: '下肢静脉血栓预防装置', summary: '夜间噪声' }))
    for (const mark of marked([...one.title, ...one.snippet]))
      expect(one.sharedTerms.reduce((rest, term) => rest.replaceAll(term, ''), mark)).toBe('')
})

it('DU-03 the snippet is the piece of a long text in which the shared words stand', async () => {
  const opening = '项目从立项到结题历时两年，先后召开了十二次讨论会，邀请了各方面的同志参加，形成了完整的会议纪要与过程档案。'.repeat(2)
  const id = await buildResult({ title: '某科室质量改进项目', summary: `${opening}最终做成了脉冲式雾化面罩。` })
  await indexEverything()
  const match = (await similar(member, { title: '脉冲式雾化面罩' })).find((one) => one.id === id)
  expect(match && marked(match.snippet)).toEqual(['脉冲式雾化面罩'])
})

it('DU-01 the same title again is a duplicate at the top, with the score of likeness 1', async () => {
  const [first] = await similar(member, { title: '盲文职业教材自动转换' })
  expect(first).toMatchObject({ verdict: 'duplicate', type: 'challenge' })
  expect(first?.score).toBeGreaterThanOrEqual(DUPLICATE_FROM)
  expect(first?.score).toBeLessThanOrEqual(1)
  const [whole] = await similar(member, { title: '文物微环境调湿', summary: '展柜里的调湿材料什么时候失效不知道。' })
  expect(whole).toMatchObject({ score: 1, verdict: 'duplicate' })
})

it('DU-01 what is like nothing or says nothing leads nowhere', async () => {
  for (const title of ['', '   ', '？！', '高原列车制氧机滤芯寿命']) expect(await similar(member, { title })).toEqual([])
})

it('DU-01 a few common words are nobody’s duplicate, however much of them a long title holds', async () => {
  for (const title of ['研究', '应用', '的研究与应用', '管理办法', '实验室', '装置', '一种装置的研究', '系统设计'])
    for (const match of await similar(member, { title, limit: 50 })) expect([title, titleOf(match), match.verdict]).toContain('related')
  const near = [
    ['充气式下肢静脉血栓预防装置的静音改造', '充气式下肢静脉血栓预防装置静音改造'],
    ['盲文职业教材的自动转换', '盲文职业教材自动转换'],
    ['压力性损伤预警垫的研制', '压力性损伤预警垫的研制与应用'],
    ['卧床老人褥疮预警垫', '卧床老人褥疮早期预警垫'],
  ] as const
  for (const [title, expected] of near) {
    const [first] = await similar(member, { title })
    expect([title, first && titleOf(first), first?.verdict]).toEqual([title, expected, 'duplicate'])
  }
})

it('DU-01 the thing itself is not its own duplicate; types and number are as asked', async () => {
  const [itself] = await similar(member, { title: '文物微环境调湿' })
  const others = await similar(member, { title: '文物微环境调湿', except: [itself?.id ?? ''] })
  expect(others.map(({ id }) => id)).not.toContain(itself?.id)
  expect((await similar(member, { title: '褥疮翻身垫子', types: ['resource'] })).map(({ type }) => type)).toEqual(['resource'])
  expect(await similar(member, { title: '第3种实验室安全管理办法的研究与应用', limit: 12 })).toHaveLength(12)
  const again = await similar(member, { title: '第3种实验室安全管理办法的研究与应用', limit: 12 })
  expect(titlesOf({ hits: again })[0]).toBe('第3种实验室安全管理办法的研究与应用')
  expect(again.map(({ score }) => score)).toEqual(again.map(({ score }) => score).sort((a, b) => b - a))
})

it('DU-02 nobody is led to what he may not read, and what he reads is scored for him as for everybody', async () => {
  const ask = { title: '压疮预警垫的内部问题', summary: '只有联盟知道的翻身垫子的问题。', limit: 50 }
  const inside = await similar(member, ask)
  expect(titlesOf({ hits: inside })[0]).toBe('压疮预警垫的内部问题')
  for (const actor of [outsider, visitor]) {
    const found = await similar(actor, ask)
    expect(JSON.stringify(found)).not.toMatch(/内部问题|只有联盟知道|封存/)
    for (const match of found) expect(match).toEqual(inside.find(({ id }) => id === match.id))
  }
  for (const actor of [member, outsider, visitor])
    expect(JSON.stringify(await similar(actor, { title: '压疮预警垫的封存方案', limit: 50 }))).not.toContain('封存方案：谁也不能')
})

it('DU-01 a whole page pasted as summary still finds the nearest first', async () => {
  const noise = '本项目由多部门共同推进，制度、培训与检查三结合。'.repeat(400)
  const [first] = await similar(member, { title: '床旁踝泵训练仪', summary: noise, limit: 3 })
  expect(first && titleOf(first)).toBe('床旁踝泵训练仪')
})
