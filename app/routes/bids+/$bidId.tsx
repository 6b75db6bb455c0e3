import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { getBid } from '~server/challenges/bids/get-bid'
import { withdrawBid } from '~server/challenges/bids/withdraw-bid'
import { BidContent } from '~/components/challenges/bid-content'
import { StatusChip } from '~/components/status/status-chip'
import { ActionForm, Submit } from '~/components/ui/form'
import { Page } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('challenges.own_bid'), live: ['bid', 'challenge'] }

export const loader = userLoaderOf(async ({ actor, params, context }) => ({
  ...(await getBid(actor, params.bidId ?? '')),
  ...sentencesOf(context.language, 'bids'),
}))

export const action = actionOf({
  withdraw: intent(z.strictObject({}), async ({ actor, params }) => {
    await withdrawBid(actor, params.bidId ?? '')
    return paths.bids
  }),
})

export default function Bid() {
  const { t } = useText()
  const bid = useLoaderData<typeof loader>()
  return (
    <Page
      title={bid.bidderName}
      lead={
        <>
          <StatusChip entity="bid" status={bid.status} /> {bid.challenge.title}
        </>
      }
      crumbs={[{ to: paths.challenge(bid.challenge.id), label: bid.challenge.number ?? bid.challenge.title }]}
      actions={
        <>
          {bid.actions.includes('submit') && (
            <Link to={paths.bidOn(bid.challenge.id)} className="btn btn-primary">
              {t('challenges.edit_bid')}
            </Link>
          )}
          {bid.actions.includes('withdraw') && (
            <ActionForm intent="withdraw">
              <Submit kind="quiet">{t('bids.withdraw')}</Submit>
            </ActionForm>
          )}
        </>
      }
    >
      <BidContent bid={bid} />
    </Page>
  )
}
