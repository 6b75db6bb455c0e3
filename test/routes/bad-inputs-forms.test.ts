import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { changedTables, databaseState } from './database-state'
import { allianceForm, bidForm, problemForm, resourceForm, resultForm, sheetForm, type Fields } from './forms'
import { buildThings, type Things } from './things'
import { buildCast, startAppWithFiles, type Cast } from './world'

let app: App
let cast: Cast
let things: Things
const people = new Map<string, Person>()
beforeAll(async () => {
  app = await startAppWithFiles()
  cast = await buildCast()
  things = await buildThings(cast)
  for (const name of ['leader', 'lead'] as const) people.set(name, await signInAs(app, cast.users[name].username))
})
afterAll(() => app.stop())

interface Form {
  readonly who: 'leader' | 'lead'
  readonly at: () => string
  readonly fields: (given: Fields) => Fields
  /** Its fields of one line, of several lines, and of long text. */
  readonly line: string
  readonly lines: string
  readonly long?: string
}

const forms: Readonly<Record<string, Form>> = {
  problem: { who: 'leader', at: () => '/problems/new', fields: problemForm, line: 'title', lines: 'distinction', long: 'body' },
  sheet: {
    ...{ who: 'lead', at: () => '/challenges/new', line: 'title', lines: 'terms', long: 'background' },
    fields: (given) => sheetForm({ allianceId: things.alliance, ...given }),
  },
  bid: {
    ...{ who: 'leader', at: () => `/challenges/${things.kept}/bid`, line: 'milestones.0.title', lines: 'plan', long: 'plan' },
    fields: (given) => bidForm(things.workshop, given),
  },
  result: {
    ...{ who: 'leader', at: () => '/results/new', line: 'title', lines: 'summary', long: 'method' },
    fields: (given) => resultForm({ workshopId: things.workshop, ...given }),
  },
  resource: { who: 'leader', at: () => '/resources/new', fields: resourceForm, line: 'title', lines: 'description' },
  alliance: {
    ...{ who: 'leader', at: () => '/alliances/new', line: 'name', lines: 'purpose' },
    fields: (given) => allianceForm(things.workshop, given),
  },
}

const send = ({ who, at, fields }: Form, given: Fields) => (people.get(who) as Person).post(at(), fields(given))
const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' })[sign] ?? sign)

/** A refused form: the status, the sentence beside its field, the same form with all that was typed, and no change. */
async function expectRefused(form: Form, given: Fields, sentence: string): Promise<void> {
  const kept = { ...(form.line in given ? {} : { [form.line]: 'Anna’s "Title" <1>' }) }
  const before = await databaseState()
  const answer = await send(form, { ...given, ...kept })
  const html = await answer.text()
  expect([answer.status, html.includes(sentence)]).toEqual([422, true])
  // The editor of a document comes with its script; a field of the page is marked at once.
  if (!Object.values(given).some((value) => String(value).startsWith('{"type":"doc"'))) expect(html).toMatch(/aria-invalid="true"/)
  for (const typed of Object.values(kept)) expect(html).toContain(escaped(typed))
  expect(html).toContain(escaped(String(form.fields({}).intent)))
  expect(changedTables(before, await databaseState())).toEqual([])
}

const each = Object.entries(forms)
describe.each(each)('the form of a %s', (_name, form) => {
  it.each(['', '   ', '\u200b\u200b', '\u3000'])('bad input 60 "%s" is empty', (nothing) =>
    expectRefused(form, { [form.line]: nothing }, '请填写此项'),
  )

  it('bad input 61 NUL and other controls are not supported', async () => {
    await expectRefused(form, { [form.line]: 'a\u0000b c d' }, '包含不支持的字符')
    await expectRefused(form, { [form.lines]: 'a long enough text\u0001' }, '包含不支持的字符')
  })

  it('bad input 63 a text is counted as people count, and one too long is refused', async () => {
    await expectRefused(form, { [form.line]: '字'.repeat(201) }, '不超过 ')
    await expectRefused(form, { [form.line]: `a${'\u0301'.repeat(200_000)}` }, '不超过 ')
    await expectRefused(form, { [form.line]: '👨‍👩‍👧‍👦'.repeat(3_000) }, '不超过 ')
  })
})

const withLong = each.filter(([, { long }]) => long)
describe.each(withLong)('the long text of a %s', (_name, form) => {
  const doc = (content: unknown) => JSON.stringify({ type: 'doc', content })
  const paragraph = (text: string, marks: unknown[] = []) => ({ type: 'paragraph', content: [{ type: 'text', text, marks }] })
  const deep = (depth: number) => `${'{"type":"bulletList","content":['.repeat(depth)}${']}'.repeat(depth)}`

  it.each([
    ['an unknown node', doc([{ type: 'iframe', attrs: { src: 'https://evil.example' } }])],
    ['a depth of ten thousand', `{"type":"doc","content":[${deep(10_000)}]}`],
    ['half a document', '{"type":"doc","content":[{"type":"para'],
    ['an unknown mark', doc([paragraph('a long enough text', [{ type: 'style', attrs: { css: 'x' } }])])],
  ])('bad input 68 %s is refused', (_what, raw) => expectRefused(form, { [form.long ?? '']: raw }, '文本格式不受支持'))

  it('bad input 62 half a character hidden in the JSON of a document is refused', () =>
    expectRefused(
      form,
      {
        [form.long ?? '']: `{"type":"doc","content":[{"type":"paragraph","content":[{"type":"text","text":"long enough \\ud800 text"}]}]}`,
      },
      '包含不支持的字符',
    ))
})

