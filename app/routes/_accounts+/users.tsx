import { useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listUsers, reinstateUser, suspendUser } from '~server/accounts/suspend-user'
import { id } from '~server/core/text'
import { StatusChip } from '~/components/status/status-chip'
import { Filters } from '~/components/ui/filters'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { pageNumber, readQuery } from '~/http/read-query'
import { paths } from '~/paths'
import { sentencesOf } from '~/i18n/on-demand'

export const handle: PageHandle = { title: (t) => t('accounts.users'), live: ['user'] }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { q = '', page } = readQuery(url, { q: z.string().max(60).optional(), page: pageNumber })
  return { ...(await listUsers(actor, { q, page })), q, page, ...sentencesOf(context.language, 'accounts') }
})

const schema = z.strictObject({ userId: id })

export const action = actionOf({
  suspend: intent(schema, async ({ actor, input }) => {
    await suspendUser(actor, input.userId)
    return paths.users()
  }),
  reinstate: intent(schema, async ({ actor, input }) => {
    await reinstateUser(actor, input.userId)
    return paths.users()
  }),
})

export default function Users() {
  const { t } = useText()
  const me = useUser()
  const { users, total, pageSize, q, page } = useLoaderData<typeof loader>()
  return (
    <Page title={t('accounts.users')} lead={t('accounts.users_lead')}>
      <Filters>
        <label className="block">
          <span className="block text-sm text-mute">{t('accounts.users_search')}</span>
          <input name="q" defaultValue={q} className="input w-56" maxLength={60} />
        </label>
      </Filters>
      <div className="card-box overflow-x-auto px-4 py-2">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">{t('accounts.username')}</th>
              <th scope="col">{t('results.contributor')}</th>
              <th scope="col">{t('common.unit')}</th>
              <th scope="col">{t('common.status')}</th>
              <th scope="col" />
            </tr>
          </thead>
          <tbody>
            {users.map((user) => (
              <tr key={user.id}>
                <td>{user.username}</td>
                <td>{user.name}</td>
                <td>{user.unit}</td>
                <td>
                  <StatusChip entity="user" status={user.status} />
                </td>
                <td>
                  {user.id !== me?.id && (
                    <ActionForm intent={user.status === 'active' ? 'suspend' : 'reinstate'}>
                      <input type="hidden" name="userId" value={user.id} />
                      <Submit kind="quiet">{user.status === 'active' ? t('accounts.suspend') : t('accounts.reinstate')}</Submit>
                    </ActionForm>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
