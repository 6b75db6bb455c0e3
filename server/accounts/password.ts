import { hash, verify } from '@node-rs/argon2'
import { z } from 'zod'
import { graphemes } from '../core/text'
import { COMMON_PASSWORDS } from './common-passwords'

/** OWASP's settings for argon2id: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

const MIN = 8
const MAX = 128
/** Far beyond any password: nothing looks at it more closely than this. */
const HUGE = 16_384

/** Refuses what is no password but a load (row 18). */
const notHuge = z.string({ error: 'required' }).refine((typed) => typed.length <= HUGE, { error: 'too_large', abort: true })

/** A new password: 8 to 128 characters of any kind, none of the ones everybody tries. Taken as typed. */
export const newPassword = notHuge.superRefine((typed, context) => {
  const issue = (message: string, params = {}) => context.addIssue({ code: 'custom', message, params })
  if (typed === '') issue('required')
  else if (graphemes(typed, MAX) > MAX) issue('too_long', { max: MAX })
  else if (graphemes(typed, MIN) < MIN) issue('password_short', { min: MIN })
  else if (COMMON_PASSWORDS.has(typed.toLowerCase())) issue('password_common')
})

/** A password at sign-in: only kept from being absurdly long before it is hashed. */
export const typedPassword = notHuge.min(1, 'required').max(1024, 'too_long')

export function hashPassword(password: string): Promise<string> {
  return hash(password, ARGON2)
}

let decoy: Promise<string> | undefined

/** Compares; without an account it works as long on a decoy, so that the time tells nothing (row 1). */
export async function passwordMatches(password: string, passwordHash: string | undefined): Promise<boolean> {
  const against = passwordHash ?? (await (decoy ??= hashPassword('no account has this password')))
  return (await verify(against, password)) && passwordHash !== undefined
}