it.each([
  '{"type":"doc","__proto__":{"isAdmin":true},"content":[{"type":"paragraph","content":[{"type":"text","text":"a long enough text"}]}]}',
  '{"type":"doc","content":[{"type":"paragraph","attrs":{"__proto__":{"a":1},"constructor":1},"content":[{"type":"text","text":"a long enough text"}]}]}',
])('bad input 68 of a document only what is known is kept: %s', async (raw) => {
  const answer = await (people.get('leader') as Person).post('/problems/new', problemForm({ body: raw }))
  const { body } = await db.problem.findUniqueOrThrow({ where: { id: (answer.headers.get('location') ?? '').split('/')[2] ?? '' } })
  expect(body).toEqual({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'a long enough text' }] }] })
})

const XSS = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
  '"><script>alert(1)</script>',
  "';alert(1)//",
  '\u2028</title><script>alert(1)</script>',
]
const dangerous = /<script>alert|<img src=x|<svg\/onload|<math>|<style><img|<\/script><script>alert/

describe('bad inputs 66 and 71 markup is text', () => {
  it.each(XSS)('%s', async (payload) => {
    const person = people.get('leader') as Person
    const fields = problemForm({ title: `标题 ${payload}`, body: `正文写得够长 ${payload}`, distinction: payload })
    const answer = await person.post('/problems/new', fields)
    const at = answer.headers.get('location') ?? ''
    for (const address of [at, `${at}/edit`, '/problems', '/todos', `/search?q=${encodeURIComponent(payload)}`]) {
      const page = await person.get(address)
      expect(page.status).toBe(200)
      expect(await page.text()).not.toMatch(dangerous)
    }
    const refused = await person.post('/problems/new', { ...fields, category: payload })
    expect([refused.status, await refused.text()]).toEqual([422, expect.not.stringMatching(dangerous)])
    const { title } = await db.problem.findUniqueOrThrow({ where: { id: at.split('/')[2] ?? '' } })
    expect(title).toBe(`标题 ${payload}`.replace(/\s+/g, ' '))
  })
})

describe('bad input 67 links that are none', () => {
  const hrefs = [
    'javascript:alert(1)',
    'JaVa\tScript:alert(1)',
    'data:text/html,<b>',
    'vbscript:x',
    '//evil.example',
    ' javascript:alert(1)',
    'file:///etc/passwd',
  ]
  it.each(hrefs)('%j is dropped on the server, its words stay', async (href) => {
    const person = people.get('leader') as Person
    const link = { type: 'text', text: '点这里', marks: [{ type: 'link', attrs: { href } }] }
    const document = JSON.stringify({
      type: 'doc',
      content: [{ type: 'paragraph', content: [{ type: 'text', text: '请看下面这一处说明：' }, link] }],
    })
    for (const body of [document, `请看下面这一处说明： [点这里](${href})`]) {
      const answer = await person.post('/problems/new', problemForm({ body }))
      const html = await (await person.get(answer.headers.get('location') ?? '')).text()
      expect(html).toContain('点这里')
      expect(
        [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map((match) => match[1]).filter((to) => !/^(\/(?!\/)|#)/.test(to ?? '')),
      ).toEqual([])
    }
  })

  it('a link to a page elsewhere is kept, and tells it nothing of us', async () => {
    const person = people.get('leader') as Person
    const answer = await person.post('/problems/new', problemForm({ body: '请看这一处说明 [说明](https://example.org/a)' }))
    const html = await (await person.get(answer.headers.get('location') ?? '')).text()
    expect(html).toMatch(
      /<a [^>]*href="https:\/\/example\.org\/a"[^>]*rel="[^"]*noopener[^"]*"|<a [^>]*rel="[^"]*noopener[^"]*"[^>]*href="https:\/\/example\.org\/a"/,
    )
  })
})

it('bad inputs 64 and 69 marks that turn the direction are taken out; formulas and names like orders are text', async () => {
  const person = people.get('leader') as Person
  const fields = resultForm({
    workshopId: things.workshop,
    title: '报告\u202Efdp.exe 说明',
    'contributors.0.name': '=cmd()',
    'contributors.0.part': '<b>@everyone</b>',
  })
  const at = (await person.post('/results/new', fields)).headers.get('location') ?? ''
  const html = await (await person.get(at)).text()
  expect(html).toContain('报告fdp.exe 说明')
  expect(html).not.toMatch(/\u202e|<b>@everyone/)
})

it('bad input 70 patterns that make matchers stumble are answered like any text', async () => {
  const person = people.get('leader') as Person
  for (const body of [
    '['.repeat(9_000),
    '*_'.repeat(4_500),
    `${'a'.repeat(9_000)}!`,
    '> '.repeat(4_000),
    '[a](b'.repeat(1_500),
    '`'.repeat(9_000),
  ]) {
    const answer = await person.post('/problems/new', problemForm({ body: `开头写几个字 ${body}` }))
    expect([303, 422]).toContain(answer.status)
  }
  expect((await person.get(`/search?q=${'a'.repeat(500)}`)).status).toBe(200)
  expect((await person.get(`/search?q=${'a'.repeat(501)}`)).status).toBe(422)
})
