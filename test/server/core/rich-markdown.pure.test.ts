import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { markdownToRich, richToMarkdown } from '~server/core/rich-markdown'
import { readRichDoc, type RichDoc, type RichNode } from '~server/core/rich-text'
import { documents, normal, signs } from './rich-documents'

const reread = (doc: RichDoc) => markdownToRich(richToMarkdown(doc))
const docOf = (...content: RichNode[]): RichDoc => ({ type: 'doc', content })
const paragraph = (...content: RichNode[]): RichNode => ({ type: 'paragraph', content })
const text = (words: string, ...marks: NonNullable<RichNode['marks']>): RichNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 && { marks }),
})
const bold = { type: 'bold' } as const
const code = { type: 'code' } as const
const link = (href: string) => ({ type: 'link', attrs: { href } }) as const
const br: RichNode = { type: 'hardBreak' }
const item = (...content: RichNode[]): RichNode => ({ type: 'listItem', content })

it('P19 every document survives the plain textarea: written as Markdown and read again it is the same', () => {
  fc.assert(
    fc.property(documents, (doc) => {
      expect(reread(doc)).toEqual(normal(doc))
    }),
    { numRuns: 2000 },
  )
})

it('P19 whatever is typed can be read, and is the same when it is shown and saved again', () => {
  const typed = fc.array(fc.constantFrom(...signs, '\n', '\n\n', '\n  ', '\n- ', '\n1. ', '\n> ', '\r\n', '**'), { maxLength: 30 })
  fc.assert(
    fc.property(typed, (parts) => {
      const doc = markdownToRich(parts.join(''))
      expect(reread(doc)).toEqual(doc)
      expect(readRichDoc(JSON.parse(JSON.stringify(doc))).content ?? []).toEqual(doc.content)
    }),
    { numRuns: 2000 },
  )
})

describe('what people type', () => {
  const typed: [string, RichNode[]][] = [
    ['第一行\n第二行', [paragraph(text('第一行'), br, text('第二行'))]],
    ['一段\n\n二段', [paragraph(text('一段')), paragraph(text('二段'))]],
    ['## 小标题\n正文', [{ type: 'heading', attrs: { level: 2 }, content: [text('小标题')] }, paragraph(text('正文'))]],
    ['# 一级 #', [{ type: 'heading', attrs: { level: 2 }, content: [text('一级')] }]],
    ['#标题', [paragraph(text('#标题'))]],
    ['**重点：**说明', [paragraph(text('重点：', bold), text('说明'))]],
    ['见**《办法》**第三条', [paragraph(text('见'), text('《办法》', bold), text('第三条'))]],
    ['**两行\n加粗**', [paragraph(text('两行', bold), br, text('加粗', bold))]],
    ['尺寸2*3*4，_重要_', [paragraph(text('尺寸2*3*4，_重要_'))]],
    ['**没有收尾', [paragraph(text('**没有收尾'))]],
    ['\\*\\*不加粗\\*\\*', [paragraph(text('**不加粗**'))]],
    ['用`npm start`启动', [paragraph(text('用'), text('npm start', code), text('启动'))]],
    [
      '[标准](https://a.b/c)和<https://d.e>',
      [paragraph(text('标准', link('https://a.b/c')), text('和'), text('https://d.e', link('https://d.e')))],
    ],
    [
      '- 甲\n  - 乙\n- 丙',
      [
        {
          type: 'bulletList',
          content: [
            item(paragraph(text('甲')), { type: 'bulletList', content: [item(paragraph(text('乙')))] }),
            item(paragraph(text('丙'))),
          ],
        },
      ],
    ],
    ['3. 丙\n4. 丁', [{ type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph(text('丙'))), item(paragraph(text('丁')))] }]],
    ['共有\n3. 不是列表', [paragraph(text('共有'), br, text('3. 不是列表'))]],
    ['> 引文\n> 两行', [{ type: 'blockquote', content: [paragraph(text('引文'), br, text('两行'))] }]],
    ['标题\n---', [paragraph(text('标题'), br, text('---'))]],
    ['<b>x</b> ![图](u) | 表 |', [paragraph(text('<b>x</b> ![图](u) | 表 |'))]],
    ['\u3000\u3000空两格', [paragraph(text('\u3000\u3000空两格'))]],
    [' \n\t\n', []],
  ]
  it.each(typed)('%j is read as it was meant', (markdown, content) => {
    expect(markdownToRich(markdown)).toEqual(docOf(...content))
  })

  it.each(['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', '//evil.example', 'file:///etc/passwd'])(
    'P24 a link to %s loses the link and keeps the text',
    (href) => {
      expect(markdownToRich(`[点我](${href})`)).toEqual(docOf(paragraph(text('点我'))))
    },
  )
})

