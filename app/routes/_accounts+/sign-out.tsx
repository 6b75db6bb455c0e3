import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { noSessionCookie } from '~server/accounts/session-cookie'
import { signOut } from '~server/accounts/sign-out'
import { DomainError } from '~server/core/errors'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'

export const action = actionOf({
  sign_out: intent(z.strictObject({}), async ({ actor, context }) => {
    await signOut(actor, context.cookie)
    return redirect('/', { status: 303, headers: { 'Set-Cookie': noSessionCookie() } })
  }),
})

/** An address that is only looked at changes nothing (row 16). */
export const loader = loaderOf(() => Promise.reject(new DomainError('not_found')))
