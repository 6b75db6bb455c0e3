import { Link, useLoaderData } from '@remix-run/react'
import { ALLIANCES_PER_PAGE, listAlliances } from '~server/alliances/list-alliances'
import { missingSentence } from '~/components/rules/requirements'
import { ExampleMark, sectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { pageNumber, readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('alliances.title'), live: ['alliance'], shared: true }

export const loader = loaderOf(async ({ actor, url, context }) => {
  const { page } = readQuery(url, { page: pageNumber })
  return {
    ...(await listAlliances(actor, { page })),
    page,
    pageSize: ALLIANCES_PER_PAGE,
    ...sentencesOf(context.language, 'rules', 'partnerLinks'),
  }
})

export default function Alliances() {
  const text = useText()
  const { t } = text
  const user = useUser()
  const { alliances, total, page, pageSize } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('alliances.title')}
      lead={t('alliances.lead')}
      actions={
        <>
          <Link to={paths.network} className="btn btn-quiet">
            {t('partnerLinks.network')}
          </Link>
          {user?.mayFound && (
            <Link to={paths.newAlliance} className="btn btn-primary">
              {t('alliances.new')}
            </Link>
          )}
        </>
      }
    >
      {alliances.length === 0 && <Empty>{t('alliances.empty')}</Empty>}
      <div className="grid gap-4 sm:grid-cols-2">
        {alliances.map((alliance) => (
          <article key={alliance.id} className="card-box flex flex-col p-4">
            <p className="mb-1">
              {alliance.status !== 'named' && (
                <>
                  <StatusChip entity="alliance" status={alliance.status} />{' '}
                </>
              )}
              {alliance.standing !== 'sound' && (
                <>
                  <StatusChip entity="alliance_standing" status={alliance.standing} />{' '}
                </>
              )}
              {alliance.isValid ? <Chip tone="green">{t('alliances.valid')}</Chip> : <Chip tone="amber">{t('alliances.invalid')}</Chip>}
            </p>
            <h2 className="font-bold">
              <Link to={paths.alliance(alliance.id)} className="plain-link">
                {alliance.name}
              </Link>
              <ExampleMark isExample={alliance.isExample} />
            </h2>
            <p className="mt-1 text-sm text-mute">
              {t('workshops.alliance_lead')}
              {t('common.colon')}
              {alliance.leadWorkshop}
            </p>
            <p className="mt-2 line-clamp-2 flex-1 text-sm">{alliance.purpose}</p>
            {alliance.unmet.length > 0 && (
              <p className="mt-2 text-sm font-medium text-ink-amber">
                {alliance.unmet.map((requirement) => missingSentence(requirement, text)).join(t('common.comma'))}
              </p>
            )}
            <p className="mt-3 border-t border-line pt-2 text-sm text-mute">
              {t('alliances.workshop_count', { count: alliance.workshops })} ·{' '}
              {text.list(alliance.sectorKeys.map((key) => sectorName(text, key)))} ·{' '}
              {t('alliances.challenge_count', { count: alliance.challenges })}
            </p>
          </article>
        ))}
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
