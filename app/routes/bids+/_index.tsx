import { Link, useLoaderData } from '@remix-run/react'
import { listOwnBids } from '~server/challenges/bids/get-bid'
import { StatusChip } from '~/components/status/status-chip'
import { Deadline } from '~/components/ui/deadline'
import { Empty } from '~/components/ui/empty'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { userLoaderOf } from '~/http/loader'
import { formatScore } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('bids.title'), live: ['bid', 'challenge'] }

export const loader = userLoaderOf(async ({ actor, context }) => ({
  bids: await listOwnBids(actor),
  ...sentencesOf(context.language, 'bids'),
}))

export default function OwnBids() {
  const { t } = useText()
  const { bids } = useLoaderData<typeof loader>()
  return (
    <Page title={t('bids.title')} lead={t('bids.lead')} narrow>
      {bids.length === 0 && (
        <Empty
          action={
            <Link to={paths.challenges({ status: 'open' })} className="btn btn-primary">
              {t('bids.find')}
            </Link>
          }
        >
          {t('bids.empty')}
        </Empty>
      )}
      <ul className="space-y-3">
        {bids.map((bid) => (
          <li key={bid.id} className="card-box p-4">
            <p className="mb-1 flex flex-wrap items-center gap-2">
              <StatusChip entity="bid" status={bid.status} />
              <StatusChip entity="challenge" status={bid.challenge.status} />
              {bid.scoreMilli !== null && <span className="ml-auto">{formatScore(bid.scoreMilli)}</span>}
            </p>
            <Link to={paths.bid(bid.id)} className="plain-link font-bold">
              {bid.challenge.title}
            </Link>
            <p className="mt-1 text-sm text-mute">
              {bid.bidderName} · {t('challenges.deadline')} <Deadline at={bid.challenge.deadlineAt} />
            </p>
          </li>
        ))}
      </ul>
    </Page>
  )
}
