import { beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResult } from '~prisma/seed/factories/results'
import { db } from '~server/core/database'
import { visitor, type Actor } from '~server/policies/actor'
import { countGrams, countIsStale } from '~search/gram-frequency'
import { similar } from '~search/similar'
import { ask, indexEverything } from './given'

let alliance: AllianceWithWorkshops
let outsider: Actor

beforeAll(async () => {
  alliance = await buildAlliance()
  outsider = await actorFor(await buildUser())
  const titles = [
    '踝泵运动计数装置',
    '床旁踝泵训练仪',
    '夜班呼叫器误报治理',
    '展柜调湿板寿命预警',
    '盲文教材自动转换',
    '静脉血栓预防装置静音改造',
  ]
  for (const title of titles) await buildResult({ title, summary: `${title}在三个单位试用。` })
  await indexEverything()
  await countGrams()
})

const queries = ['踝泵训练仪', '踝泵', '静脉血栓预防', '呼叫器误报', '调湿板', '教材转换', '装置']

async function answers(): Promise<string> {
  const all: unknown[] = []
  for (const actor of [visitor, outsider])
    for (const q of queries) all.push(await similar(actor, { title: q, summary: '试用', limit: 20 }), await ask(actor, q))
  return JSON.stringify(all)
}

const hide = async (count: number) => {
  for (let place = 0; place < count; place++)
    await buildProblem({
      alliance,
      title: `踝泵训练仪静脉血栓呼叫器${place}`,
      visibility: 'alliance',
      body: '踝泵装置、调湿板与教材转换都有的内部问题。',
    })
  await indexEverything()
}

it('DU-02 an answer is the same byte for byte whether there are none, five or thirty documents that one may not read', async () => {
  const before = await answers()
  expect(before).toContain('踝泵')
  await hide(5)
  await countGrams()
  expect(await answers()).toBe(before)
  await hide(25)
  expect(await countIsStale()).toBe(false) // nor do they cause a new count, which would be felt
  await countGrams()
  expect(await answers()).toBe(before)
  expect(await db.searchDocument.count({ where: { title: { startsWith: '踝泵训练仪静脉' } } })).toBe(30)
})
