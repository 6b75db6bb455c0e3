import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { cancelChallenge } from '~server/challenges/cancel-challenge'
import { decisionSchema } from '~server/challenges/challenge.schema'
import { getChallenge } from '~server/challenges/get-challenge'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { openBids } from '~server/challenges/bids/open-bids'
import { SectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Deadline } from '~/components/ui/deadline'
import { Facts, Lines } from '~/components/ui/facts'
import { ActionForm, MovedOn, Submit } from '~/components/ui/form'
import { Money } from '~/components/ui/money'
import { Notice } from '~/components/ui/notice'
import { Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { RichText } from '~/components/ui/rich-text'
import { Moment } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { shared: true }

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...(await getChallenge(actor, params.challengeId ?? '')),
  ...sentencesOf(context.language, 'bids'),
}))

export const action = actionOf({
  publish: intent(decisionSchema.pick({ version: true }), async ({ actor, input, params }) => {
    await publishChallenge(actor, params.challengeId ?? '', input)
    return paths.challenge(params.challengeId ?? '')
  }),
  cancel: intent(decisionSchema, async ({ actor, input, params }) => {
    await cancelChallenge(actor, params.challengeId ?? '', input)
    return paths.challenge(params.challengeId ?? '')
  }),
  open_bids: intent(z.strictObject({}), async ({ actor, params }) => {
    await openBids(actor, params.challengeId ?? '')
    return paths.challengeBids(params.challengeId ?? '')
  }),
})

export default function Listing() {
  const { t } = useText()
  const challenge = useLoaderData<typeof loader>()
  const may = (action: (typeof challenge.actions)[number]) => challenge.actions.includes(action)
  return (
    <div className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
      <div>
        <MovedOn />
        <Section title={t('challenges.background')}>
          <RichText doc={challenge.background} />
        </Section>
        <Section title={t('challenges.indicators')}>
          <Lines text={challenge.indicators} />
        </Section>
        <Section title={t('challenges.checks')}>
          <ol className="list-decimal space-y-1 pl-5">
            {challenge.checks.map((check) => (
              <li key={check.id}>{check.title}</li>
            ))}
          </ol>
        </Section>
        <Section title={t('challenges.criteria')}>
          <ul className="space-y-1">
            {challenge.criteria.map((criterion) => (
              <li key={criterion.id} className="flex justify-between gap-3">
                <span>{criterion.title}</span>
                <span className="text-mute">{criterion.weight}</span>
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('challenges.terms')}>
          <Lines text={challenge.terms} />
        </Section>
      </div>
      <div>
        <Section>
          <p className="text-sm text-mute">{t('challenges.deadline')}</p>
          <p className="mb-3 font-bold">
            <Deadline at={challenge.deadlineAt} />
          </p>
          <Facts
            rows={[
              [t('challenges.budget'), <Money key="budget" fen={challenge.budgetFen} />],
              [t('challenges.term'), t('challenges.term_days', { days: challenge.termDays })],
              [
                t('challenges.sponsor'),
                <Link key="alliance" to={paths.alliance(challenge.alliance.id)} className="text-link">
                  {challenge.alliance.name}
                </Link>,
              ],
              [t('common.sector'), <SectorName key="sector" sectorKey={challenge.sectorKey} />],
              [t('challenges.reach'), t(`challenges.reaches.${challenge.reach}`)],
              [
                t('challenges.from_problem'),
                challenge.problem && (
                  <Link key="problem" to={paths.problem(challenge.problem.id)} className="text-link">
                    {challenge.problem.title}
                  </Link>
                ),
              ],
            ]}
          />
          <div className="no-print mt-4">
            <BidBox challenge={challenge} />
            {may('publish') && (
              <ActionForm intent="publish">
                <input type="hidden" name="version" value={challenge.version} />
                <p className="mb-2 text-sm text-mute">{t('challenges.publish_hint')}</p>
                <span className="flex flex-wrap gap-2">
                  <Submit>{t('challenges.publish')}</Submit>
                  <Link to={paths.editChallenge(challenge.id)} className="btn btn-quiet">
                    {t('common.edit')}
                  </Link>
                </span>
              </ActionForm>
            )}
            {may('open_bids') && challenge.status === 'closed' && (
              <ActionForm intent="open_bids">
                <p className="mb-2 text-sm text-mute">{t('challenges.open_bids_hint')}</p>
                <Submit>{t('challenges.open_bids')}</Submit>
              </ActionForm>
            )}
            {may('cancel') && (
              <div className="mt-3">
                <ReasonForm intent="cancel" label={t('challenges.cancel')} version={challenge.version} required />
              </div>
            )}
          </div>
        </Section>
        {challenge.decisionReason && (
          <Section title={t('challenges.decision')}>
            <Lines text={challenge.decisionReason} />
          </Section>
        )}
        {challenge.results.length > 0 && (
          <Section title={t('challenges.results')}>
            {challenge.results.map((result) => (
              <Link key={result.id} to={paths.result(result.id)} className="text-link">
                {result.title}
              </Link>
            ))}
          </Section>
        )}
      </div>
    </div>
  )
}

/** What this person can do about bidding: bid, change the own bid, or wait. */
function BidBox({ challenge }: { challenge: Awaited<ReturnType<typeof loader>> }) {
  const { t } = useText()
  const { ownBid } = challenge
  return (
    <>
      {ownBid && (
        <div className="mb-3 rounded-md border border-line p-3">
          <p className="flex flex-wrap items-center gap-2">
            <Link to={paths.bid(ownBid.id)} className="text-link">
              {t('challenges.own_bid')}
            </Link>
            <StatusChip entity="bid" status={ownBid.status} />
          </p>
          {ownBid.submittedAt && (
            <p className="text-sm text-mute">
              {t('bids.submitted_at')} <Moment at={ownBid.submittedAt} />
            </p>
          )}
          {challenge.status === 'open' && <p className="text-sm text-mute">{t('challenges.own_bid_lead')}</p>}
        </div>
      )}
      {challenge.mayBid && (!ownBid || ownBid.isLeader) && (
        <p className="mb-3">
          <Link to={paths.bidOn(challenge.id)} className="btn btn-primary">
            {ownBid ? t('challenges.edit_bid') : t('challenges.bid')}
          </Link>
        </p>
      )}
      {challenge.status === 'open' && <p className="mb-3 text-sm text-mute">{t('challenges.sealed')}</p>}
      {challenge.status === 'closed' && <Notice tone="amber">{t('challenges.waiting_open')}</Notice>}
    </>
  )
}
