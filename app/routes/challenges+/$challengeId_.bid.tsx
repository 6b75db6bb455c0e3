import { useLoaderData } from '@remix-run/react'
import { bidSchema, draftBidSchema } from '~server/challenges/bids/bid.schema'
import { draftBid } from '~server/challenges/bids/draft-bid'
import { findOwnBid, listBidders, listColleagues } from '~server/challenges/bids/get-bid'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { getChallenge } from '~server/challenges/get-challenge'
import { DomainError } from '~server/core/errors'
import { richToMarkdown } from '~server/core/rich-markdown'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { CheckField, FileField, SelectField, TextField } from '~/components/ui/field'
import { Deadline } from '~/components/ui/deadline'
import { Lines } from '~/components/ui/facts'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { HiddenKey } from '~/components/ui/hidden-key'
import { LongTextField } from '~/components/ui/long-text-field'
import { Page, Section } from '~/components/ui/page'
import { Cell, RowsField } from '~/components/ui/rows-field'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { userLoaderOf } from '~/http/loader'
import { toYuanInput } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('challenges.bid') }

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const challenge = await getChallenge(actor, params.challengeId ?? '')
  if (challenge.status !== 'open') {
    if (challenge.publishedAt) throw new DomainError('deadline_passed', { deadline: challenge.deadlineAt.toISOString() })
    throw new DomainError('conflict', { entity: 'challenge', status: challenge.status, action: 'bid' })
  }
  if (!challenge.mayBid) throw new DomainError('forbidden')
  const [own, bidders, colleagues] = await Promise.all([findOwnBid(actor, challenge.id), listBidders(actor), listColleagues(actor)])
  return {
    challenge: { id: challenge.id, title: challenge.title, deadlineAt: challenge.deadlineAt, terms: challenge.terms },
    own: own && { ...own, plan: richToMarkdown(own.plan), cost: toYuanInput(own.costFen) },
    ...{ bidders, colleagues },
    key: formKey(),
    ...sentencesOf(context.language, 'bids'),
    accept: ACCEPTED_EXTENSIONS.join(','),
  }
})

export const action = actionOf({
  submit: intent(bidSchema, async ({ actor, input, params, files }) =>
    paths.bid((await submitBid(actor, params.challengeId ?? '', input, files)).id),
  ),
  draft: intent(draftBidSchema, async ({ actor, input, params, files }) =>
    paths.bid((await draftBid(actor, params.challengeId ?? '', input, files)).id),
  ),
})

const SPARE_ROWS = 3

export default function WriteBid() {
  const { t } = useText()
  const { challenge, own, bidders, colleagues, key, accept } = useLoaderData<typeof loader>()
  const milestones = own?.milestones ?? []
  const members = own?.members ?? []
  return (
    <Page
      title={t('bids.form_title', { title: challenge.title })}
      lead={t('bids.form_lead')}
      crumbs={[{ to: paths.challenge(challenge.id), label: challenge.title }]}
      narrow
    >
      <Section>
        <p className="mb-4">
          {t('challenges.deadline')}
          {t('common.colon')}
          <Deadline at={challenge.deadlineAt} />
        </p>
        <ActionForm intent="submit" also={['draft']} files>
          <HiddenKey value={key} />
          <SelectField
            name="bidder"
            label={t('bids.bidder')}
            options={bidders.map(({ value, name }) => ({ value, label: name }))}
            defaultValue={own?.bidder}
            required
          />
          <LongTextField name="plan" label={t('bids.plan')} hint={t('bids.plan_hint')} defaultValue={own?.plan} rows={10} required />
          <TextField
            name="cost"
            inputMode="decimal"
            label={t('bids.cost')}
            hint={t('challenges.budget_hint')}
            defaultValue={own?.cost}
            required
          />
          <RowsField
            name="milestones"
            legend={t('bids.milestones')}
            hint={t('bids.milestones_hint')}
            count={Math.max(milestones.length + 1, SPARE_ROWS)}
            max={12}
          >
            {(row) => (
              <div className="grid grid-cols-[1fr_4.5rem_6.5rem] gap-2">
                <Cell name={`milestones.${row}.title`} label={t('bids.milestone')} defaultValue={milestones[row]?.title} />
                <Cell
                  name={`milestones.${row}.sharePercent`}
                  label={t('bids.share')}
                  suffix="%"
                  inputMode="numeric"
                  defaultValue={milestones[row] && String(milestones[row].sharePercent)}
                />
                <Cell
                  name={`milestones.${row}.dueInDays`}
                  label={t('bids.due_in_days')}
                  inputMode="numeric"
                  defaultValue={milestones[row] && String(milestones[row].dueInDays)}
                />
              </div>
            )}
          </RowsField>
          <RowsField
            name="members"
            legend={t('bids.members')}
            hint={t('bids.members_hint')}
            count={Math.max(members.length + 1, SPARE_ROWS)}
            max={20}
          >
            {(row) => (
              <div className="grid grid-cols-2 gap-2">
                <Cell name={`members.${row}.username`} label={t('bids.member')} list="colleagues" defaultValue={members[row]?.username} />
                <Cell name={`members.${row}.duty`} label={t('bids.duty')} defaultValue={members[row]?.duty} />
              </div>
            )}
          </RowsField>
          <datalist id="colleagues">
            {colleagues.map(({ username, name }) => (
              <option key={username} value={username}>
                {name}
              </option>
            ))}
          </datalist>
          {own && <FileList files={own.files} />}
          <FileField label={t('common.files')} accept={accept} />
          <details className="mb-3 rounded-md border border-line p-3">
            <summary>{t('challenges.terms')}</summary>
            <Lines text={challenge.terms} />
          </details>
          <CheckField name="acceptTerms">{t('bids.accept_terms')}</CheckField>
          <div className="flex flex-wrap gap-2">
            <Submit>{t('bids.submit')}</Submit>
            {own?.status !== 'submitted' && (
              <Submit kind="quiet" intent="draft">
                {t('bids.save_draft')}
              </Submit>
            )}
          </div>
        </ActionForm>
      </Section>
    </Page>
  )
}
