import { redirect } from '@remix-run/node'
import { z } from 'zod'
import { actionOf, intent } from '~/http/action'
import { preferenceCookie, THEMES } from '~/http/preferences'
import { safeRedirect } from '~/http/safe-redirect'
import { LANGUAGES } from '~/i18n/languages'

const schema = z.strictObject({
  language: z.enum(LANGUAGES).optional(),
  theme: z.enum(THEMES).optional(),
  redirectTo: z.string().optional(),
})

/** Language and theme: anybody's choice, kept in a cookie, changed by a form that needs no scripts. */
export const action = actionOf({
  choose: intent(schema, ({ input }) => {
    const headers = new Headers()
    if (input.language) headers.append('Set-Cookie', preferenceCookie('language', input.language))
    if (input.theme) headers.append('Set-Cookie', preferenceCookie('theme', input.theme))
    return Promise.resolve(redirect(safeRedirect(input.redirectTo), { status: 303, headers }))
  }),
})

export const loader = () => redirect('/')
