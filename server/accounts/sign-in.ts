import { db } from '../core/database'
import { DomainError } from '../core/errors'
import { countAttempt, forgiveAttempt } from '../core/rate-limit'
import { recordSecurity } from '../core/security-log'
import { passwordMatches } from './password'
import { hashToken, newToken } from './session-token'

const WINDOW_SECONDS = 600
const PER_ACCOUNT = 10
const PER_NETWORK = 50
export const SESSION_DAYS = 14

interface SignIn {
  readonly username: string
  readonly password: string
  readonly network: string
  readonly userAgent: string
}

/**
 * Opens a session; returns its token for the cookie. Always a new session: what the browser had before is worth
 * nothing. Throws wrong_credentials (the same for a wrong password and an unknown account), suspended, rate_limited:
 * ten wrong attempts on an account or fifty from a network in ten minutes.
 */
export async function signIn({ username, password, network, userAgent }: SignIn): Promise<{ token: string; expiresAt: Date }> {
  const name = username.toLowerCase()
  const limits = [
    [`sign_in:account:${name}`, PER_ACCOUNT],
    [`sign_in:network:${network}`, PER_NETWORK],
  ] as const
  try {
    for (const [key, max] of limits) await countAttempt(key, max, WINDOW_SECONDS)
  } catch (error) {
    await recordSecurity('rate_limited', { network, detail: { form: 'sign_in' } })
    throw error
  }
  const user = await db.user.findUnique({ where: { username: name } })
  if (!(await passwordMatches(password, user?.passwordHash)) || !user) {
    await recordSecurity('wrong_credentials', { network })
    throw new DomainError('wrong_credentials')
  }
  for (const [key] of limits) await forgiveAttempt(key)
  if (user.status === 'suspended') throw new DomainError('suspended')
  const token = newToken()
  const expiresAt = new Date(Date.now() + SESSION_DAYS * 86_400_000)
  await db.session.create({
    data: { tokenHash: hashToken(token), userId: user.id, expiresAt, network, userAgent: userAgent.slice(0, 300) },
  })
  return { token, expiresAt }
}
