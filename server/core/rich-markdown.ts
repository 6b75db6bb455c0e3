import { toLines, trimBlanks } from './markdown-line'
import { readInline } from './read-inline'
import type { RichDoc, RichNode } from './rich-text'
import { writeLine } from './write-inline'

const MARKER = /^([ \t]*)([-*+]|(\d{1,9})[.)])[ \t]+(?=[^ \t])/
const BARE_MARKER = /^[ \t]*([-*+]|\d{1,9}[.)])[ \t]*$/
/** A list is two nodes and holds a paragraph with its text: deeper than 12 readRichDoc takes nothing. */
const DEEPEST_LIST = 9

const isBlank = (line: string) => trimBlanks(line) === ''
const indentOf = (line: string) => line.length - trimBlanks(line, { end: false }).length
/** What makes items of one list: the same sign. */
const kindOf = (marker: string) => marker.at(-1)

/**
 * A long text as people type it into a plain textarea (no scripts): light Markdown, where a line end is a line end.
 * Headings, lists, quotes, **bold**, `code` and links; everything else stays as the characters that were typed.
 * Nothing in it can fail, and its time grows with the length of the text.
 */
export function markdownToRich(markdown: string): RichDoc {
  const lines = markdown.replace(/\r\n?/g, '\n').split('\n')
  return {
    type: 'doc',
    content: readBlocks(
      lines.map((line) => line.replace(/^[ \t]+/, (blanks) => blanks.replaceAll('\t', '    '))),
      1,
    ),
  }
}

function readBlocks(lines: readonly string[], depth: number): RichNode[] {
  const nodes: RichNode[] = []
  let paragraph: string[] = []
  const endParagraph = () => {
    const content = readInline(paragraph)
    if (content.length > 0) nodes.push({ type: 'paragraph', content })
    paragraph = []
  }
  for (let at = 0; at < lines.length; ) {
    const line = lines[at] ?? ''
    const block =
      (depth === 1 && (readHeading(line) ?? readQuote(lines, at))) ||
      (startsList(line, depth, paragraph.length > 0) && readList(lines, at, depth))
    if (block) {
      endParagraph()
      if (block.node) nodes.push(block.node)
      at += block.lines
      continue
    }
    if (isBlank(line)) endParagraph()
    else paragraph.push(trimBlanks(line))
    at++
  }
  endParagraph()
  return nodes
}

interface Block {
  readonly node: RichNode | null
  /** How many lines it takes. */
  readonly lines: number
}

