import { catalogue as en } from './en'
import type { Language } from './languages'
import { createText, type Text } from './text'
import { catalogue as zhCN } from './zh-CN'

const texts: Readonly<Record<Language, Text>> = { 'zh-CN': createText('zh-CN', zhCN), en: createText('en', en) }

/** The sentences of a language, on the server, where both are at hand. */
export function textOf(language: Language): Text {
  return texts[language]
}
