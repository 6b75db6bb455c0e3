import { looksLikeToken } from './session-token'

const isSecure = () => (process.env.PUBLIC_ORIGIN ?? '').startsWith('https:')

/** __Host- binds the cookie to this host and to TLS; browsers take it only over https (README, Configuration). */
const cookieName = () => (isSecure() ? '__Host-chuangmeng' : 'chuangmeng')

/** The session token of a Cookie header; of two cookies with the name the first one counts. Null when there is none. */
export function tokenOfCookie(header: string): string | null {
  const prefix = `${cookieName()}=`
  const value = header
    .split(/; */)
    .find((part) => part.startsWith(prefix))
    ?.slice(prefix.length)
  return value !== undefined && looksLikeToken(value) ? value : null
}

/** True when the header carries our cookie, whatever is in it: then a useless one is cleared. */
export function hasSessionCookie(header: string): boolean {
  return header.split(/; */).some((part) => part.startsWith(`${cookieName()}=`))
}

/** The Set-Cookie value that keeps a session until `expiresAt`. */
export function sessionCookie(token: string, expiresAt: Date): string {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Expires=${expiresAt.toUTCString()}`, ...(isSecure() ? ['Secure'] : [])]
  return [`${cookieName()}=${token}`, ...attributes].join('; ')
}

/** The Set-Cookie value that takes it away. */
export function noSessionCookie(): string {
  return sessionCookie('', new Date(0))
}