describe('what people are shown', () => {
  const shown: [string, RichNode[], string][] = [
    ['bold before a letter needs no odd signs', [paragraph(text('重点：', bold), text('说明'))], '**重点：**说明'],
    ['blanks at the edges of bold stand outside', [paragraph(text('a'), text(' b ', bold), text('c'))], 'a **b** c'],
    ['bold goes around a link', [paragraph(text('甲', bold), text('乙', link('/x'), bold))], '**甲[乙](/x)**'],
    ['code keeps its boldness', [paragraph(text('x', code, bold))], '**`x`**'],
    ['code with backticks', [paragraph(text('`a`', code))], '`` `a` ``'],
    [
      'signs at the start of a line',
      [paragraph(text('- 甲'), br, text('1. 乙'), br, text('# 丙'), br, text('> 丁'))],
      '\\- 甲\n1\\. 乙\n\\# 丙\n\\> 丁',
    ],
    [
      'a list that does not begin with 1 stands apart from its paragraph',
      [
        {
          type: 'bulletList',
          content: [
            item(
              paragraph(text('甲')),
              { type: 'orderedList', attrs: { start: 3 }, content: [item(paragraph(text('乙')))] },
              paragraph(text('丙')),
            ),
          ],
        },
      ],
      '- 甲\n\n  3. 乙\n\n  丙',
    ],
    [
      'two lists in a row stay two',
      [
        { type: 'bulletList', content: [item(paragraph(text('甲')))] },
        { type: 'bulletList', content: [item(paragraph(text('乙')))] },
      ],
      '- 甲\n\n* 乙',
    ],
    ['nothing empty is shown', [paragraph(), { type: 'bulletList', content: [item()] }, paragraph(text('甲'), br)], '甲'],
  ]
  it.each(shown)('%s', (_what, content, markdown) => {
    expect(richToMarkdown(docOf(...content))).toBe(markdown)
    expect(reread(docOf(...content))).toEqual(normal(docOf(...content)))
  })
})

describe('row 68, row 70: no text is slow', () => {
  const heaps = [
    '[',
    '![',
    '*a ',
    '**a',
    '_a',
    '`',
    '`a',
    '<',
    '> ',
    '>',
    '- ',
    '1. ',
    '&',
    '[a](',
    '](',
    '[[]]',
    'a\n',
    'a\n\n',
    '\\',
    '**重点：**说',
    '<!--',
    '[a]: b\n',
    'a\n=\n',
    '#',
    ' ',
    '\t',
    'a ',
    '((((',
    '[a](\\\\',
    '``` `` ` ',
  ]
  it.each(heaps)('a heap of %j is read and shown in no time', (sign) => {
    const from = performance.now()
    const doc = markdownToRich(`${sign.repeat(Math.ceil(50_000 / sign.length))}!`)
    richToMarkdown(doc)
    // A text of this length takes 0.1 s on a machine that does other things too; what is not linear takes minutes.
    expect(performance.now() - from).toBeLessThan(1_500)
    expect(doc.content?.length).toBeGreaterThan(0)
  })

  it('lists in lists end where a document may end', () => {
    expect(() => readRichDoc(markdownToRich(`${'- '.repeat(2_000)}x`))).not.toThrow()
  })
})
