import { NavLink, Outlet, useLoaderData } from '@remix-run/react'
import { getChallengeHead } from '~server/challenges/get-challenge'
import { SixSteps } from '~/components/challenges/six-steps'
import { ExampleMark } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle<{ title?: string } | undefined> = {
  title: (t, data) => data?.title ?? t('challenges.title'),
  live: ['challenge', 'bid', 'review', 'milestone', 'acceptance', 'result'],
}

export const loader = loaderOf(({ actor, params }) => getChallengeHead(actor, params.challengeId ?? ''))

/** Head and tabs of a challenge; each tab is a page with an address and a permission of its own. */
export default function ChallengeLayout() {
  const { t } = useText()
  const challenge = useLoaderData<typeof loader>()
  const { id } = challenge
  const ended = challenge.status === 'unsuccessful' || challenge.status === 'cancelled'
  const tabs = [
    [paths.challenge(id), t('challenges.tabs.listing')],
    ...(challenge.publishedAt ? ([[paths.challengeBids(id), t('challenges.tabs.bids')]] as const) : []),
    ...(challenge.awardedAt
      ? ([
          [paths.challengeWork(id), t('challenges.tabs.work')],
          [paths.challengeAcceptance(id), t('challenges.tabs.acceptance')],
        ] as const)
      : []),
    [paths.challengeTimeline(id), t('challenges.tabs.timeline')],
  ] as const
  return (
    <Page
      title={
        <>
          {challenge.title}
          <ExampleMark isExample={challenge.isExample} />
        </>
      }
      lead={
        <>
          <StatusChip entity="challenge" status={challenge.status} /> {challenge.number ?? t('challenges.draft')}
        </>
      }
      crumbs={[{ to: paths.challenges(), label: t('challenges.title') }]}
    >
      <SixSteps current={challenge.step} ended={ended} />
      <nav aria-label={challenge.title} className="no-print mb-4 flex gap-1 overflow-x-auto border-b border-line">
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
