import { acceptance as acceptanceEn, reviews as reviewsEn, work as workEn } from './en/challenges'
import { rules as rulesEn } from './en/organisations'
import type { Language } from './languages'
import type { Shape } from './text'
import { acceptance, reviews, work } from './zh-CN/challenges'
import { rules } from './zh-CN/organisations'

const zhCN = { acceptance, reviews, rules, work }

/** Sentences of a few pages only: they come with those pages' data, so that the script of all pages stays small. */
export type OnDemand = typeof zhCN
export type OnDemandName = keyof OnDemand

/** In each language; English has the same keys, or it does not compile. */
export const onDemand: Readonly<Record<Language, Shape<OnDemand>>> = {
  'zh-CN': zhCN,
  en: { acceptance: acceptanceEn, reviews: reviewsEn, rules: rulesEn, work: workEn },
}

/** What a loader returns beside its data so that its page can say these sentences; the root puts them in place. */
export function sentencesOf(language: Language, ...names: readonly OnDemandName[]): { sentences: Partial<Shape<OnDemand>> } {
  return { sentences: Object.fromEntries(names.map((name) => [name, onDemand[language][name]])) }
}
