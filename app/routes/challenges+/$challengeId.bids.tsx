import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { Fragment } from 'react'
import { awardChallenge, declareUnsuccessful } from '~server/challenges/award-challenge'
import { decisionSchema, experts, nominateSchema } from '~server/challenges/challenge.schema'
import { getChallengeHead, type ChallengeHead } from '~server/challenges/get-challenge'
import { nominateBid } from '~server/challenges/nominate-bid'
import { assignReviewers } from '~server/challenges/reviews/assign-reviewers'
import { getReviews, listExperts } from '~server/challenges/reviews/get-reviews'
import { ExpertChoice } from '~/components/challenges/expert-choice'
import { Recusal } from '~/components/challenges/recusal'
import { StatusChip } from '~/components/status/status-chip'
import { Bars } from '~/components/ui/bars'
import { SelectField, TextArea } from '~/components/ui/field'
import { ActionForm, MovedOn, Submit } from '~/components/ui/form'
import { Money } from '~/components/ui/money'
import { Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { formatScore } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const loader = loaderOf(async ({ actor, params, context }) => {
  const id = params.challengeId ?? ''
  const [reviews, head] = await Promise.all([getReviews(actor, id), getChallengeHead(actor, id)])
  const experts = head.actions.includes('assign_reviewers') ? await listExperts(actor, id) : []
  return { ...reviews, experts, ...sentencesOf(context.language, 'bids', 'reviews') }
})

const here = (params: Readonly<Record<string, string | undefined>>) => paths.challengeBids(params.challengeId ?? '')

export const action = actionOf({
  assign_reviewers: intent(experts, async ({ actor, input, params }) => {
    await assignReviewers(actor, params.challengeId ?? '', input.expertIds)
    return here(params)
  }),
  nominate: intent(nominateSchema, async ({ actor, input, params }) => {
    await nominateBid(actor, params.challengeId ?? '', input)
    return here(params)
  }),
  award: intent(decisionSchema, async ({ actor, input, params }) => {
    await awardChallenge(actor, params.challengeId ?? '', input)
    return paths.challengeWork(params.challengeId ?? '')
  }),
  declare_unsuccessful: intent(decisionSchema, async ({ actor, input, params }) => {
    await declareUnsuccessful(actor, params.challengeId ?? '', input)
    return here(params)
  }),
})

type BidRow = Awaited<ReturnType<typeof getReviews>>['bids'][number]

export default function Bids() {
  const { t, note } = useText()
  const { bids, decides, criteria, experts: choices } = useLoaderData<typeof loader>()
  const challenge = useRouteLoaderData('routes/challenges+/$challengeId') as ChallengeHead
  const may = (action: ChallengeHead['actions'][number]) => challenge.actions.includes(action)
  const scored = bids.filter((bid) => bid.scoreMilli !== null)
  return (
    <>
      <MovedOn />
      <Section title={t('bids.opened_bids')}>
        {bids.length === 0 && <p className="text-mute">{decides ? t('bids.opened_none') : t('bids.nothing_for_you')}</p>}
        {scored.length > 1 && (
          <Bars
            label={t('bids.compare')}
            bars={scored.map((bid) => ({
              label: bid.bidderName.slice(0, 6),
              value: bid.scoreMilli ?? 0,
              text: formatScore(bid.scoreMilli ?? 0),
            }))}
          />
        )}
        <div className="mt-3 space-y-4">
          {bids.map((bid) => (
            <BidBlock key={bid.id} bid={bid} criteria={criteria} />
          ))}
        </div>
      </Section>
      {may('assign_reviewers') && bids.length > 0 && (
        <details open={bids.every((bid) => bid.reviews.length === 0)} className="card-box mb-5 p-4 sm:p-5">
          <summary className="text-lg font-bold">{t('reviews.assign')}</summary>
          <ActionForm intent="assign_reviewers" className="mt-3">
            <ExpertChoice experts={choices} hint={t('reviews.assign_hint')} />
            <Submit kind="quiet">{t('reviews.assign')}</Submit>
          </ActionForm>
        </details>
      )}
      {may('nominate') && bids.length > 0 && (
        <Section title={t('reviews.nominate')}>
          <p className="mb-3 text-mute">{t('reviews.nominate_lead')}</p>
          <ActionForm intent="nominate">
            <input type="hidden" name="version" value={challenge.version} />
            <SelectField
              name="bidId"
              label={t('reviews.nominate_choose')}
              required
              options={bids.map((bid) => ({
                value: bid.id,
                label: note(bid.bidderName, bid.scoreMilli === null ? t('bids.no_score') : formatScore(bid.scoreMilli)),
              }))}
            />
            <TextArea name="reason" label={t('common.reason')} hint={t('common.reason_hint')} required />
            <Submit>{t('reviews.nominate')}</Submit>
          </ActionForm>
        </Section>
      )}
      <div className="no-print">
        {challenge.status === 'nominated' && decides && <p className="mb-2 text-sm text-mute">{t('reviews.award_lead')}</p>}
        {may('award') && <ReasonForm intent="award" label={t('reviews.award')} kind="primary" version={challenge.version} required />}
        {may('declare_unsuccessful') && (
          <ReasonForm intent="declare_unsuccessful" label={t('reviews.unsuccessful')} version={challenge.version} required />
        )}
      </div>
    </>
  )
}

function BidBlock({
  bid,
  criteria,
}: {
  bid: BidRow
  criteria: readonly { readonly id: string; readonly title: string; readonly weight: number }[]
}) {
  const { t, note } = useText()
  return (
    <article className="rounded-md border border-line p-2 sm:p-3">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusChip entity="bid" status={bid.status} />
        <Link to={paths.bid(bid.id)} className="plain-link font-bold">
          {bid.bidderName}
        </Link>
        <span className="text-sm text-mute">{bid.bidderUnit}</span>
        <span className="ml-auto flex gap-4">
          {bid.costFen !== null && <Money fen={bid.costFen} />}
          <strong>{bid.scoreMilli === null ? t('bids.no_score') : formatScore(bid.scoreMilli)}</strong>
        </span>
      </p>
      {bid.reviews.length > 0 && (
        <div className="mt-2 overflow-x-auto">
          <table className="data-table">
            <caption className="sr-only">{t('reviews.title')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('reviews.title')}</th>
                {criteria.map((criterion) => (
                  <th key={criterion.id} scope="col">
                    {note(criterion.title, criterion.weight)}
                  </th>
                ))}
                <th scope="col">{t('bids.score')}</th>
              </tr>
            </thead>
            <tbody>
              {bid.reviews.map((review) => (
                <Fragment key={review.id}>
                  <tr>
                    <th scope="row">
                      {review.isOwn && review.status === 'assigned' ? (
                        <Link to={paths.review(review.id)} className="text-link">
                          {review.reviewer}
                        </Link>
                      ) : (
                        review.reviewer
                      )}{' '}
                      <StatusChip entity="review" status={review.status} />
                    </th>
                    {criteria.map((criterion) => (
                      <td key={criterion.id} className="whitespace-nowrap">
                        {review.scores[criterion.id] === undefined ? '—' : (review.scores[criterion.id] ?? 0) / 10}
                      </td>
                    ))}
                    <td className="whitespace-nowrap">{review.totalMilli === null ? '—' : formatScore(review.totalMilli)}</td>
                  </tr>
                  {(review.recusal || review.comment) && (
                    <tr className="remark">
                      <td colSpan={criteria.length + 2}>
                        {review.recusal && <Recusal reason={review.recusal} />} {review.comment}
                      </td>
                    </tr>
                  )}
                </Fragment>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </article>
  )
}
