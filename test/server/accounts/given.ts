import { FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { sessionCookie } from '~server/accounts/session-cookie'
import { signIn } from '~server/accounts/sign-in'
import type { User } from '~server/core/database'

/** Signs a person in and gives the Cookie header that the browser then sends. */
export async function signedIn(user: Pick<User, 'username'>, password = FACTORY_PASSWORD): Promise<string> {
  const { token, expiresAt } = await signIn({ username: user.username, password, network: `test ${user.username}`, userAgent: 'test' })
  return headerOf(sessionCookie(token, expiresAt))
}

export const headerOf = (setCookie: string): string => setCookie.split(';')[0] ?? ''
