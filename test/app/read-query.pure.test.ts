import { expect, it } from 'vitest'
import { z } from 'zod'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { DomainError } from '~server/core/errors'

const shape = {
  page: pageNumber,
  sector: sectorKey,
  kind: choice(['a', 'b']),
  q: z.string().max(20).optional(),
  mine: z.literal('1').optional(),
}
const read = (query: string) => readQuery(new URL(`https://chuangmeng.example/list${query}`), shape)

function codeOf(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error instanceof DomainError ? [error.code, error.detail, error.faults] : error
  }
}

it('AD-12 an address without parameters is the first page of everything', () => {
  expect(read('')).toEqual({ page: 1 })
  expect(read('?')).toEqual({ page: 1 })
})

it('AD-12 known parameters are read', () => {
  expect(read('?page=3&sector=health&kind=b&q=%E6%B3%B5+a&mine=1')).toEqual({ page: 3, sector: 'health', kind: 'b', q: '泵 a', mine: '1' })
})

it('AD-12 an empty choice of a filter form means all', () => {
  expect(read('?sector=&kind=&q=')).toEqual({ page: 1, sector: undefined, kind: undefined, q: '' })
})

it.each(['education', 'science', 'culture', 'health', 'sports'])('AD-12 %s is a sector', (sector) => {
  expect(read(`?sector=${sector}`).sector).toBe(sector)
})

it.each([
  'utm_source=x',
  'utm_campaign=%E6%A6%9C',
  'from=timeline',
  'isappinstalled=0',
  'nsukey=a%2Fb',
  'scene=1&subscene=2',
  'clicktime=1&enterid=2',
  'sessionid=1&ascene=2',
  '_routes=routes%2Fx',
  'index',
  'utm_source=a&utm_source=b',
])('AD-12 what messengers hang on an address is passed over: %s', (foreign) => {
  expect(read(`?${foreign}`)).toEqual({ page: 1 })
  expect(read(`?page=2&${foreign}&q=a`)).toEqual({ page: 2, q: 'a' })
})

it.each(['1', '2', '10000', '007'])('AD-12 %s is a page', (page) => {
  expect(read(`?page=${page}`).page).toBe(Number(page))
})

it.each([
  '',
  '0',
  '-1',
  '1.5',
  '10001',
  '1000000',
  '1e9',
  '1e309',
  'NaN',
  'Infinity',
  'x',
  '"><script>',
  '１',
  '1,000',
  'null',
  'true',
  '[]',
])('AD-12 %j is no page', (page) => {
  expect(codeOf(() => read(`?page=${encodeURIComponent(page)}`))).toEqual(['invalid', {}, []])
})

it.each([
  ...[
    '?group=1',
    '?include=bids',
    '?fields=password',
    '?sort=password',
    '?orgId=other',
    '?per_page=1000000',
    '?PAGE=1',
    '?page[]=1',
    '?page[gt]=1',
    '?where[id][not]=',
  ],
  ...[
    '?sector=HEALTH',
    '?sector=health%00',
    '?sector=health&sector=sports',
    '?kind=c',
    '?kind=a,b',
    '?kind=toString',
    '?mine=0',
    '?mine=true',
    `?q=${'a'.repeat(21)}`,
  ],
  ...[
    '?page=1&page=1',
    '?q=a&q=b',
    '?__proto__=x',
    '?__proto__[role]=admin',
    '?constructor=x',
    '?toString=x',
    '?=x',
    '?utmsource=x',
    '?xfrom=1',
    '?from2=1',
  ],
])('AD-12 %s is refused, and nothing of it is said back', (query) => {
  expect(codeOf(() => read(query))).toEqual(['invalid', {}, []])
})

it('AD-12 no address changes what every object inherits', () => {
  codeOf(() => read('?__proto__=x&constructor=y&__proto__.admin=1'))
  expect(Object.keys(Object.prototype)).toEqual([])
  expect(({} as Record<string, unknown>).admin).toBeUndefined()
})

it('AD-12 ten thousand parameters are refused at once', () => {
  const started = performance.now()
  expect(codeOf(() => read(`?${Array.from({ length: 10_000 }, (_, index) => `p${index}=1`).join('&')}`))).toEqual(['invalid', {}, []])
  expect(performance.now() - started).toBeLessThan(1_000)
})

it('bad input 61 a control character in a parameter is refused before the database would choke on it', () => {
  for (const typed of ['%00', 'a%00b', '%08', '%1f']) expect(codeOf(() => read(`?q=${typed}`))).toEqual(['invalid', {}, []])
  expect(read('?q=a%09b')).toMatchObject({ q: 'a\tb' })
})
