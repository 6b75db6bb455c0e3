import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { listResults, RESULTS_PER_PAGE } from '~server/results/list-results'
import { ResultCard } from '~/components/results/result-card'
import { sectorOptions } from '~/components/status/sector-name'
import { Bars } from '~/components/ui/bars'
import { Empty } from '~/components/ui/empty'
import { Filters, FilterSelect } from '~/components/ui/filters'
import { Page, Section } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('results.title'), live: ['result'], shared: true }

const yearFilter = z.union([z.literal('').transform(() => undefined), z.coerce.number().int().min(1949).max(2200)]).optional()

export const loader = loaderOf(async ({ actor, url }) => {
  const { sector, year, page } = readQuery(url, { sector: sectorKey, year: yearFilter, page: pageNumber })
  const showcase = await listResults(actor, { page, ...(sector && { sectorKey: sector }), ...(year && { year }) })
  return { ...showcase, sector, year, page, pageSize: RESULTS_PER_PAGE }
})

export default function Showcase() {
  const { t, note } = useText()
  const user = useUser()
  const { results, years, sectors, total, sector, year, page, pageSize } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('results.title')}
      lead={t('results.lead')}
      actions={
        user?.mayFound && (
          <Link to={paths.newResult()} className="btn btn-primary">
            {t('results.new')}
          </Link>
        )
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <Filters>
          <FilterSelect name="sector" label={t('common.sector')} options={sectorOptions(t)} value={sector} />
          <FilterSelect
            name="year"
            label={t('common.year')}
            options={years.map((row) => ({ value: String(row.year), label: note(String(row.year), row.count) }))}
            value={year === undefined ? undefined : String(year)}
          />
        </Filters>
        <p className="mb-4 text-sm text-mute">{t('common.total', { count: total })}</p>
      </div>
      {page === 1 && !sector && !year && (
        <Section title={t('results.by_sector')}>
          <Bars label={t('results.by_sector')} bars={sectorOptions(t).map(({ value, label }) => ({ label, value: sectors[value] ?? 0 }))} />
        </Section>
      )}
      {results.length === 0 && <Empty>{t('results.empty')}</Empty>}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {results.map((result) => (
          <ResultCard key={result.id} result={result} />
        ))}
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
