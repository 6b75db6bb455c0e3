import { data, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { apiTokenSchema, changePasswordSchema } from '~server/accounts/account.schema'
import { createApiToken, listApiTokens, revokeApiToken } from '~server/accounts/api-tokens'
import { changePassword } from '~server/accounts/change-password'
import { endSessions } from '~server/accounts/end-sessions'
import { listSessions } from '~server/accounts/list-sessions'
import { noSessionCookie } from '~server/accounts/session-cookie'
import { id } from '~server/core/text'
import { deviceName } from '~/components/accounts/device-name'
import { Chip } from '~/components/ui/chip'
import { TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { formatTime } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('accounts.settings') }

export const loader = userLoaderOf(async ({ actor, context }) => {
  const [sessions, tokens] = await Promise.all([listSessions(actor, context.cookie), listApiTokens(actor)])
  return { sessions, tokens, key: formKey(), ...sentencesOf(context.language, 'accounts', 'records') }
})

export const action = actionOf({
  change_password: intent(changePasswordSchema, async ({ actor, input, context }) => {
    await changePassword(actor, { ...input, cookie: context.cookie })
    return data({ done: 'change_password' }) as unknown as Response
  }),
  end_session: intent(z.strictObject({ sessionId: z.string() }), async ({ actor, input }) => {
    await endSessions(actor, { sessionId: input.sessionId })
    return paths.settings
  }),
  end_sessions: intent(z.strictObject({}), async ({ actor }) => {
    await endSessions(actor, 'all')
    return redirect(paths.signIn(), { status: 303, headers: { 'Set-Cookie': noSessionCookie() } })
  }),
  create_token: intent(apiTokenSchema, async ({ actor, input }) => {
    const { token } = await createApiToken(actor, input)
    return data({ done: 'create_token', token }) as unknown as Response
  }),
  revoke_token: intent(z.strictObject({ tokenId: id }), async ({ actor, input }) => {
    await revokeApiToken(actor, input.tokenId)
    return paths.settings
  }),
})

export default function Settings() {
  const { t, language } = useText()
  const { sessions, tokens, key } = useLoaderData<typeof loader>()
  const given: unknown = useActionData()
  const done = given as { done?: string; token?: string | null } | undefined
  return (
    <Page
      title={t('accounts.settings')}
      lead={t('accounts.settings_lead')}
      actions={
        <Link to={paths.profile} className="btn btn-quiet">
          {t('records.profile.title')}
        </Link>
      }
      narrow
    >
      <Section title={t('accounts.change_password')}>
        {done?.done === 'change_password' && <Notice tone="green">{t('accounts.password_changed')}</Notice>}
        <ActionForm intent="change_password">
          <TextField name="current" type="password" label={t('accounts.current_password')} autoComplete="current-password" required />
          <TextField
            name="password"
            type="password"
            label={t('accounts.new_password')}
            hint={t('accounts.new_password_hint')}
            autoComplete="new-password"
            required
          />
          <Submit>{t('common.save')}</Submit>
        </ActionForm>
      </Section>
      <Section title={t('accounts.sessions')}>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <div className="min-w-0">
                <p className="truncate text-sm">
                  {deviceName(session.userAgent)} {session.isThis && <Chip tone="green">{t('accounts.session_this')}</Chip>}
                </p>
                <p className="text-sm text-mute">
                  {session.network} · {t('accounts.session_seen', { time: formatTime(session.lastSeenAt, language) })}
                </p>
              </div>
              {!session.isThis && (
                <ActionForm intent="end_session">
                  <input type="hidden" name="sessionId" value={session.id} />
                  <Submit kind="quiet">{t('accounts.session_end')}</Submit>
                </ActionForm>
              )}
            </li>
          ))}
        </ul>
        <ActionForm intent="end_sessions" className="mt-3">
          <p className="mb-2 text-sm text-mute">{t('accounts.sessions_end_all_hint')}</p>
          <Submit kind="quiet">{t('accounts.sessions_end_all')}</Submit>
        </ActionForm>
      </Section>
      <Section title={t('accounts.tokens')}>
        <p className="mb-3 text-sm text-mute">{t('accounts.tokens_lead')}</p>
        {done?.done === 'create_token' && (
          <Notice tone="green">
            {done.token ? (
              <>
                {t('accounts.token_created')} <code className="block break-all select-all">{done.token}</code>
              </>
            ) : (
              t('accounts.token_lost')
            )}
          </Notice>
        )}
        <ul className="mb-4 divide-y divide-line">
          {tokens.map((token) => (
            <li key={token.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
              <span>
                {token.name}
                <span className="ml-2 text-sm text-mute">
                  {token.lastUsedAt
                    ? t('accounts.token_used', { time: formatTime(token.lastUsedAt, language) })
                    : t('accounts.token_unused')}
                </span>
              </span>
              <ActionForm intent="revoke_token">
                <input type="hidden" name="tokenId" value={token.id} />
                <Submit kind="quiet">{t('accounts.token_revoke')}</Submit>
              </ActionForm>
            </li>
          ))}
        </ul>
        <ActionForm intent="create_token">
          <HiddenKey value={key} />
          <TextField name="name" label={t('accounts.token_name')} required maxLength={60} />
          <Submit kind="quiet">{t('accounts.token_create')}</Submit>
        </ActionForm>
      </Section>
    </Page>
  )
}
