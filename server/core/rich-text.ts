/** What a long text may hold: a small part of Tiptap's StarterKit. Everything else is refused on the server. */
export interface RichNode {
  readonly type: string
  readonly attrs?: { readonly level?: number; readonly start?: number }
  readonly content?: readonly RichNode[]
  readonly text?: string
  readonly marks?: readonly RichMark[]
}

export interface RichMark {
  readonly type: 'bold' | 'code' | 'link'
  readonly attrs?: { readonly href: string }
}

export interface RichDoc extends RichNode {
  readonly type: 'doc'
}

const BLOCKS = ['paragraph', 'heading', 'bulletList', 'orderedList', 'blockquote']
/** Which children each node may have. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCKS,
  paragraph: ['text', 'hardBreak'],
  heading: ['text'],
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList'],
  blockquote: ['paragraph', 'bulletList', 'orderedList'],
}
const MARKS = ['bold', 'code', 'link']
const MAX_NODES = 4000
const MAX_DEPTH = 12
const MAX_START = 999_999

export class RichTextRefused extends Error {
  override readonly name = 'RichTextRefused'
}

type Raw = Readonly<Record<string, unknown>>
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value)

/** Only these may be followed from a page; javascript:, data: and the like lose the link and keep the text. */
export function isSafeHref(href: unknown): href is string {
  if (typeof href !== 'string' || href.length > 2000 || /[\u0000-\u0020\u007f]/.test(href)) return false
  return /^(https?:\/\/|mailto:)/i.test(href) || /^\/(?![/\\])/.test(href)
}

function readMarks(marks: unknown): RichMark[] | undefined {
  if (marks === undefined) return undefined
  if (!Array.isArray(marks) || marks.length > 8) throw new RichTextRefused('marks')
  const kept = marks.flatMap((mark): RichMark[] => {
    if (!isRaw(mark) || typeof mark.type !== 'string' || !MARKS.includes(mark.type)) throw new RichTextRefused('mark')
    if (mark.type !== 'link') return [{ type: mark.type as 'bold' | 'code' }]
    const href = isRaw(mark.attrs) ? mark.attrs.href : undefined
    return isSafeHref(href) ? [{ type: 'link', attrs: { href } }] : []
  })
  return kept.length > 0 ? kept : undefined
}

function readAttrs(type: string, attrs: unknown): RichNode['attrs'] {
  const raw = isRaw(attrs) ? attrs : {}
  if (type === 'heading') {
    if (raw.level !== 2 && raw.level !== 3 && raw.level !== 4) throw new RichTextRefused('level')
    return { level: raw.level }
  }
  const start = type === 'orderedList' && Number.isInteger(raw.start) ? Number(raw.start) : 1
  if (start > 1 && start <= MAX_START) return { start }
  return undefined
}

/** A text with line ends in it: each is a break where the parent may have one, else a space. */
function readLines(node: RichNode & { text: string }, breaks: boolean): RichNode[] {
  const lines = node.text.split(/\r\n?|\n/)
  if (!breaks) return [{ ...node, text: lines.join(' ') }].filter(({ text }) => text !== '')
  return lines.flatMap((text, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(text === '' ? [] : [{ ...node, text }])])
}

/**
 * Reads a document that a browser sent; `clean` sees every text. Copies known fields only (no prototype can come
 * along). Throws RichTextRefused for unknown nodes, more than 4000 nodes or a depth over 12.
 */
export function readRichDoc(value: unknown, clean: (text: string) => string = (text) => text): RichDoc {
  let nodes = 0
  const read = (raw: unknown, depth: number, allowed: readonly string[]): RichNode[] => {
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) throw new RichTextRefused('size')
    if (!isRaw(raw) || typeof raw.type !== 'string' || !allowed.includes(raw.type)) throw new RichTextRefused('node')
    if (raw.type === 'text') {
      if (typeof raw.text !== 'string' || raw.text === '') throw new RichTextRefused('text')
      const marks = readMarks(raw.marks)
      const lines = readLines({ type: 'text', text: clean(raw.text), ...(marks && { marks }) }, allowed.includes('hardBreak'))
      nodes += lines.length - 1
      if (nodes > MAX_NODES) throw new RichTextRefused('size')
      return lines
    }
    const children = CHILDREN[raw.type]
    if (!children) return [{ type: raw.type }]
    if (raw.content !== undefined && !Array.isArray(raw.content)) throw new RichTextRefused('content')
    const content = ((raw.content as unknown[] | undefined) ?? []).flatMap((child) => read(child, depth + 1, children))
    const attrs = readAttrs(raw.type, raw.attrs)
    return [{ type: raw.type, ...(attrs && { attrs }), ...(content.length > 0 && { content }) }]
  }
  return read(value, 0, ['doc'])[0] as RichDoc
}

/** The words of a document, one line per block: for search, length limits and lists. */
export function richToText(node: RichNode): string {
  if (node.type === 'text') return node.text ?? ''
  if (node.type === 'hardBreak') return '\n'
  const parts = (node.content ?? []).map(richToText)
  return node.type === 'paragraph' || node.type === 'heading' ? parts.join('') : parts.join('\n')
}

/** A document of one paragraph per line. */
export function textToRich(text: string): RichDoc {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
  return { type: 'doc', content: lines.map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] })) }
}
