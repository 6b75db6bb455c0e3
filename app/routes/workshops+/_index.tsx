import { Link, useLoaderData } from '@remix-run/react'
import { mayImport as mayImportOf } from '~server/imports/importer-of'
import { listWorkshops, WORKSHOPS_PER_PAGE } from '~server/workshops/list-workshops'
import { ExampleMark, SectorName, sectorOptions } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { Filters, FilterSelect } from '~/components/ui/filters'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

const TITLES = ['provincial_system', 'provincial_demonstration', 'national_demonstration'] as const

export const handle: PageHandle = { title: (t) => t('workshops.title'), live: ['workshop'], shared: true }

export const loader = loaderOf(async ({ actor, url, context }) => {
  const { sector, title, page } = readQuery(url, { sector: sectorKey, title: choice(TITLES), page: pageNumber })
  const filter = { page, ...(sector && { sectorKey: sector }), ...(title && { title }) }
  const found = { ...(await listWorkshops(actor, filter)), mayImport: await mayImportOf(actor) }
  return { ...found, sector, title, page, pageSize: WORKSHOPS_PER_PAGE, ...sentencesOf(context.language, 'checkSummary', 'partnerLinks') }
})

export default function Workshops() {
  const { t } = useText()
  const { workshops, mayImport, total, sector, title, page, pageSize } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('workshops.title')}
      lead={t('workshops.lead')}
      actions={
        <>
          {mayImport && (
            <Link to={paths.imports} className="btn btn-quiet">
              {t('partnerLinks.import')}
            </Link>
          )}
          <Link to={paths.coverage()} className="btn btn-quiet">
            {t('checkSummary.coverage')}
          </Link>
        </>
      }
    >
      <Filters>
        <FilterSelect name="sector" label={t('common.sector')} options={sectorOptions(t)} value={sector} />
        <FilterSelect
          name="title"
          label={t('workshops.title_filter')}
          options={TITLES.map((value) => ({ value, label: t(`workshops.title_short.${value}`) }))}
          value={title}
        />
      </Filters>
      {workshops.length === 0 && <Empty>{t('workshops.empty')}</Empty>}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {workshops.map((workshop) => (
          <article key={workshop.id} className="card-box p-4">
            <p className="mb-1 flex flex-wrap gap-2">
              <Chip tone="blue">
                <SectorName sectorKey={workshop.sectorKey} />
              </Chip>
              {workshop.titles.map((kind) => (
                <Chip key={kind} tone="amber">
                  {t(`workshops.title_short.${kind}`)}
                </Chip>
              ))}
            </p>
            <h2 className="font-bold">
              <Link to={paths.workshop(workshop.id)} className="plain-link">
                {workshop.name}
              </Link>
              <ExampleMark isExample={workshop.isExample} />
            </h2>
            <p className="mt-1 text-sm text-mute">
              {workshop.unit} · {workshop.region}
            </p>
            <p className="mt-2 text-sm">
              {t('workshops.leader')}
              {t('common.colon')}
              {workshop.leader ?? t('common.none')} · {t('workshops.member_count', { count: workshop.members })} ·{' '}
              {t('workshops.result_count', { count: workshop.results })}
            </p>
          </article>
        ))}
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
