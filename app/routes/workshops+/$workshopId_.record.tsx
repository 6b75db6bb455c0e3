import { NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { getRecordHead } from '~server/workshops/record/get-record'
import { ExampleMark } from '~/components/status/sector-name'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.title'),
  live: ['workshop'],
}

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...(await getRecordHead(actor, params.workshopId ?? '')),
  ...sentencesOf(context.language, 'accounts', 'records'),
}))

/** Head and tabs of a workshop's record; each tab is a page with an address and a permission of its own. */
export default function RecordLayout() {
  const { t } = useText()
  const { id, name, isExample } = useLoaderData<typeof loader>()
  const tabs = [
    [paths.workshopRecord(id), t('records.tabs.basics')],
    [paths.workshopRecord(id, 'team'), t('records.tabs.team')],
    [paths.workshopRecord(id, 'house'), t('records.tabs.house')],
    [paths.workshopRecord(id, 'plans'), t('records.tabs.plans')],
  ] as const
  return (
    <Page
      title={
        <>
          {t('records.title')}
          <ExampleMark isExample={isExample} />
        </>
      }
      lead={t('records.lead')}
      crumbs={[
        { to: paths.workshops(), label: t('workshops.title') },
        { to: paths.workshop(id), label: name },
      ]}
    >
      <nav aria-label={t('records.title')} className="no-print mb-4 flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(([to, label]) => (
          <NavLink
            key={to}
            to={to}
            end
            className={({ isActive }) =>
              `px-3 py-2 whitespace-nowrap no-underline ${isActive ? 'border-b-2 border-primary font-medium text-primary' : 'text-mute'}`
            }
          >
            {label}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </Page>
  )
}
