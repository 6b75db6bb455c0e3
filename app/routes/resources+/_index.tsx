import { Link, useLoaderData } from '@remix-run/react'
import { listResources, RESOURCES_PER_PAGE } from '~server/resources/list-resources'
import { KINDS } from '~/components/resources/resource-fields'
import { ExampleMark, SectorName, sectorOptions } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { FilterCheck, Filters, FilterSelect } from '~/components/ui/filters'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('resources.title'), live: ['resource'], shared: true }

export const loader = loaderOf(async ({ actor, url, context }) => {
  const { kind, sector, mine, page } = readQuery(url, { kind: choice(KINDS), sector: sectorKey, mine: choice(['1']), page: pageNumber })
  const filter = { page, mine: mine === '1', ...(kind && { kind }), ...(sector && { sectorKey: sector }) }
  const shown = { kind, sector, mine: filter.mine, page, pageSize: RESOURCES_PER_PAGE }
  return { ...(await listResources(actor, filter)), ...shown, ...sentencesOf(context.language, 'resources') }
})

export default function Resources() {
  const { t } = useText()
  const user = useUser()
  const { resources, total, kind, sector, mine, page, pageSize } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('resources.title')}
      lead={t('resources.lead')}
      actions={
        user && (
          <Link to={paths.newResource()} className="btn btn-primary">
            {t('resources.new')}
          </Link>
        )
      }
    >
      <Filters>
        <FilterSelect
          name="kind"
          label={t('resources.kind')}
          options={KINDS.map((value) => ({ value, label: t(`resources.kinds.${value}`) }))}
          value={kind}
        />
        <FilterSelect name="sector" label={t('common.sector')} options={sectorOptions(t)} value={sector} />
        {user && <FilterCheck name="mine" label={t('resources.mine')} checked={mine} />}
      </Filters>
      {resources.length === 0 && <Empty>{t('resources.empty')}</Empty>}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {resources.map((resource) => (
          <article key={resource.id} className="card-box flex flex-col p-4">
            <p className="mb-1 flex flex-wrap gap-2">
              <Chip tone="blue">{t(`resources.kinds.${resource.kind}`)}</Chip>
              {resource.status === 'withdrawn' && <StatusChip entity="resource" status={resource.status} />}
            </p>
            <h2 className="font-bold">
              <Link to={paths.resource(resource.id)} className="plain-link">
                {resource.title}
              </Link>
              <ExampleMark isExample={resource.isExample} />
            </h2>
            <p className="mt-1 line-clamp-2 flex-1 text-sm">{resource.excerpt}</p>
            <p className="mt-2 text-sm text-mute">
              {resource.holder} · <SectorName sectorKey={resource.sectorKey} />
              {resource.place && ` · ${resource.place}`}
            </p>
          </article>
        ))}
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
