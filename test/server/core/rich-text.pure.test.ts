import { describe, expect, it } from 'vitest'
import { isSafeHref, readRichDoc, richToText, RichTextRefused, textToRich } from '~server/core/rich-text'

const doc = (...content: unknown[]) => ({ type: 'doc', content })
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content })
const text = (words: unknown, marks?: unknown) => ({ type: 'text', text: words, ...(marks !== undefined && { marks }) })
const linked = (href: unknown) => doc(paragraph(text('文字', [{ type: 'link', attrs: { href } }])))

describe('row 68: a document that a browser sent', () => {
  it.each([
    ['an unknown node', doc({ type: 'image' })],
    ['an unknown mark', doc(paragraph(text('a', [{ type: 'highlight' }])))],
    ['no document', paragraph(text('a'))],
    ['a list', []],
    ['a word', 'doc'],
    ['nothing', null],
    ['content that is no list', { type: 'doc', content: {} }],
    ['a node that is a list', doc([])],
    ['a text outside a paragraph', doc(text('a'))],
    ['a heading of level 1', doc({ type: 'heading', attrs: { level: 1 } })],
    ['a heading of level "2"', doc({ type: 'heading', attrs: { level: '2' } })],
    ['an empty text', doc(paragraph(text('')))],
    ['a text that is a number', doc(paragraph(text(5)))],
    ['nine marks', doc(paragraph(text('a', Array(9).fill({ type: 'bold' }))))],
    ['a quote in a quote', doc({ type: 'blockquote', content: [{ type: 'blockquote' }] })],
    ['a name of the prototype', doc({ type: 'constructor' })],
    ['4001 nodes', doc(...Array<unknown>(4001).fill({ type: 'paragraph' }))],
    ['4001 lines in one text', doc(paragraph(text('a\n'.repeat(4001))))],
  ])('with %s is refused', (_what, value) => {
    expect(() => readRichDoc(value)).toThrow(RichTextRefused)
  })

  it('deeper than 12 is refused, 12 is not', () => {
    const nested = (levels: number): unknown =>
      levels === 0 ? paragraph(text('a')) : { type: 'bulletList', content: [{ type: 'listItem', content: [nested(levels - 1)] }] }
    expect(() => readRichDoc(doc(nested(5)))).not.toThrow()
    expect(() => readRichDoc(doc(nested(6)))).toThrow(RichTextRefused)
    expect(() => readRichDoc(doc(nested(2_000)))).toThrow(RichTextRefused)
  })

  it('brings no prototype and no other field along', () => {
    const sent: unknown = JSON.parse(
      '{"type":"doc","__proto__":{"isAdmin":true},"content":[{"type":"paragraph","attrs":{"__proto__":{"x":1},"style":"x"},"onclick":"x"}]}',
    )
    const read = readRichDoc(sent)
    expect(JSON.stringify(read)).toBe('{"type":"doc","content":[{"type":"paragraph"}]}')
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    expect(Object.getPrototypeOf(read)).toBe(Object.prototype)
  })

  it('keeps its line ends: where a paragraph has them they are breaks', () => {
    expect(readRichDoc(doc(paragraph(text('一\n二'))))).toEqual(doc(paragraph(text('一'), { type: 'hardBreak' }, text('二'))))
    const heading = { type: 'heading', attrs: { level: 2 } }
    expect(readRichDoc(doc({ ...heading, content: [text('一\r\n二')] }))).toEqual(doc({ ...heading, content: [text('一 二')] }))
  })

  it('numbers its lists from where people count', () => {
    const start = (value: unknown) => readRichDoc(doc({ type: 'orderedList', attrs: { start: value } })).content?.[0]?.attrs
    expect([3, 1, 0, -2, 1.5, '7', 1e12].map(start)).toEqual([{ start: 3 }, ...Array<undefined>(6).fill(undefined)])
  })
})

describe('row 67: a link', () => {
  it.each(['https://a.b/c', 'http://a.b', 'mailto:x@y.cn', '/problems/1', 'HTTPS://A.B'])('to %s stays', (href) => {
    expect(readRichDoc(linked(href))).toEqual(linked(href))
  })

  it.each([
    'javascript:alert(1)',
    'JaVa\tScRiPt:alert(1)',
    ' javascript:x',
    'data:text/html,<script>',
    'vbscript:x',
    '//evil.example',
    '/\\evil.example',
    'evil.example',
    '',
    5,
    null,
    undefined,
    { toString: 'https://a' },
    `https://a.b/${'x'.repeat(2_000)}`,
    'https://a.b/ c',
    'java\nscript:x',
  ])('to %j loses the link and keeps the text', (href) => {
    expect(readRichDoc(linked(href))).toEqual(doc(paragraph(text('文字'))))
    expect(isSafeHref(href)).toBe(false)
  })
})

it('a document has its words, a line for each block', () => {
  const list = {
    type: 'bulletList',
    content: [
      { type: 'listItem', content: [paragraph(text('甲'))] },
      { type: 'listItem', content: [paragraph(text('乙'))] },
    ],
  }
  const read = readRichDoc(
    doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('题')] },
      paragraph(text('一', [{ type: 'bold' }]), text('二'), { type: 'hardBreak' }, text('三')),
      list,
    ),
  )
  expect(richToText(read)).toBe('题\n一二\n三\n甲\n乙')
})

it('a plain text is a paragraph for each line that is not empty', () => {
  expect(textToRich(' 一 \n\n二\r\n三')).toEqual(doc(paragraph(text('一')), paragraph(text('二')), paragraph(text('三'))))
  expect(textToRich('')).toEqual(doc())
})
