import { type RichMark, type RichNode } from './rich-text'

/** A stretch of one line of a paragraph with its marks: what both directions of the Markdown work on. */
export interface Span {
  text: string
  bold: boolean
  code: boolean
  href: string | null
}

export const PLAIN = { bold: false, code: false, href: null }
const sameMarks = (a: Span, b: Span) => a.bold === b.bold && a.code === b.code && a.href === b.href

function merged(spans: readonly Span[]): Span[] {
  const line: Span[] = []
  for (const next of spans) {
    const last = line.at(-1)
    if (next.text === '') continue
    if (last && sameMarks(last, next)) last.text += next.text
    else line.push({ ...next })
  }
  return line
}

const isBlank = (char: string | undefined) => char === ' ' || char === '\t' || char === '\ufeff'

/** `text` without blanks at its ends. The wide space that begins a Chinese paragraph is none. */
export function trimBlanks(text: string, { start = true, end = true } = {}): string {
  let from = 0
  let to = text.length
  if (start) while (from < to && isBlank(text[from])) from++
  if (end) while (to > from && isBlank(text[to - 1])) to--
  return text.slice(from, to)
}

/** For each stretch: does something visible stand before it in the same bold run? */
function visibleBefore(line: readonly Span[]): boolean[] {
  let seen = false
  return line.map((at) => {
    const before = at.bold && seen
    seen = at.bold && (before || at.code || at.text.trim() !== '')
    return before
  })
}

/** Splits off the white space with which something bold begins or ends: nobody sees that it is bold. */
function lightEdges(line: readonly Span[]): Span[] {
  const before = visibleBefore(line)
  const after = visibleBefore(line.toReversed()).reverse()
  return line.flatMap((at, index) => {
    if (!at.bold || at.code) return [at]
    const { href, text } = at
    if (text.trim() === '') return before[index] && after[index] ? [at] : [{ ...PLAIN, href, text }]
    const lead = before[index] ? 0 : text.length - text.trimStart().length
    const tail = after[index] ? text.length : text.trimEnd().length
    return [
      { ...PLAIN, href, text: text.slice(0, lead) },
      { ...at, text: text.slice(lead, tail) },
      { ...PLAIN, href, text: text.slice(tail) },
    ]
  })
}

/** A line as it is seen, in the one form that both directions give it. */
export function tidy(spans: readonly Span[]): Span[] {
  const line = merged(lightEdges(merged(spans)))
  while (line[0] && !line[0].code && trimBlanks(line[0].text) === '') line.shift()
  while (line.at(-1)?.code === false && trimBlanks(line.at(-1)?.text ?? '') === '') line.pop()
  const first = line[0]
  const last = line.at(-1)
  if (first && !first.code) first.text = trimBlanks(first.text, { end: false })
  if (last && !last.code) last.text = trimBlanks(last.text, { start: false })
  return line
}

/** Marks stand in one order: bold around links around code. */
function toNode({ text, bold, code, href }: Span): RichNode {
  const marks: RichMark[] = [
    ...(bold ? [{ type: 'bold' as const }] : []),
    ...(href === null ? [] : [{ type: 'link' as const, attrs: { href } }]),
    ...(code ? [{ type: 'code' as const }] : []),
  ]
  return { type: 'text', text, ...(marks.length > 0 && { marks }) }
}

/** Tidy lines as the content of a paragraph. */
export function toContent(lines: readonly (readonly Span[])[]): RichNode[] {
  const filled = lines.filter((line) => line.length > 0)
  return filled.flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...line.map(toNode)])
}

/** The content of a paragraph as tidy lines; an empty one stands where two breaks follow each other. */
export function toLines(content: readonly RichNode[]): Span[][] {
  const lines: Span[][] = [[]]
  for (const node of content) {
    const marks = node.marks ?? []
    const href = marks.find(({ type }) => type === 'link')?.attrs?.href ?? null
    const more = { bold: marks.some(({ type }) => type === 'bold'), code: marks.some(({ type }) => type === 'code'), href }
    const texts = node.type === 'hardBreak' ? ['', ''] : (node.text ?? '').split(/\r\n?|\n/)
    texts.forEach((text, index) => {
      if (index > 0) lines.push([])
      lines.at(-1)?.push({ ...more, text })
    })
  }
  return lines.map(tidy)
}
