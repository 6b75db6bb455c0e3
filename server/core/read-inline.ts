import { PLAIN, tidy, toContent, type Span } from './markdown-line'
import { isSafeHref, type RichNode } from './rich-text'

const PUNCTUATION = /[!-/:-@[-`{-~]/
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': '\u00a0',
}
const ENTITY = /&(?:amp|lt|gt|quot|nbsp|#39);/y
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\u0000-\u0020<>]+)>/iy
const DESTINATION =
  /\]\(((?:\\[!-/:-@[-`{-~]|[^\u0000-\u0020()\\<>[\]]|\\(?![!-/:-@[-`{-~])|\([^\u0000-\u0020()\\<>[\]]*\))*)(?:[ \t]+"[^"\n]*")?\)/y

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(source)
}

function runLength(source: string, at: number): number {
  let end = at
  while (source[end] === source[at]) end++
  return end - at
}

/** Reads the lines of a paragraph. Every step goes forward, so that no text is slow; what pairs with nothing stays as typed. */
class Inline {
  readonly #lines: Span[][] = [[]]
  #at = 0
  /** The `**` and the `[` that wait for their other half: where they stand among the spans. */
  #bold: { readonly line: number; readonly index: number } | null = null
  #bracket: number | null = null
  /** A "!" before a bracket makes a picture, which is none of ours: it stays as typed. */
  #afterBang = false
  /** Lengths of backtick runs that do not come again on this line. */
  readonly #unclosed = new Set<number>()

  constructor(readonly source: string) {}

  get #line(): Span[] {
    return this.#lines.at(-1) ?? []
  }

  #put(text: string, more: Partial<Span> = {}): void {
    this.#line.push({ ...PLAIN, text, ...more })
  }

  read(): Span[][] {
    for (let plain = /[^\\\n`*[\]<&]*/y; this.#at < this.source.length; ) {
      const words = match(plain, this.source, this.#at)?.[0] ?? ''
      this.#at += words.length
      this.#put(words)
      this.#afterBang = words.endsWith('!')
      const char = this.source[this.#at]
      if (char !== undefined) this.#special(char)
    }
    return this.#lines.map(tidy)
  }

  #special(char: string): void {
    const next = this.source[this.#at + 1] ?? ''
    if (char === '\n') this.#lineEnd()
    else if (char === '`') this.#code()
    else if (char === '*') this.#stars()
    else if (char === ']') this.#link()
    else if (char === '\\' && PUNCTUATION.test(next)) this.#take(next, 2)
    else if (char === '<') this.#autolink()
    else if (char === '&') this.#entity()
    else {
      if (char === '[') this.#bracket = this.#afterBang ? null : this.#line.length
      this.#take(char, 1)
    }
  }

  #take(text: string, length: number, more: Partial<Span> = {}): void {
    this.#put(text, more)
    this.#at += length
  }

  #lineEnd(): void {
    this.#lines.push([])
    this.#bracket = null
    this.#unclosed.clear()
    this.#at++
  }

  #entity(): void {
    const found = match(ENTITY, this.source, this.#at)?.[0] ?? '&'
    this.#take(ENTITIES[found] ?? found, found.length)
  }

  #autolink(): void {
    const found = match(AUTOLINK, this.source, this.#at)
    const href = found?.[1]
    if (!isSafeHref(href)) return this.#take('<', 1)
    this.#bracket = null
    this.#take(href, href.length + 2, { href })
  }

  #code(): void {
    const length = runLength(this.source, this.#at)
    const from = this.#at + length
    const close = this.#unclosed.has(length) ? -1 : this.#closing(from, length)
    if (close === -1) {
      this.#unclosed.add(length)
      return this.#take(this.source.slice(this.#at, from), length)
    }
    const inner = this.source.slice(from, close)
    const isPadded = /^ .*[^ ].* $/.test(inner)
    this.#take(isPadded ? inner.slice(1, -1) : inner, close + length - this.#at, { code: true })
  }

  #closing(from: number, length: number): number {
    for (let at = from; at < this.source.length && this.source[at] !== '\n'; at++) {
      if (this.source[at] !== '`') continue
      const run = runLength(this.source, at)
      if (run === length) return at
      at += run - 1
    }
    return -1
  }

  #link(): void {
    const found = match(DESTINATION, this.source, this.#at)
    const from = this.#bracket
    this.#bracket = null
    const inside = from === null ? [] : this.#line.slice(from + 1)
    if (!found || from === null || inside.every(({ text }) => text === '')) return this.#take(']', 1)
    const href = (found[1] ?? '').replace(/\\([!-/:-@[-`{-~])/g, '$1')
    const kept = isSafeHref(href) ? href : null
    for (const at of inside) at.href = kept
    const bracket = this.#line[from]
    if (bracket) bracket.text = ''
    this.#at += found[0].length
  }

  /** `**` makes bold between two sides that touch a word, whatever letter or mark stands around (so also **重点：**说明). */
  #stars(): void {
    const length = runLength(this.source, this.#at)
    const isGap = (char: string | undefined) => char === undefined || /\s/.test(char)
    const touchesBefore = !isGap(this.source[this.#at - 1])
    const touchesAfter = !isGap(this.source[this.#at + length])
    let left = length
    if (left >= 2 && this.#bold && touchesBefore && this.#closeBold()) left -= 2
    const opens = left >= 2 && !this.#bold && touchesAfter
    this.#put('*'.repeat(opens ? left - 2 : left))
    if (opens) {
      this.#bold = { line: this.#lines.length - 1, index: this.#line.length }
      this.#put('**')
    }
    this.#at += length
  }

  #closeBold(): boolean {
    const open = this.#bold
    if (!open) return false
    const spans = this.#lines.slice(open.line).flatMap((line, index) => (index === 0 ? line.slice(open.index + 1) : line))
    if (spans.every(({ text }) => text === '')) return false
    for (const at of spans) at.bold = true
    const mark = this.#lines[open.line]?.[open.index]
    if (mark) mark.text = ''
    this.#bold = null
    return true
  }
}

/** The content of a paragraph from its lines: marks, links and line ends. */
export function readInline(lines: readonly string[]): RichNode[] {
  return toContent(new Inline(lines.join('\n')).read())
}
