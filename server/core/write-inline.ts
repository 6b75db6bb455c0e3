import type { Span } from './markdown-line'

const ENTITY = /^&(?:[a-z]+\d*|#\d+|#x[\da-f]+);/i
const AUTOLINK = /^(?:https?:\/\/|mailto:)[^\u0000-\u0020<>]+$/i
const isWord = (char: string | undefined) => char !== undefined && /[\p{L}\p{N}]/u.test(char)

/** Is a backslash needed, so that this character stays what it is: here, in the editor and for any reader of Markdown? */
function needsEscape(text: string, at: number, inLink: boolean): boolean {
  const next = text[at + 1]
  switch (text[at]) {
    case '*':
    case '`':
      return true
    case '\\':
      return next === undefined || /[!-/:-@[-`{-~]/.test(next)
    case '_':
      return !isWord(text[at - 1]) || !isWord(next)
    case '[':
      return inLink
    case ']':
      return inLink || next === '(' || next === ':'
    case '<':
      return next !== undefined && /[a-z/!?]/i.test(next)
    case '&':
      return ENTITY.test(text.slice(at, at + 40))
    default:
      return false
  }
}

/** `beforeLink`: "![" would be a picture to other readers of Markdown. */
function writeText(text: string, inLink: boolean, beforeLink: boolean): string {
  let written = ''
  for (let at = 0; at < text.length; at++) {
    const isPicture = beforeLink && at === text.length - 1 && text[at] === '!'
    written += (isPicture || needsEscape(text, at, inLink) ? '\\' : '') + text[at]
  }
  return written
}

function writeCode(text: string): string {
  const runs = new Set((text.match(/`+/g) ?? []).map((run) => run.length))
  let length = 1
  while (runs.has(length)) length++
  const fence = '`'.repeat(length)
  const pad = /^`|`$|^ .*[^ ].* $/.test(text) ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** Cuts a line where something changes. */
function runs<Key>(line: readonly Span[], keyOf: (span: Span) => Key): { key: Key; spans: Span[] }[] {
  const found: { key: Key; spans: Span[] }[] = []
  for (const span of line) {
    const last = found.at(-1)
    if (last && last.key === keyOf(span)) last.spans.push(span)
    else found.push({ key: keyOf(span), spans: [span] })
  }
  return found
}

function writeLinks(spans: readonly Span[]): string {
  let written = ''
  const parts = runs(spans, (span) => span.href)
  for (const [index, { key: href, spans: linked }] of parts.entries()) {
    const beforeLink = typeof parts[index + 1]?.key === 'string'
    const words = linked.map(({ text, code }) => (code ? writeCode(text) : writeText(text, href !== null, beforeLink))).join('')
    const [only] = linked
    if (href === null) written += words
    else if (linked.length === 1 && !only?.code && only?.text === href && AUTOLINK.test(href)) written += `<${href}>`
    else written += `[${words}](${href.replace(/[\\()<>[\]]/g, '\\$&')})`
  }
  return written
}

/** A sign at the start of a line that would make a block of it. */
function escapeStart(line: string): string {
  if (/^(?:#{1,6}(?=[ \t]|$)|>|[-+](?=[ \t]|$)|=+$|(?:-[ \t]*)+$|~~~)/.test(line)) return `\\${line}`
  return line.replace(/^(\d{1,9})([.)])(?=[ \t]|$)/, '$1\\$2')
}

/** One tidy line as Markdown; bold goes around links, links around code. */
export function writeLine(line: readonly Span[]): string {
  const words = runs(line, (span) => span.bold).map(({ key: bold, spans }) => (bold ? `**${writeLinks(spans)}**` : writeLinks(spans)))
  return escapeStart(words.join(''))
}
