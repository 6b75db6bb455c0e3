import { redirect } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'
import { signInSchema } from '~server/accounts/account.schema'
import { DEMO_PASSWORD, listDemoAccounts } from '~server/accounts/list-demo-accounts'
import { hasSessionCookie, noSessionCookie, sessionCookie } from '~server/accounts/session-cookie'
import { signIn } from '~server/accounts/sign-in'
import { TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { safeRedirect } from '~/http/safe-redirect'
import { sentencesOf } from '~/i18n/on-demand'

export const handle: PageHandle = { title: (t) => t('accounts.sign_in') }

export const loader = loaderOf(async ({ actor, url, context }) => {
  const { redirectTo } = readQuery(url, { redirectTo: z.string().optional() })
  if (actor.kind === 'user') throw redirect(safeRedirect(redirectTo))
  const accounts = await listDemoAccounts()
  const answer = { accounts, password: accounts.length > 0 ? DEMO_PASSWORD : '', ...sentencesOf(context.language, 'accounts') }
  // A cookie that opens nothing any more is taken away.
  return hasSessionCookie(context.cookie) ? Response.json(answer, { headers: { 'Set-Cookie': noSessionCookie() } }) : answer
})

export const action = actionOf({
  sign_in: intent(signInSchema, async ({ input, context }) => {
    const { token, expiresAt } = await signIn({ ...input, network: context.network, userAgent: context.userAgent })
    return redirect(safeRedirect(input.redirectTo), { status: 303, headers: { 'Set-Cookie': sessionCookie(token, expiresAt) } })
  }),
})

export default function SignIn() {
  const { t } = useText()
  const { accounts, password } = useLoaderData<typeof loader>() as { accounts: { username: string; name: string }[]; password: string }
  const redirectTo = useSearchParams()[0].get('redirectTo') ?? ''
  return (
    <Page title={t('accounts.sign_in')} lead={t('accounts.sign_in_lead')} narrow>
      <Section>
        <ActionForm intent="sign_in">
          <input type="hidden" name="redirectTo" value={redirectTo} />
          <TextField name="username" label={t('accounts.username')} autoComplete="username" required />
          <TextField name="password" type="password" label={t('accounts.password')} autoComplete="current-password" required />
          <Submit>{t('accounts.sign_in')}</Submit>
        </ActionForm>
      </Section>
      {accounts.length > 0 && (
        <Section title={t('accounts.demo_title')} aside={t('accounts.demo_lead', { password })}>
          <ul className="grid gap-2 sm:grid-cols-2">
            {accounts.map(({ username, name }) => (
              <li key={username}>
                <form method="post">
                  <input type="hidden" name="intent" value="sign_in" />
                  <input type="hidden" name="redirectTo" value={redirectTo} />
                  <input type="hidden" name="username" value={username} />
                  <input type="hidden" name="password" value={password} />
                  <button type="submit" className="btn btn-quiet w-full justify-start" aria-label={t('accounts.demo_enter', { name })}>
                    {name}
                    <span className="ml-auto font-normal text-mute">{username}</span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
