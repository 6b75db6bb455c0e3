import { Link, useLoaderData, useRouteLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { milestoneReportSchema, planSchema } from '~server/challenges/milestones/milestone.schema'
import { getWork } from '~server/challenges/milestones/get-work'
import { acceptMilestone, returnMilestone, submitMilestone } from '~server/challenges/milestones/move-milestone'
import { planMilestones } from '~server/challenges/milestones/plan-milestones'
import { reportMilestone } from '~server/challenges/milestones/report-milestone'
import { startWork } from '~server/challenges/milestones/start-work'
import type { ChallengeHead } from '~server/challenges/get-challenge'
import { id } from '~server/core/text'
import { ACCEPTED_EXTENSIONS } from '~server/files/media-types'
import { optionalReasonSchema, reasonSchema } from '~server/problems/problem.schema'
import { MilestoneBlock } from '~/components/challenges/milestone-block'
import { Empty } from '~/components/ui/empty'
import { ActionForm, MovedOn, Submit } from '~/components/ui/form'
import { Section } from '~/components/ui/page'
import { Cell, RowsField } from '~/components/ui/rows-field'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const loader = loaderOf(async ({ actor, params, context }) => ({
  ...sentencesOf(context.language, 'bids', 'work'),
  ...(await getWork(actor, params.challengeId ?? '')),
  key: formKey(),
  accept: ACCEPTED_EXTENSIONS.join(','),
}))

const here = (params: Readonly<Record<string, string | undefined>>) => paths.challengeWork(params.challengeId ?? '')
const milestone = { milestoneId: id }
const at = (params: Readonly<Record<string, string | undefined>>, { milestoneId }: { milestoneId: string }) => ({
  challengeId: params.challengeId ?? '',
  milestoneId,
})

export const action = actionOf({
  plan_milestones: intent(planSchema, async ({ actor, input, params }) => {
    await planMilestones(actor, params.challengeId ?? '', input)
    return here(params)
  }),
  start_work: intent(z.strictObject({}), async ({ actor, params }) => {
    await startWork(actor, params.challengeId ?? '')
    return here(params)
  }),
  report: intent(milestoneReportSchema.extend(milestone), async ({ actor, input: { milestoneId, ...report }, params, files }) => {
    await reportMilestone(actor, at(params, { milestoneId }), report, files)
    return here(params)
  }),
  submit: intent(z.strictObject(milestone), async ({ actor, input, params }) => {
    await submitMilestone(actor, at(params, input))
    return here(params)
  }),
  accept: intent(optionalReasonSchema.extend(milestone), async ({ actor, input, params }) => {
    await acceptMilestone(actor, at(params, input), input.reason)
    return here(params)
  }),
  return: intent(reasonSchema.extend(milestone), async ({ actor, input, params }) => {
    await returnMilestone(actor, at(params, input), input.reason)
    return here(params)
  }),
})

export default function Work() {
  const { t, note } = useText()
  const { team, milestones, acceptedPercent, key, accept } = useLoaderData<typeof loader>()
  const challenge = useRouteLoaderData('routes/challenges+/$challengeId') as ChallengeHead
  if (!team) return <Empty>{t('work.not_yet')}</Empty>
  return (
    <>
      <MovedOn />
      <Section
        title={t('work.team')}
        aside={
          team.workshopId ? (
            <Link to={paths.workshop(team.workshopId)} className="text-link">
              {team.name}
            </Link>
          ) : (
            team.name
          )
        }
      >
        <p>
          {t('bids.leader')}
          {t('common.colon')}
          {team.leader}
          {team.members.map((member) => (
            <span key={member.name}>
              {' · '}
              {member.duty ? note(member.name, member.duty) : member.name}
            </span>
          ))}
        </p>
        <div className="mt-3">
          <p className="mb-1 text-sm text-mute">
            {t('work.progress')}
            {t('common.colon')}
            {t('work.progress_of', { percent: acceptedPercent })}
          </p>
          <progress value={acceptedPercent} max={100} aria-label={t('work.progress')} />
        </div>
      </Section>
      {challenge.actions.includes('plan_milestones') && (
        <Section title={t('work.plan')}>
          <ActionForm intent="plan_milestones">
            <input type="hidden" name="version" value={challenge.version} />
            <RowsField name="milestones" legend={t('bids.milestones')} hint={t('work.plan_hint')} count={milestones.length + 1} max={12}>
              {(row) => (
                <div className="grid grid-cols-[1fr_4.5rem_9rem] gap-2">
                  <Cell name={`milestones.${row}.title`} label={t('bids.milestone')} defaultValue={milestones[row]?.title} />
                  <Cell
                    name={`milestones.${row}.sharePercent`}
                    label={t('bids.share')}
                    suffix="%"
                    inputMode="numeric"
                    defaultValue={milestones[row] && String(milestones[row].sharePercent)}
                  />
                  <Cell
                    name={`milestones.${row}.dueOn`}
                    label={t('work.due_on')}
                    type="date"
                    defaultValue={milestones[row]?.dueOn.toISOString().slice(0, 10)}
                  />
                </div>
              )}
            </RowsField>
            <Submit kind="quiet">{t('work.plan')}</Submit>
          </ActionForm>
        </Section>
      )}
      {challenge.actions.includes('start_work') && (
        <ActionForm intent="start_work" className="mb-5">
          <Submit>{t('work.start')}</Submit>
        </ActionForm>
      )}
      <ol className="space-y-4">
        {milestones.map((row) => (
          <li key={row.id}>
            <MilestoneBlock milestone={row} formKey={key} accept={accept} />
          </li>
        ))}
      </ol>
    </>
  )
}
