import { createContext } from 'react'
import type { Language } from './languages'
import type { OnDemand } from './on-demand'
import type { catalogue as zhCN } from './zh-CN'

/** Every sentence of one language. English has the same keys, or it does not compile. */
export type Catalogue = Shape<typeof zhCN>
export type Shape<Node> = { readonly [Key in keyof Node]: Node[Key] extends string ? string : Shape<Node[Key]> }

export type Leaves<Node, Prefix extends string = ''> = {
  [Key in keyof Node & string]: Node[Key] extends string ? `${Prefix}${Key}` : Leaves<Node[Key], `${Prefix}${Key}.`>
}[keyof Node & string]

/** "challenges.tabs.bids": the way to a sentence. */
export type TextKey = Leaves<typeof zhCN> | Leaves<OnDemand>
export type Values = Readonly<Record<string, unknown>>

/** A sentence with its {{names}} filled in. */
export type Translate<Key extends string = TextKey> = (key: Key, values?: Values) => string

export interface Text<Key extends string = TextKey> {
  readonly language: Language
  readonly t: Translate<Key>
  /** A text with a note in the language's brackets. */
  readonly note: (text: string | number, note: string | number) => string
  /** Several words in a row. */
  readonly list: (words: readonly string[]) => string
  /** The same with more sentences, which stand before these. */
  readonly with: (catalogues: readonly object[]) => Text<Key>
  /** For keys put together at run time: the first that has a sentence; the last is known to have one. */
  readonly find: (keys: readonly [...string[], Key], values?: Values) => string
}

/** All sentences by their whole key. */
function flatten(node: object, prefix: string, into: Map<string, string>): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    if (typeof value === 'string') into.set(prefix + key, value)
    else if (typeof value === 'object' && value !== null) flatten(value, `${prefix}${key}.`, into)
  }
  return into
}

function fill(sentence: string, values: Values): string {
  return sentence.replace(/\{\{(\w+)\}\}/g, (_whole, name: string) => {
    const value = values[name]
    return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
  })
}

type Lookup = (key: string) => string | undefined

function lookupIn(catalogues: readonly object[], otherwise: Lookup): Lookup {
  const sentences = new Map<string, string>()
  for (const catalogue of catalogues) flatten(catalogue, '', sentences)
  return (key) => sentences.get(key) ?? otherwise(key)
}

function textFrom<Key extends string>(language: Language, lookup: Lookup): Text<Key> {
  const find: Text<Key>['find'] = (keys, values = {}) => {
    for (const key of keys) {
      const sentence = lookup(key)
      if (sentence !== undefined) return fill(sentence, values)
    }
    return ''
  }
  const t = (key: string, values: Values = {}) => fill(lookup(key) ?? '', values)
  return {
    ...{ language, find, t },
    note: (text, note) => t('common.bracket', { text, note }),
    list: (words) => words.join(t('common.comma')),
    with: (catalogues) => textFrom(language, lookupIn(catalogues, lookup)),
  }
}

/** The sentences of one language. It never changes, so one serves all requests of a process. */
export function createText<Key extends string = TextKey>(language: Language, ...catalogues: readonly object[]): Text<Key> {
  return textFrom(
    language,
    lookupIn(catalogues, () => undefined),
  )
}

/** The page's language, from the server's render to the browser's. */
export const TextContext = createContext<Text | null>(null)
