import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { appointPanel } from '~server/challenges/acceptance/appoint-panel'
import { castVote } from '~server/challenges/acceptance/cast-vote'
import { acceptChallenge, returnChallenge } from '~server/challenges/acceptance/conclude-acceptance'
import { getAcceptance } from '~server/challenges/acceptance/get-acceptance'
import { requestAcceptance } from '~server/challenges/acceptance/request-acceptance'
import { requestAcceptanceSchema, voteSchema } from '~server/challenges/acceptance/acceptance.schema'
import { decisionSchema, experts } from '~server/challenges/challenge.schema'
import { getChallengeHead, type ChallengeHead } from '~server/challenges/get-challenge'
import { listExperts } from '~server/challenges/reviews/get-reviews'
import { id } from '~server/core/text'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { AcceptanceRound } from '~/components/challenges/acceptance-round'
import { ExpertChoice } from '~/components/challenges/expert-choice'
import { Empty } from '~/components/ui/empty'
import { FileField, TextArea } from '~/components/ui/field'
import { ActionForm, MovedOn, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const loader = loaderOf(async ({ actor, params, context }) => {
  const challengeId = params.challengeId ?? ''
  const [acceptance, head] = await Promise.all([getAcceptance(actor, challengeId), getChallengeHead(actor, challengeId)])
  return {
    ...acceptance,
    ...sentencesOf(context.language, 'acceptance', 'reviews'),
    experts: head.actions.includes('appoint_panel') ? await listExperts(actor, challengeId) : [],
    accept: ACCEPTED_EXTENSIONS.join(','),
  }
})

const here = (params: Readonly<Record<string, string | undefined>>) => paths.challengeAcceptance(params.challengeId ?? '')

export const action = actionOf({
  request_acceptance: intent(requestAcceptanceSchema, async ({ actor, input, params, files }) => {
    await requestAcceptance(actor, params.challengeId ?? '', input, files)
    return here(params)
  }),
  appoint_panel: intent(experts, async ({ actor, input, params }) => {
    await appointPanel(actor, params.challengeId ?? '', input.expertIds)
    return here(params)
  }),
  cast: intent(voteSchema.extend({ voteId: id }), async ({ actor, input: { voteId, ...vote }, params }) => {
    await castVote(actor, { challengeId: params.challengeId ?? '', voteId }, vote)
    return here(params)
  }),
  accept: intent(decisionSchema, async ({ actor, input, params }) => {
    await acceptChallenge(actor, params.challengeId ?? '', input)
    return here(params)
  }),
  return: intent(decisionSchema, async ({ actor, input, params }) => {
    await returnChallenge(actor, params.challengeId ?? '', input)
    return here(params)
  }),
})

export default function Acceptance() {
  const { t } = useText()
  const { rounds, checks, experts: choices, accept } = useLoaderData<typeof loader>()
  const challenge = useRouteLoaderData('routes/challenges+/$challengeId') as ChallengeHead
  const may = (name: ChallengeHead['actions'][number]) => challenge.actions.includes(name)
  const open = rounds[0]?.status === 'requested' || rounds[0]?.status === 'in_panel'
  return (
    <>
      <MovedOn />
      {rounds.length === 0 && !may('request_acceptance') && <Empty>{t('acceptance.not_yet')}</Empty>}
      {may('request_acceptance') && (
        <Section title={t('acceptance.request')}>
          <ActionForm intent="request_acceptance" files>
            <TextArea name="summary" label={t('acceptance.summary')} rows={6} required />
            <FileField label={t('common.files')} accept={accept} />
            <Submit>{t('acceptance.request')}</Submit>
          </ActionForm>
        </Section>
      )}
      {may('promote') && (
        <p className="mb-5">
          <Link to={paths.newResult({ challenge: challenge.id })} className="btn btn-primary">
            {t('acceptance.publish_result')}
          </Link>
        </p>
      )}
      {rounds.map((round) => (
        <AcceptanceRound key={round.id} round={round} checks={checks} />
      ))}
      {open && may('appoint_panel') && (
        <Section title={t('acceptance.panel')}>
          <ActionForm intent="appoint_panel">
            <ExpertChoice experts={choices} hint={t('acceptance.panel_hint')} />
            <Submit kind="quiet">{t('acceptance.panel')}</Submit>
          </ActionForm>
        </Section>
      )}
      {rounds[0]?.status === 'in_panel' && may('accept') && (
        <Section title={t('acceptance.conclude')}>
          <p className="mb-3 text-mute">{t('acceptance.conclude_hint')}</p>
          <ReasonForm intent="accept" label={t('acceptance.accept')} kind="primary" version={challenge.version} required />
          <ReasonForm intent="return" label={t('acceptance.return')} version={challenge.version} required />
        </Section>
      )}
    </>
  )
}
