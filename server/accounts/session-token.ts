import { createHmac, randomBytes } from 'node:crypto'

/** A fresh secret of 256 bits for a cookie or an API token. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What the database keeps of a token: keyed, so that a stolen table opens nothing. */
export function hashToken(token: string): string {
  const secret = process.env.SESSION_SECRET
  if (!secret) throw new Error('SESSION_SECRET is not set: the start sets it')
  return createHmac('sha256', secret).update(token).digest('base64url')
}

const TOKEN = /^[A-Za-z0-9_-]{43}$/

/** False for everything that we never gave out: no need to ask the database. */
export function looksLikeToken(text: string): boolean {
  return TOKEN.test(text)
}
