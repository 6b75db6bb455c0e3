import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildResult } from '~prisma/seed/factories/results'
import { visitor } from '~server/policies/actor'
import { plain } from '~search/hit'
import { MARK_END, MARK_START } from '~search/indexes'
import { similar } from '~search/similar'
import { ask, indexEverything, marked, NOWHERE, titlesOf } from './given'

const MARKUP = '<script>alert(1)</script><mark>假标记</mark> & "引号" 沙棘果'
const PRIVATE = `私用${MARK_START}字符${MARK_END}也在${MARK_END}标题里沙棘叶`

beforeAll(async () => {
  await buildResult({ title: MARKUP, summary: '<img src=x onerror=alert(1)> 沙棘果分级，<mark>人工</mark>改为机器。' })
  await buildResult({ title: PRIVATE })
  await buildResult({ title: '型号 XR-2000A 的分级机', summary: 'C++ 与 100% 的把握，50_000 元。' })
  await indexEverything()
})

const odd: [string, string][] = [
  ['only quotes', '""""'],
  ['an open quote', '"沙棘'],
  ['only stars', '***'],
  ['only spaces', ' \u3000\t'],
  ['LIKE patterns', '%_%'],
  ['a regular expression', '(沙棘|.*)+$'],
  ['SQL', '\'; DROP TABLE "SearchDocument"; --'],
  ['a filter', 'audience = admin OR type = problem'],
  ['JSON', '{"$gt":""}'],
  ['HTML', '<script>alert(1)</script>'],
  ['NUL and controls', '沙\u0000棘\u0001\u001b'],
  ['a lone surrogate', '沙棘\ud800'],
  ['marks of our own', `${MARK_START}沙棘${MARK_END}`],
  ['emoji and joiners', '👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['a heap of accents', `a${'\u0301'.repeat(500)}`],
  ['direction marks', '\u202e沙棘\u202c'],
  ['a minus', '-沙棘'],
  ['10 000 characters', '沙棘果分级'.repeat(2_000)],
  ['10 000 letters', 'a'.repeat(10_000)],
  ['10 000 words', 'ab '.repeat(3_333)],
]

describe.each([
  ['Meilisearch', false],
  ['PostgreSQL alone', true],
] as const)('bad input 92: %s is asked', (_name, degraded) => {
  beforeEach(async () => {
    const address = process.env.MEILI_URL
    if (degraded) process.env.MEILI_URL = NOWHERE
    else await expect.poll(async () => (await ask(visitor, '')).degraded, { timeout: 20_000 }).toBe(false)
    return () => {
      process.env.MEILI_URL = address
    }
  })

  it.each(odd)('%s: an answer, of nothing but what may be read', async (_query, q) => {
    const answer = await ask(visitor, q)
    expect(answer.degraded).toBe(degraded)
    expect(answer.hits.every(({ type }) => type === 'result')).toBe(true)
    expect(answer.total).toBeGreaterThanOrEqual(answer.hits.length)
    for (const one of await similar(visitor, { title: q })) expect(one.score).toBeLessThanOrEqual(1)
  })

  it('bad input 66: markup in a title stays text, whole, and only what was asked for is marked', async () => {
    const [hit] = (await ask(visitor, '沙棘果')).hits
    expect(hit && plain(hit.title)).toBe(MARKUP)
    expect(hit && marked(hit.title).join('')).toBe('沙棘果')
    expect(hit && plain(hit.snippet)).toContain('<img src=x onerror=alert(1)>')
  })

  it('bad input 66: a title that holds the characters of the marks loses no letter', async () => {
    const hit = (await ask(visitor, '沙棘叶')).hits.find(({ title }) => plain(title).includes('沙棘叶'))
    const letters = (text: string) => text.replaceAll(MARK_START, '').replaceAll(MARK_END, '')
    expect(letters(plain(hit?.title ?? []))).toBe(letters(PRIVATE))
    expect(hit && marked(hit.title)).toContain('沙棘叶')
  })

  it('SE-02 numbers and model codes are exact, whatever their case and width', async () => {
    for (const q of ['XR-2000A', 'xr-2000a', 'ＸＲ－２０００Ａ']) expect(titlesOf(await ask(visitor, q))[0]).toBe('型号 XR-2000A 的分级机')
    expect(titlesOf(await ask(visitor, '2001'))).toEqual([])
  })
})
