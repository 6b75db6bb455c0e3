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

/** Cuts a text with marks into segments. */
export function cutAtMarks(marked: string): Segment[] {
  return marked.split(MARK_START).flatMap((part, index): Segment[] => {
    if (index === 0) return part ? [{ text: part, hit: false }] : []
    const [hit = '', rest = ''] = part.split(MARK_END)
    return [...(hit ? [{ text: hit, hit: true }] : []), ...(rest ? [{ text: rest, hit: false }] : [])]
  })
}

/** Segments with every occurrence of one of the terms marked; longer terms win. Case and width do not matter. */
export function markTerms(text: string, terms: readonly string[]): Segment[] {
  const wanted = [...new Set(terms)].filter(Boolean).sort((a, b) => b.length - a.length)
  if (wanted.length === 0) return text ? [{ text, hit: false }] : []
  const pattern = new RegExp(wanted.map((term) => term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'giu')
  const segments: Segment[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    if (match.index > from) segments.push({ text: text.slice(from, match.index), hit: false })
    segments.push({ text: match[0], hit: true })
    from = match.index + match[0].length
  }
  if (from < text.length) segments.push({ text: text.slice(from), hit: false })
  return segments
}
