import { Form, Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { DOCUMENT_TYPES } from '~search/documents/document'
import { search } from '~search/query'
import { Segments } from '~/components/similar/segments'
import { SectorName, sectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { Notice } from '~/components/ui/notice'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { paths } from '~/paths'

const PAGE_SIZE = 20

export const handle: PageHandle = { title: (t) => t('search.title') }

export const loader = loaderOf(async ({ actor, url }) => {
  const shape = {
    q: z.string().max(500).optional(),
    type: choice(DOCUMENT_TYPES),
    sector: sectorKey,
    year: z.coerce.number().int().min(1949).max(2200).optional(),
    page: pageNumber.pipe(z.number().max(50)),
  }
  const { q = '', type, sector, year, page } = readQuery(url, shape)
  const query = {
    q: q.trim(),
    limit: PAGE_SIZE,
    offset: (page - 1) * PAGE_SIZE,
    ...(type && { types: [type] }),
    ...(sector && { sectorKey: sector }),
    ...(year && { year }),
  }
  return { ...(await search(actor, query)), type, sector, year, page, pageSize: PAGE_SIZE }
})

const withStatus = ['problem', 'challenge', 'result', 'resource'] as const

export default function Search() {
  const text = useText()
  const { t } = text
  const { query, hits, total, degraded, facets, type, sector, year, page, pageSize } = useLoaderData<typeof loader>()
  return (
    <Page title={t('search.title')} lead={t('search.lead')}>
      <Form role="search" className="mb-4 flex gap-2">
        {type && <input type="hidden" name="type" value={type} />}
        {sector && <input type="hidden" name="sector" value={sector} />}
        <input
          key={query}
          type="search"
          name="q"
          defaultValue={query}
          aria-label={t('search.title')}
          placeholder={t('search.placeholder')}
          className="input flex-1"
          maxLength={500}
        />
        <button type="submit" className="btn btn-primary">
          {t('search.submit')}
        </button>
      </Form>
      {degraded && <Notice tone="amber">{t('search.degraded')}</Notice>}
      <div className="grid items-start gap-5 lg:grid-cols-[13rem_1fr]">
        <aside className="no-print flex flex-wrap gap-4 lg:block lg:space-y-5">
          <Facet
            title={t('search.all_types')}
            counts={facets.type}
            name={(key) => t(`search.types.${key as 'result'}`)}
            chosen={type}
            to={(value) => paths.search({ q: query, type: value, sector, year })}
          />
          <Facet
            title={t('common.sector')}
            counts={facets.sectorKey}
            name={(key) => sectorName(text, key)}
            chosen={sector}
            to={(value) => paths.search({ q: query, type, sector: value, year })}
          />
          <Facet
            title={t('common.year')}
            counts={facets.year}
            name={(key) => key}
            chosen={year === undefined ? undefined : String(year)}
            to={(value) => paths.search({ q: query, type, sector, year: value })}
            newestFirst
          />
        </aside>
        <div>
          <p className="mb-3 text-sm text-mute" role="status">
            {t('search.total', { count: total })}
          </p>
          {hits.length === 0 && (
            <Empty
              action={
                <Link to={paths.newProblem({ title: query.slice(0, 200) })} className="btn btn-primary">
                  {t('search.report')}
                </Link>
              }
            >
              {t('search.nothing', { query })}
              <br />
              {t('search.nothing_hint')}
            </Empty>
          )}
          <ol className="space-y-3">
            {hits.map((hit) => {
              const entity = withStatus.find((known) => known === hit.type)
              return (
                <li key={`${hit.type}-${hit.id}`} className="card-box p-4">
                  <p className="mb-1 flex flex-wrap items-center gap-2 text-sm">
                    <Chip>{t(`search.types.${hit.type}`)}</Chip>
                    {entity && hit.status && <StatusChip entity={entity} status={hit.status} />}
                    <span className="text-mute">
                      <SectorName sectorKey={hit.sectorKey} /> {hit.year}
                    </span>
                  </p>
                  <h2 className="font-bold">
                    <Link to={hit.url} className="plain-link">
                      <Segments segments={hit.title} />
                    </Link>
                  </h2>
                  <p className="mt-1 line-clamp-3 text-sm">
                    <Segments segments={hit.snippet} />
                  </p>
                </li>
              )
            })}
          </ol>
          <Pagination page={page} total={Math.min(total, 1000)} pageSize={pageSize} />
        </div>
      </div>
    </Page>
  )
}

interface FacetProps {
  readonly title: string
  readonly counts: Readonly<Record<string, number>>
  readonly name: (key: string) => string
  readonly chosen: string | undefined
  readonly to: (value: string | undefined) => string
  readonly newestFirst?: boolean
}

/** One facet as links with numbers; the chosen one leads back to all. */
function Facet({ title, counts, name, chosen, to, newestFirst = false }: FacetProps) {
  const { t } = useText()
  const entries = Object.entries(counts)
    .sort(([a, x], [b, y]) => (newestFirst ? Number(b) - Number(a) : y - x))
    .slice(0, 12)
  if (entries.length === 0 && chosen === undefined) return null
  return (
    <section>
      <h2 className="mb-1 text-sm font-medium text-mute">{title}</h2>
      <ul>
        {chosen !== undefined && (
          <li>
            <Link to={to(undefined)} className="text-link text-sm">
              {t('common.all')}
            </Link>
          </li>
        )}
        {entries.map(([key, count]) => (
          <li key={key}>
            <Link
              to={to(key)}
              aria-current={key === chosen ? 'true' : undefined}
              className={`plain-link text-[0.9375rem] ${key === chosen ? 'font-bold' : ''}`}
            >
              {name(key)} <span className="text-sm text-mute">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
