import { expect, it } from 'vitest'
import { safeRedirect } from '~/http/safe-redirect'

const HERE = 'https://chuangmeng.example'

/** Where a browser that is on a page of ours would be after following the address, also when a script follows it twice. */
function landsOn(to: string): string[] {
  const once = new URL(to, `${HERE}/sign-in`)
  return [once.origin, new URL(once.pathname + once.search + once.hash, HERE).origin]
}

const ours = [
  '/',
  '/todos',
  '/challenges/c1/bids?tab=1&page=2#x',
  '/search?q=%E6%B3%B5',
  '/search?q=a+b',
  '/users?q=%25',
  '/a%20b',
  '/search?q=https://a.example/b',
  '/a?b=//c',
]

it.each(ours)('AD-12 a path of ours is kept as it is: %s', (to) => {
  expect(safeRedirect(to)).toBe(to)
  expect(landsOn(to)).toEqual([HERE, HERE])
})

it.each([
  ['/search?q=泵', '/search?q=%E6%B3%B5'],
  ['/成果', '/%E6%88%90%E6%9E%9C'],
  ['/todos#待办', '/todos#%E5%BE%85%E5%8A%9E'],
])('AD-12 %s can be sent in a header: it becomes %s', (to, sent) => {
  expect(safeRedirect(to)).toBe(sent)
  expect(new Headers({ Location: safeRedirect(to) }).get('Location')).toBe(sent)
})

const slashes = ['//', '///', '/\\', '\\/', '\\\\', '/\\/', '//\\', '/%2f', '/%2F', '/%5c', '/%5C', '/%2f%2f', '%2f%2f', '/%2F\\']
const gaps = ['\t', '\n', '\r', '\r\n', '\0', '\v', '\f', ' ', '\u007f', '%09', '%0a', '%0D', '%00', '%0d%0a', '%1f', '%7f']
const dots = ['/./', '/../', '/x/../', '/%2e/', '/%2E%2e/', '/.%2e/', '/a/b/../../', '/./././']
const evil = [
  ...slashes.map((start) => `${start}evil.example`),
  ...gaps.flatMap((gap) => [`/${gap}/evil.example`, `${gap}//evil.example`, `/${gap}\\evil.example`, `//${gap}evil.example`]),
  ...dots.flatMap((start) => [`${start}/evil.example`, `${start}/evil.example/a?b#c`, `${start}\\evil.example`, `${start}%2fevil.example`]),
  ...[
    'http:',
    'https:',
    'HTTPS:',
    'ftp:',
    'javascript:',
    'JaVaScRiPt:',
    'java\tscript:',
    'data:text/html,',
    'vbscript:',
    'blob:',
    'file:',
  ].flatMap((scheme) => ['evil.example', '/evil.example', '//evil.example', '\\\\evil.example'].map((rest) => scheme + rest)),
  ...[
    'evil.example',
    '@evil.example',
    '.evil.example',
    ':80/',
    '?x',
    '#x',
    'todos',
    './todos',
    '../todos',
    ' /todos',
    '\u3000/todos',
    '\ufeff/todos',
  ],
  ...['／／evil.example', '/%', '/%zz', '/%c0%ae', '/%ff', '/%ed%a0%80', `/${'a'.repeat(500)}`],
]

it.each(evil.map((to) => [JSON.stringify(to), to] as const))('AD-12 what is no path of ours leads home: %s', (_shown, to) => {
  expect(safeRedirect(to)).toBe('/')
})

it.each([undefined, null, ''])('AD-12 nothing (%s) leads home', (to) => {
  expect(safeRedirect(to)).toBe('/')
})

it('AD-12 an address of 500 characters is kept, one more leads home', () => {
  const longest = `/${'a'.repeat(499)}`
  expect([safeRedirect(longest), safeRedirect(`${longest}a`)]).toEqual([longest, '/'])
})

it('AD-12 of fifty thousand addresses put together from bad pieces none leaves us, and each can be sent in a header', () => {
  const pieces = [
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    '%5c',
    '%09',
    '\t',
    '\n',
    ' ',
    ':',
    '@',
    '?',
    '#',
    'evil.example',
    'https:',
    'javascript:',
    'a',
    '泵',
    '%E6%B3%B5',
    ';',
    '%25',
    '%252f',
  ]
  let seed = 20_261_121
  const next = (below: number) => (seed = (seed * 48_271) % 2_147_483_647) % below
  const left: string[] = []
  let kept = 0
  for (let round = 0; round < 50_000; round++) {
    const to = `/${Array.from({ length: 1 + next(6) }, () => pieces[next(pieces.length)]).join('')}`
    const safe = safeRedirect(to)
    if (safe !== '/') kept++
    if (landsOn(safe).some((origin) => origin !== HERE) || !/^\/[\x21-\x7e]*$/.test(safe)) left.push(to)
  }
  expect(left).toEqual([])
  expect(kept).toBeGreaterThan(1_000)
})
