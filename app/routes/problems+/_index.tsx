import { Link, useLoaderData } from '@remix-run/react'
import { listProblems, PROBLEMS_PER_PAGE } from '~server/problems/list-problems'
import { ExampleMark, SectorName, sectorOptions } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { FilterCheck, Filters, FilterSelect } from '~/components/ui/filters'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { userLoaderOf } from '~/http/loader'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

const STATUSES = ['submitted', 'returned', 'accepted', 'established', 'rejected', 'withdrawn'] as const

export const handle: PageHandle = { title: (t) => t('problems.title'), live: ['problem'] }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { status, sector, mine, page } = readQuery(url, {
    status: choice(STATUSES),
    sector: sectorKey,
    mine: choice(['1']),
    page: pageNumber,
  })
  const filter = { page, mine: mine === '1', ...(status && { status }), ...(sector && { sectorKey: sector }) }
  const shown = { status, sector, mine: filter.mine, page, pageSize: PROBLEMS_PER_PAGE }
  return { ...(await listProblems(actor, filter)), ...shown, ...sentencesOf(context.language, 'problems') }
})

export default function Problems() {
  const { t } = useText()
  const { problems, total, status, sector, mine, page, pageSize } = useLoaderData<typeof loader>()
  const report = (
    <Link to={paths.newProblem()} className="btn btn-primary">
      {t('problems.new')}
    </Link>
  )
  return (
    <Page title={t('problems.title')} lead={t('problems.lead')} actions={report}>
      <Filters>
        <FilterSelect
          name="status"
          label={t('common.status')}
          options={STATUSES.map((value) => ({ value, label: t(`states.problem.${value}`) }))}
          value={status}
        />
        <FilterSelect name="sector" label={t('common.sector')} options={sectorOptions(t)} value={sector} />
        <FilterCheck name="mine" label={t('problems.mine')} checked={mine} />
      </Filters>
      {problems.length === 0 && <Empty action={report}>{t('problems.empty')}</Empty>}
      <ul className="space-y-3">
        {problems.map((problem) => (
          <li key={problem.id} className="card-box p-4">
            <p className="mb-1 flex flex-wrap items-center gap-2">
              <StatusChip entity="problem" status={problem.status} />
              <Chip>{t(`problems.categories.${problem.category}`)}</Chip>
              <span className="ml-auto text-sm text-mute">{problem.number}</span>
            </p>
            <h2 className="font-bold">
              <Link to={paths.problem(problem.id)} className="plain-link">
                {problem.title}
              </Link>
              <ExampleMark isExample={problem.isExample} />
            </h2>
            <p className="mt-1 line-clamp-2 text-sm">{problem.excerpt}</p>
            <p className="mt-1 text-sm text-mute">
              <SectorName sectorKey={problem.sectorKey} /> · {problem.workshop ?? problem.author} · <Day at={problem.createdAt} />
            </p>
          </li>
        ))}
      </ul>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
