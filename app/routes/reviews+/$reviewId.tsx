import { useLoaderData } from '@remix-run/react'
import { getReview } from '~server/challenges/reviews/get-reviews'
import { recuseReview } from '~server/challenges/reviews/recuse-review'
import { reviewSchema } from '~server/challenges/reviews/review.schema'
import { submitReview } from '~server/challenges/reviews/submit-review'
import { reasonSchema } from '~server/problems/problem.schema'
import { BidContent } from '~/components/challenges/bid-content'
import { Recusal } from '~/components/challenges/recusal'
import { StatusChip } from '~/components/status/status-chip'
import { TextArea, TextField } from '~/components/ui/field'
import { ActionForm, Submit } from '~/components/ui/form'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { formatScore } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('reviews.title'), live: ['challenge'] }

export const loader = userLoaderOf(async ({ actor, params, context }) => ({
  ...(await getReview(actor, params.reviewId ?? '')),
  ...sentencesOf(context.language, 'bids', 'reviews'),
}))

export const action = actionOf({
  submit: intent(reviewSchema, async ({ actor, input, params }) => {
    await submitReview(actor, params.reviewId ?? '', input)
    return paths.review(params.reviewId ?? '')
  }),
  recuse: intent(reasonSchema, async ({ actor, input, params }) => {
    await recuseReview(actor, params.reviewId ?? '', input.reason)
    return paths.todos
  }),
})

export default function ReviewSheet() {
  const { t, note } = useText()
  const review = useLoaderData<typeof loader>()
  const { bid } = review
  const mayScore = review.status === 'assigned' && review.challengeStatus === 'in_review'
  return (
    <Page
      title={t('reviews.sheet_title', { title: review.challengeTitle })}
      lead={<StatusChip entity="review" status={review.status} />}
      crumbs={[{ to: paths.challengeBids(review.challengeId), label: review.challengeTitle }]}
    >
      {review.status === 'recused' && (
        <Notice tone="amber">
          {t('reviews.recused_lead')} <Recusal reason={review.recusal} />
        </Notice>
      )}
      {bid && <BidContent bid={bid} />}
      {bid && review.status === 'submitted' && (
        <Section title={t('reviews.submitted')} aside={review.totalMilli === null ? null : formatScore(review.totalMilli)}>
          <ul>
            {bid.criteria.map((criterion) => (
              <li key={criterion.id}>
                {note(criterion.title, criterion.weight)}
                {t('common.colon')}
                {(review.scores[criterion.id] ?? 0) / 10}
              </li>
            ))}
          </ul>
          <p className="mt-2 whitespace-pre-line">{review.comment}</p>
        </Section>
      )}
      {bid && mayScore && (
        <Section title={t('reviews.score')}>
          <ActionForm intent="submit">
            <div className="grid gap-x-4 sm:grid-cols-2">
              {bid.criteria.map((criterion) => (
                <TextField
                  key={criterion.id}
                  name={`scores.${criterion.id}`}
                  inputMode="decimal"
                  label={note(criterion.title, `${t('challenges.weight')} ${criterion.weight}`)}
                  required
                />
              ))}
            </div>
            <TextArea name="comment" label={t('reviews.comment')} required />
            <p className="mb-3 text-sm text-mute">{t('reviews.submit_hint')}</p>
            <Submit>{t('reviews.submit')}</Submit>
          </ActionForm>
          <div className="mt-4">
            <ReasonForm intent="recuse" label={t('reviews.recuse')} required />
          </div>
        </Section>
      )}
    </Page>
  )
}
