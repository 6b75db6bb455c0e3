import { beforeAll, expect, it } from 'vitest'
import { actorFor } from '~prisma/seed/factories/people'
import { loadDemo } from '~prisma/seed/load-demo'
import { countGrams } from '~search/gram-frequency'
import { similar } from '~search/similar'
import { db } from '~server/core/database'
import { deliverPending, pendingDeliveries } from '~server/events/outbox'

beforeAll(async () => {
  await loadDemo()
  await deliverPending(['live', 'search_postgres'])
})

it('AD-15 everything that may be found reaches search; the sockets are told nothing of the past', async () => {
  const documents = await db.searchDocument.groupBy({ by: ['type'], _count: true })
  expect(Object.fromEntries(documents.map(({ type, _count }) => [type, _count]))).toEqual({
    alliance: await db.alliance.count(),
    challenge: await db.challenge.count(),
    problem: await db.problem.count({ where: { status: { notIn: ['withdrawn', 'established'] } } }),
    resource: await db.resource.count(),
    result: await db.result.count(),
    workshop: await db.workshop.count(),
  })
  expect((await pendingDeliveries()).live).toBeUndefined()
  expect(await db.outboxDelivery.count({ where: { listener: 'live', startedAttempts: { gt: 0 } } })).toBe(0)
})

it('DU-01 of each near-duplicate pair one side, typed, leads to the other', async () => {
  await countGrams()
  const lead = await actorFor(await db.user.findUniqueOrThrow({ where: { username: 'lead' } }))
  const pairs = [
    ['压疮预警垫', '压力性损伤预警垫的研制与应用'],
    ['卧床老人褥疮早期预警垫', '压力性损伤预警垫的研制与应用'],
    ['压力性损伤预警垫', '卧床老人褥疮早期预警垫'],
    ['踝泵训练仪', '床上踝泵运动计数与提醒装置'],
    ['下肢静脉血栓预防装置', '床旁踝泵训练仪'],
    ['床上踝泵运动计数与提醒装置', '床旁踝泵训练仪'],
    ['下肢静脉血栓预防装置夜间太吵', '充气式下肢静脉血栓预防装置静音改造'],
    ['展柜恒湿', '展柜微环境调湿材料寿命预警'],
    ['文物微环境调湿', '展柜微环境调湿材料寿命预警'],
    ['展柜微环境调湿材料寿命预警', '展柜恒湿用复合调湿板'],
    ['盲文职业教材自动转换', '视障学生教材自动点译流程'],
    ['视障教材自动点译', '盲文职业教材自动转换'],
  ] as const
  const missed: string[] = []
  for (const [typed, expected] of pairs) {
    const found = (await similar(lead, { title: typed })).map(({ title }) => title.map(({ text }) => text).join(''))
    if (!found.includes(expected)) missed.push(`${typed} → ${expected}: ${found.join(' / ')}`)
  }
  expect(missed).toEqual([])
})
