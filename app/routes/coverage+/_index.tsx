import { useLoaderData } from '@remix-run/react'
import { getCoverage, UNITS_PER_PAGE } from '~server/workshops/coverage/get-coverage'
import { ClauseLine } from '~/components/rules/requirements'
import { sectorName } from '~/components/status/sector-name'
import { CountBars } from '~/components/ui/count-bars'
import { Page, Section } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import { Lacking } from '~/components/workshops/lacking'
import { Targets } from '~/components/workshops/targets'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { pageNumber, readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'

type Data = { sentences?: { coverage?: { title: string } } } | undefined

export const handle: PageHandle<Data> = { title: (_t, data) => data?.sentences?.coverage?.title ?? '', live: ['workshop'], shared: true }

export const loader = loaderOf(async ({ actor, url, context }) => {
  const { page } = readQuery(url, { page: pageNumber })
  return { ...(await getCoverage(actor, page)), page, pageSize: UNITS_PER_PAGE, ...sentencesOf(context.language, 'coverage', 'rules') }
})

export default function Coverage() {
  const text = useText()
  const { t } = text
  const { regions, sectors, total, covered, staff, clause, unknownStaff, targets, lacking, page, pageSize } = useLoaderData<typeof loader>()
  const bars = (shares: typeof regions, nameOf: (name: string) => string) =>
    shares.map((share) => ({
      ...{ name: nameOf(share.name), count: share.covered, of: share.total },
      text: t('coverage.of', { covered: share.covered, total: share.total }),
    }))
  return (
    <Page title={t('coverage.title')} lead={t('coverage.lead', { staff })}>
      <Section title={total === 0 ? t('coverage.none') : t('coverage.overall', { covered, total })}>
        <ClauseLine clause={clause} />
        {unknownStaff > 0 && <p className="mt-2 text-sm">{t('coverage.unknown_staff', { count: unknownStaff })}</p>}
      </Section>
      <div className="grid gap-x-5 lg:grid-cols-2">
        <Section title={t('coverage.regions')}>
          <CountBars bars={bars(regions, (name) => name)} />
        </Section>
        <Section title={t('coverage.sectors')}>
          <CountBars bars={bars(sectors, (key) => sectorName(text, key))} />
        </Section>
      </div>
      <Targets targets={targets} />
      {lacking && (
        <>
          <Lacking {...lacking} />
          <Pagination page={page} total={lacking.total} pageSize={pageSize} />
        </>
      )}
    </Page>
  )
}
