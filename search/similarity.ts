import { gramsOf } from './grams'
import type { Frequencies } from './gram-frequency'

const K1 = 1.2
const B = 0.75
/** What the title says counts this much more than what the text says. */
const TITLE_WEIGHT = 2
const AVERAGE_GRAMS = 120

export type Weights = ReadonlyMap<string, number>

function termFrequencies(title: string, text: string): { frequencies: Map<string, number>; length: number } {
  const frequencies = new Map<string, number>()
  let length = 0
  for (const [part, weight] of [
    [title, TITLE_WEIGHT],
    [text, 1],
  ] as const) {
    for (const gram of gramsOf(part)) {
      frequencies.set(gram, (frequencies.get(gram) ?? 0) + weight)
      length += weight
    }
  }
  return { frequencies, length }
}

/** How much each gram of the query tells: rare ones much, common ones little (inverse document frequency). */
export function weigh(title: string, text: string, frequencies: Frequencies): Weights {
  const grams = new Set([...gramsOf(title), ...gramsOf(text)])
  return new Map(
    [...grams].map((gram) => [gram, Math.log(1 + (frequencies.total - frequencies.of(gram) + 0.5) / (frequencies.of(gram) + 0.5))]),
  )
}

function bm25(weights: Weights, title: string, text: string): number {
  const document = termFrequencies(title, text)
  const norm = K1 * (1 - B + (B * document.length) / AVERAGE_GRAMS)
  let sum = 0
  for (const [gram, weight] of weights) {
    const frequency = document.frequencies.get(gram)
    if (frequency) sum += (weight * frequency * (K1 + 1)) / (frequency + norm)
  }
  return sum
}

/**
 * Likeness of a document to a query, 0 to 1, comparable between queries of all lengths: BM25 over characters and
 * pairs, divided by the query's score against itself (shared/data: the best single measure that was tried).
 */
export function likeness(weights: Weights, query: { title: string; text: string }) {
  const self = bm25(weights, query.title, query.text) || 1
  return (title: string, text: string): number => Math.min(1, bm25(weights, title, text) / self)
}

/** The share of a title that a query says too, 0 to 1, its rare grams counting more: the look from the other side. */
export function coverage(weights: Weights, title: string, said: ReadonlySet<string>): number {
  let [whole, shared] = [0, 0]
  for (const gram of new Set(gramsOf(title))) {
    const weight = weights.get(gram) ?? 0
    whole += weight
    if (said.has(gram)) shared += weight
  }
  return whole > 0 ? shared / whole : 0
}

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

/** Where words begin and end in these characters. */
function wordEnds(characters: readonly string[]): ReadonlySet<number> {
  const ends = new Set([0])
  let at = 0
  for (const { segment } of segmenter.segment(characters.join(''))) ends.add((at += [...segment].length))
  return ends
}

/** A shared piece without the halves of words at its ends (人褥疮 of 老人褥疮 and 病人褥疮), when two characters remain. */
function wholeWords(start: number, end: number, ends: ReadonlySet<number>): readonly [start: number, end: number] {
  let [from, to] = [start, end]
  while (from < to && !ends.has(from)) from++
  while (to > from && !ends.has(to)) to--
  return to - from >= 2 ? [from, to] : [start, end]
}

/** The longest pieces that two texts share, most telling first: what the page marks and names as the reason. */
export function sharedTerms(weights: Weights, query: string, candidate: string, limit = 6): string[] {
  const found = new Map<string, number>()
  const haystack = candidate.toLowerCase()
  const characters = [...query.normalize('NFKC').toLowerCase()]
  const ends = wordEnds(characters)
  for (let start = 0; start < characters.length; ) {
    let end = start
    while (
      end < characters.length &&
      end - start < 24 &&
      /[\p{L}\p{N}]/u.test(characters[end] ?? '') &&
      haystack.includes(characters.slice(start, end + 1).join(''))
    )
      end++
    if (end - start >= 2) {
      const term = characters.slice(...wholeWords(start, end, ends)).join('')
      found.set(
        term,
        gramsOf(term).reduce((sum, gram) => sum + (weights.get(gram) ?? 0), 0),
      )
    }
    start = Math.max(end, start + 1)
  }
  return [...found]
    .sort((a, b) => b[1] - a[1])
    .slice(0, limit)
    .map(([term]) => term)
}
