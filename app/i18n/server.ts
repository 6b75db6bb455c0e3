import { catalogue as en } from './en'
import type { Language } from './languages'
import { refusals, type RefusalKey } from './refusals'
import { createText, type Text, type TextKey } from './text'
import { catalogue as zhCN } from './zh-CN'

/** What the server says: the pages' sentences, and those of refusals. */
export type ServerText = Text<TextKey | RefusalKey>

const texts: Readonly<Record<Language, ServerText>> = {
  'zh-CN': createText('zh-CN', zhCN, refusals['zh-CN']),
  en: createText('en', en, refusals.en),
}

/** The sentences of a language, on the server, where both are at hand. */
export function textOf(language: Language): ServerText {
  return texts[language]
}
