export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const YEAR_SECONDS = 31_536_000

/** The value of one cookie; empty when it is not there. */
export function cookieValue(header: string, name: string): string {
  const prefix = `${name}=`
  return (
    header
      .split(/; */)
      .find((part) => part.startsWith(prefix))
      ?.slice(prefix.length) ?? ''
  )
}

export function themeOf(cookie: string): Theme {
  const value = cookieValue(cookie, 'theme')
  return THEMES.find((theme) => theme === value) ?? 'auto'
}

/** A cookie for a choice of the page (language, theme): not secret, kept for a year. */
export function preferenceCookie(name: 'language' | 'theme', value: string): string {
  return `${name}=${value}; Path=/; Max-Age=${YEAR_SECONDS}; SameSite=Lax; HttpOnly`
}
