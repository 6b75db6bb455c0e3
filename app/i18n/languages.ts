export const LANGUAGES = ['zh-CN', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** The language that the person chose; Chinese for everybody else (AD-14). */
export function languageOf(cookie: string): Language {
  const value = /(?:^|; *)language=([A-Za-z-]+)/.exec(cookie)?.[1]
  return LANGUAGES.find((language) => language === value) ?? 'zh-CN'
}
