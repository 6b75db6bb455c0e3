import fc from 'fast-check'
import { readRichDoc, type RichDoc, type RichMark, type RichNode } from '~server/core/rich-text'

/** Words and signs: every character that means something to Markdown. */
export const signs = [
  'a',
  'b',
  '1',
  '2',
  '标',
  '题',
  '：',
  '，',
  '“',
  '、',
  ' ',
  '  ',
  '\t',
  '\u3000',
  '*',
  '**',
  '_',
  '`',
  '``',
  '#',
  '## ',
  '- ',
  '+ ',
  '> ',
  '1. ',
  '3) ',
  '=',
  '---',
  '\\',
  '[',
  ']',
  '](',
  '(',
  ')',
  '!',
  '![',
  '<',
  '<b>',
  '>',
  '&',
  '&amp;',
  '&#32;',
  '|',
  '~',
  'https://a.b',
  '😀',
  'é',
  '\u00a0',
  '\ufeff',
  ':',
]
const words = fc.oneof(
  { weight: 3, arbitrary: fc.array(fc.constantFrom(...signs), { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('重点：', '试用', 'AT&T', 'a_b_c', '2*3*4') },
)
const hrefs = fc.constantFrom('https://a.b/c', '/problems/1', 'mailto:x@y.cn', 'https://a.b/(c)_[d]\\e*f?x=1&y=2', 'https://a.b')
const marks: fc.Arbitrary<RichMark[]> = fc
  .record({ bold: fc.boolean(), code: fc.boolean(), href: fc.option(hrefs, { freq: 3 }) })
  .chain(({ bold, code, href }) =>
    fc.shuffledSubarray<RichMark>(
      [
        ...(bold ? [{ type: 'bold' as const }] : []),
        ...(code ? [{ type: 'code' as const }] : []),
        ...(href ? [{ type: 'link' as const, attrs: { href } }] : []),
      ],
      { minLength: Number(bold) + Number(code) + Number(Boolean(href)) },
    ),
  )
const textNode: fc.Arbitrary<RichNode> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(words, fc.oneof({ weight: 2, arbitrary: fc.constant<RichMark[]>([]) }, marks))
      .map(([text, on]) => ({ type: 'text', text, ...(on.length > 0 && { marks: on }) })),
  },
  {
    weight: 1,
    arbitrary: fc.constant<RichNode>({ type: 'text', text: 'https://a.b', marks: [{ type: 'link', attrs: { href: 'https://a.b' } }] }),
  },
)
const paragraph: fc.Arbitrary<RichNode> = fc
  .array(fc.oneof({ weight: 5, arbitrary: textNode }, { weight: 1, arbitrary: fc.constant<RichNode>({ type: 'hardBreak' }) }), {
    maxLength: 6,
  })
  .map((content) => ({ type: 'paragraph', content }))
const heading: fc.Arbitrary<RichNode> = fc
  .tuple(fc.constantFrom(2, 3, 4), fc.array(textNode, { maxLength: 3 }))
  .map(([level, content]) => ({ type: 'heading', attrs: { level }, content }))
const { list } = fc.letrec<{ list: RichNode; item: RichNode }>((tie) => ({
  list: fc
    .tuple(fc.boolean(), fc.integer({ min: 1, max: 12 }), fc.array(tie('item'), { maxLength: 3, depthIdentifier: 'nest' }))
    .map(([ordered, start, content]) => ({
      type: ordered ? 'orderedList' : 'bulletList',
      ...(ordered && start > 1 && { attrs: { start } }),
      content,
    })),
  item: fc
    .array(fc.oneof({ depthIdentifier: 'nest', depthSize: 'small', maxDepth: 3 }, paragraph, tie('list')), { maxLength: 3 })
    .map((content) => ({ type: 'listItem', content })),
}))
const quote: fc.Arbitrary<RichNode> = fc
  .array(fc.oneof(paragraph, list), { maxLength: 3 })
  .map((content) => ({ type: 'blockquote', content }))
/** Documents of our grammar. */
export const documents: fc.Arbitrary<RichDoc> = fc
  .array(fc.oneof(paragraph, heading, list, quote), { maxLength: 5 })
  .map((content) => readRichDoc(JSON.parse(JSON.stringify({ type: 'doc', content }))))

const has = (node: RichNode, type: string) => node.marks?.some((mark) => mark.type === type) ?? false
const hrefOf = (node: RichNode) => node.marks?.find((mark) => mark.type === 'link')?.attrs?.href
const withMarks = (node: RichNode, bold = has(node, 'bold')): RichNode => {
  const href = hrefOf(node)
  const on: RichMark[] = [
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(href ? [{ type: 'link' as const, attrs: { href } }] : []),
    ...(has(node, 'code') ? [{ type: 'code' as const }] : []),
  ]
  return { type: 'text', text: node.text ?? '', ...(on.length > 0 && { marks: on }) }
}
const join = (nodes: readonly RichNode[]): RichNode[] =>
  nodes.reduce<RichNode[]>((line, next) => {
    const last = line.at(-1)
    if (last && JSON.stringify(last.marks) === JSON.stringify(next.marks))
      return [...line.slice(0, -1), { ...last, text: `${last.text}${next.text}` }]
    return next.text === '' ? line : [...line, next]
  }, [])
/** Character by character: a blank is bold only between two bold characters that can be seen. */
function normalLine(nodes: readonly RichNode[]): RichNode[] {
  const chars = nodes.flatMap((node) =>
    has(node, 'code') ? [withMarks(node)] : [...(node.text ?? '')].map((text) => ({ ...withMarks(node), text })),
  )
  const isSeen = (char: RichNode | undefined) => char !== undefined && (has(char, 'code') || /\S/.test(char.text ?? ''))
  const boldBeside = (at: number, step: number): boolean => {
    for (let look = at + step; ; look += step) {
      const char = chars[look]
      if (!char || !has(char, 'bold')) return false
      if (isSeen(char)) return true
    }
  }
  const light = chars.map((char, at) =>
    isSeen(char) || !has(char, 'bold') || (boldBeside(at, -1) && boldBeside(at, 1)) ? char : withMarks(char, false),
  )
  const isEdge = (char: RichNode) => !has(char, 'code') && /^[ \t\ufeff]$/.test(char.text ?? '')
  const from = light.findIndex((char) => !isEdge(char))
  return from === -1 ? [] : join(light.slice(from, light.findLastIndex((char) => !isEdge(char)) + 1))
}
function normalBlocks(node: RichNode): RichNode[] {
  const children = node.content ?? []
  if (node.type === 'paragraph') {
    const lines = children
      .reduce<
        RichNode[][]
      >((all, child) => (child.type === 'hardBreak' ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), child]]), [[]])
      .map(normalLine)
    const parts = lines.reduce<RichNode[][][]>(
      (all, line) => (line.length === 0 ? [...all, []] : [...all.slice(0, -1), [...(all.at(-1) ?? []), line]]),
      [[]],
    )
    return parts
      .filter((part) => part.length > 0)
      .map((part) => ({
        type: 'paragraph',
        content: part.flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...line]),
      }))
  }
  const content = node.type === 'heading' ? normalLine(children) : children.flatMap(normalBlocks)
  return content.length > 0 ? [{ type: node.type, ...(node.attrs && { attrs: node.attrs }), content }] : []
}
/** The one form of all documents that look the same. Written apart from the code, so that both are wrong only together. */
export const normal = (doc: RichDoc): RichDoc => ({ type: 'doc', content: (doc.content ?? []).flatMap(normalBlocks) })