function readHeading(line: string): Block | null {
  const signs = /^ {0,3}(#{1,6})[ \t]/.exec(line)
  if (!signs) return null
  let words = trimBlanks(line.slice(signs[0].length))
  let end = words.length
  while (words[end - 1] === '#') end--
  if (end < words.length && isBlank(words[end - 1] ?? ' ')) words = trimBlanks(words.slice(0, end))
  const content = readInline([words])
  const level = Math.min(4, Math.max(2, signs[1]?.length ?? 2))
  return content.length > 0 ? { node: { type: 'heading', attrs: { level }, content }, lines: 1 } : null
}

function readQuote(lines: readonly string[], from: number): Block | null {
  const inside: string[] = []
  for (let line = lines[from]; line !== undefined && /^ {0,3}>/.test(line); line = lines[from + inside.length])
    inside.push(line.replace(/^ {0,3}> ?/, ''))
  if (inside.length === 0) return null
  const content = readBlocks(inside, 2)
  return { node: content.length > 0 ? { type: 'blockquote', content } : null, lines: inside.length }
}

/** A number other than 1 in the middle of a paragraph is just a number. */
function startsList(line: string, depth: number, inParagraph: boolean): boolean {
  const marker = MARKER.exec(line)
  return marker !== null && depth <= DEEPEST_LIST && !(inParagraph && marker[3] !== undefined && Number(marker[3]) !== 1)
}

function readList(lines: readonly string[], from: number, depth: number): Block | null {
  const first = MARKER.exec(lines[from] ?? '')
  if (!first) return null
  const items: RichNode[] = []
  let at = from
  for (let end = from; end < lines.length; ) {
    const line = lines[end] ?? ''
    const marker = MARKER.exec(line)
    if (!marker && isBlank(line)) {
      end++
      continue
    }
    const sign = marker?.[2] ?? BARE_MARKER.exec(line)?.[1]
    if (sign === undefined || kindOf(sign) !== kindOf(first[2] ?? '')) break
    const offset = marker?.[0].length ?? line.length
    const indent = indentOf(line)
    const inside = [line.slice(offset)]
    for (end++; end < lines.length; end++) {
      const next = lines[end] ?? ''
      if (!isBlank(next) && indentOf(next) < indent + 2) break
      inside.push(next.slice(Math.min(indentOf(next), offset)))
    }
    const content = readBlocks(inside, depth + 2)
    if (content.length > 0) items.push({ type: 'listItem', content })
    at = end
  }
  if (items.length === 0) return null
  const start = first[3] !== undefined && Number(first[3]) > 1 ? { attrs: { start: Number(first[3]) } } : {}
  return { node: { type: first[3] === undefined ? 'bulletList' : 'orderedList', ...start, content: items }, lines: at - from }
}

/** The text that a textarea shows for a document; reading it back gives the same document. */
export function richToMarkdown(doc: RichDoc): string {
  return writeBlocks(doc.content ?? []).join('\n\n')
}

/** Blocks as Markdown, each with its lines; neighbours of one kind get different signs, so that they stay two. */
function writeBlocks(nodes: readonly RichNode[]): string[] {
  let before = ''
  return nodes.flatMap((node) => {
    const isOther = before === node.type
    const written = writeBlock(node, isOther)
    if (written.length > 0) before = isOther ? '' : node.type
    return written
  })
}

function writeBlock(node: RichNode, otherSign: boolean): string[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'bulletList':
      return list(
        children.map((item) => item.content ?? []),
        () => (otherSign ? '* ' : '- '),
      )
    case 'orderedList':
      return list(
        children.map((item) => item.content ?? []),
        (index) => `${(node.attrs?.start ?? 1) + index}${otherSign ? ')' : '.'} `,
      )
    case 'blockquote': {
      const lines = writeBlocks(children).join('\n\n')
      return lines === '' ? [] : [lines.replace(/^/gm, '> ').replace(/^> $/gm, '>')]
    }
    case 'heading': {
      const words = toLines(children)
        .filter((line) => line.length > 0)
        .map(writeLine)
        .join(' ')
      return words === '' ? [] : [`${'#'.repeat(node.attrs?.level ?? 2)} ${words.replace(/(^|[ \t\ufeff])(#+)$/, '$1\\$2')}`]
    }
    default:
      return paragraphs(children)
  }
}

/** Two line ends in a row begin a new paragraph, here as in any Markdown. */
function paragraphs(content: readonly RichNode[]): string[] {
  const parts: string[][] = [[]]
  for (const line of toLines(content))
    if (line.length === 0) parts.push([])
    else parts.at(-1)?.push(writeLine(line))
  return parts.filter((part) => part.length > 0).map((part) => part.join('\n'))
}

function list(items: readonly (readonly RichNode[])[], sign: (index: number) => string): string[] {
  let index = 0
  const written = items.flatMap((content) => {
    const blocks = writeBlocks(content)
    if (blocks.length === 0) return []
    const marker = sign(index++)
    // A list that begins with 1 may follow its paragraph at once; others need a blank line between.
    const inside = blocks.reduce((text, block) => text + (/^(?:[-*]|1[.)]) /.test(block) ? '\n' : '\n\n') + block)
    return [marker + inside.replace(/\n(?=[^\n])/g, `\n${' '.repeat(marker.length)}`)]
  })
  return written.length === 0 ? [] : [written.join('\n')]
}
