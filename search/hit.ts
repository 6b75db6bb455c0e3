import type { DocumentType } from './documents/document'
import { MARK_END, MARK_START } from './indexes'

/** A piece of text; `hit` when the query's words stand there. Pages draw <mark> from it: no HTML travels. */
export interface Segment {
  readonly text: string
  readonly hit: boolean
}

export interface Hit {
  readonly id: string
  readonly type: DocumentType
  readonly title: readonly Segment[]
  readonly snippet: readonly Segment[]
  readonly url: string
  readonly score: number
  readonly sectorKey: string | null
  readonly status: string | null
  readonly kind: string | null
  readonly year: number | null
}

export function plain(segments: readonly Segment[]): string {
  return segments.map((segment) => segment.text).join('')
}

/** Neighbours of one kind become one piece: Meilisearch marks 压 and 疮 apart where both were asked for together. */
function joined(segments: readonly Segment[]): Segment[] {
  const pieces: Segment[] = []
  for (const { text, hit } of segments) {
    const last = pieces.at(-1)
    if (last?.hit === hit) pieces[pieces.length - 1] = { text: last.text + text, hit }
    else if (text) pieces.push({ text, hit })
  }
  return pieces
}

/** Cuts a text with marks into segments. A text may hold these characters itself: it may come out marked, but whole. */
export function cutAtMarks(marked: string): Segment[] {
  const [before = '', ...parts] = marked.split(MARK_START)
  const segments = parts.flatMap((part): Segment[] => {
    const [hit = '', ...rest] = part.split(MARK_END)
    return [
      { text: hit, hit: true },
      { text: rest.join(''), hit: false },
    ]
  })
  return joined([{ text: before.replaceAll(MARK_END, ''), hit: false }, ...segments])
}

/** Segments with every occurrence of every term marked, also where two overlap. Case does not matter. */
export function markTerms(text: string, terms: readonly string[]): Segment[] {
  const wanted = [...new Set(terms)].filter(Boolean).sort((a, b) => b.length - a.length)
  const segments: Segment[] = []
  let done = 0
  if (wanted.length > 0) {
    // Looking ahead finds the longest term at each character, not only where the one before has ended.
    const pattern = new RegExp(`(?=(${wanted.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')}))`, 'giu')
    for (const { index, 1: found = '' } of text.matchAll(pattern)) {
      const to = index + found.length
      if (to <= done) continue
      const from = Math.max(index, done)
      segments.push({ text: text.slice(done, from), hit: false }, { text: text.slice(from, to), hit: true })
      done = to
    }
  }
  return joined([...segments, { text: text.slice(done), hit: false }].filter((segment) => segment.text))
}

/** About forty characters before and eighty after the first mark. */
export function snippetOf(text: string, terms: readonly string[]): Segment[] {
  const lower = text.toLowerCase()
  const at = Math.max(0, Math.min(...terms.map((term) => lower.indexOf(term)).filter((index) => index >= 0), text.length) - 40)
  const from = at >= text.length - 40 ? 0 : at
  return markTerms(`${from > 0 ? '…' : ''}${text.slice(from, from + 120)}${from + 120 < text.length ? '…' : ''}`, terms)
}
