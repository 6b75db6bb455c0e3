import { beforeAll, expect, it } from 'vitest'
import { buildResult } from '~prisma/seed/factories/results'
import { visitor } from '~server/policies/actor'
import { codesOf, quoteCodes } from '~search/exact-codes'
import { ask, indexEverything, NOWHERE, titlesOf, withMeilisearchAt } from './given'

const titles = [
  ...['型号 XR-2000A 的分级机', '型号XR-2000B分级机', '2000A型样机', '分级机 XR-100，另配 YY-2000A', '旧机 XR 2000A'],
  ...['P30手机支架', 'P300支架', '3D打印教具', 'GB/T 1234-2020 解读', 'GB/T 1235-2020 解读', '精度0.5毫米', '精度0.55毫米'],
  ...['2019年度总结', 'PM2.5监测仪', 'B12检测', '汽车4S店流程', 'C++与Qt5入门'],
]

beforeAll(async () => {
  for (const title of titles) await buildResult({ title, summary: '没有别的内容。' })
  await indexEverything()
})

it('SE-02 codes and numbers of several parts become phrases; words, bare numbers and what is quoted already stay', () => {
  expect(quoteCodes('型号XR-2000B分级机 GB/T 1234-2020')).toBe('型号"XR-2000B"分级机 GB/T "1234-2020"')
  expect(quoteCodes('2019年 第3种 "2000A" 4S店 C++ AI -P30')).toBe('2019年 第3种 "2000A" 4S店 C++ AI -"P30"')
  expect(quoteCodes('"2000A')).toBe('"2000A')
  expect(codesOf('ＸＲ－２０００Ａ "PM2.5" 压疮 2019')).toEqual(['xr 2000a', 'pm2 5'])
})

const only: [string, string[]][] = [
  ['2000B', ['型号XR-2000B分级机']],
  ['2000A', ['2000A型样机', '分级机 XR-100，另配 YY-2000A', '型号 XR-2000A 的分级机', '旧机 XR 2000A']],
  ['XR-2000A', ['型号 XR-2000A 的分级机', '旧机 XR 2000A']],
  ['xr-2000b', ['型号XR-2000B分级机']],
  ['ＸＲ－２０００Ｂ', ['型号XR-2000B分级机']],
  ['型号XR-2000B', ['型号XR-2000B分级机']],
  ['XR-2000C', []],
  ['分级机 XR-2000C', []],
  ['P30', ['P30手机支架']],
  ['GB/T 1234-2020', ['GB/T 1234-2020 解读']],
  ['3D打印', ['3D打印教具']],
  ['0.5毫米', ['精度0.5毫米']],
  ['PM2.5', ['PM2.5监测仪']],
  ['B12', ['B12检测']],
  ['4S店', ['汽车4S店流程']],
  ['Qt5', ['C++与Qt5入门']],
  ['2019年', ['2019年度总结']],
]

it.each(only)('SE-02 %s is found exactly, and no neighbour of it', async (q, expected) => {
  expect(titlesOf(await ask(visitor, q)).sort()).toEqual([...expected].sort())
})

it.each(only)('SE-07 %s is found as exactly while Meilisearch is away', async (q, expected) => {
  const answer = await withMeilisearchAt(NOWHERE, () => ask(visitor, q))
  expect(answer.degraded).toBe(true)
  expect(titlesOf(answer).sort()).toEqual([...expected].sort())
})
