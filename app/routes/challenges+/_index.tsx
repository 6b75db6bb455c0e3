import { Link, useLoaderData } from '@remix-run/react'
import { CHALLENGE_STATUSES } from '~server/challenges/challenge.states'
import { CHALLENGES_PER_PAGE, listChallenges } from '~server/challenges/list-challenges'
import { ChallengeCard } from '~/components/challenges/challenge-card'
import { sectorOptions } from '~/components/status/sector-name'
import { Empty } from '~/components/ui/empty'
import { Filters, FilterSelect } from '~/components/ui/filters'
import { Page } from '~/components/ui/page'
import { Pagination } from '~/components/ui/pagination'
import type { PageHandle } from '~/handle'
import { useUser } from '~/hooks/use-root'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { choice, pageNumber, readQuery, sectorKey } from '~/http/read-query'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('challenges.title'), live: ['challenge'], shared: true }

export const loader = loaderOf(async ({ actor, url }) => {
  const { status, sector, page } = readQuery(url, { status: choice(CHALLENGE_STATUSES), sector: sectorKey, page: pageNumber })
  const board = await listChallenges(actor, { page, ...(status && { status }), ...(sector && { sectorKey: sector }) })
  return { ...board, status, sector, page, pageSize: CHALLENGES_PER_PAGE }
})

export default function Board() {
  const { t, note } = useText()
  const user = useUser()
  const { challenges, counts, total, status, sector, page, pageSize } = useLoaderData<typeof loader>()
  const shown = CHALLENGE_STATUSES.filter((value) => value !== 'draft' || (counts.draft ?? 0) > 0)
  return (
    <Page
      title={t('challenges.title')}
      lead={t('challenges.lead')}
      actions={
        user?.maySponsor && (
          <Link to={paths.newChallenge()} className="btn btn-primary">
            {t('challenges.new')}
          </Link>
        )
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-x-4">
        <Filters>
          <FilterSelect
            name="status"
            label={t('common.status')}
            options={shown.map((value) => ({ value, label: note(t(`states.challenge.${value}`), counts[value] ?? 0) }))}
            value={status}
          />
          <FilterSelect name="sector" label={t('common.sector')} options={sectorOptions(t)} value={sector} />
        </Filters>
        <p className="mb-4 text-sm text-mute">{t('common.total', { count: total })}</p>
      </div>
      {challenges.length === 0 && <Empty>{t('challenges.empty')}</Empty>}
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {challenges.map((challenge) => (
          <ChallengeCard key={challenge.id} challenge={challenge} />
        ))}
      </div>
      <Pagination page={page} total={total} pageSize={pageSize} />
    </Page>
  )
}
