import { Link, useLoaderData } from '@remix-run/react'
import { z } from 'zod'
import { similar } from '~search/similar'
import { getProblem } from '~server/problems/get-problem'
import { acceptProblemSchema, refuseProblemSchema } from '~server/problems/problem.schema'
import { acceptProblem, rejectProblem, returnProblem, withdrawProblem } from '~server/problems/triage-problem'
import { SixSteps } from '~/components/challenges/six-steps'
import { Timeline } from '~/components/events/timeline'
import { Matches } from '~/components/similar/matches'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Facts, Lines } from '~/components/ui/facts'
import { FileList } from '~/components/ui/file-list'
import { ActionForm, Submit } from '~/components/ui/form'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { RichText } from '~/components/ui/rich-text'
import { Moment } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ title?: string } | undefined> = {
  title: (t, data) => data?.title ?? t('problems.title'),
  live: ['problem', 'challenge'],
}

export const loader = userLoaderOf(async ({ actor, params, context }) => {
  const { bodyText, ...problem } = await getProblem(actor, params.problemId ?? '')
  const matches = await similar(actor, {
    title: problem.title,
    summary: bodyText,
    except: [problem.id, ...(problem.challenge ? [problem.challenge.id] : [])],
  })
  return { ...problem, matches, ...sentencesOf(context.language, 'actions', 'problems', 'similar') }
})

const here = (params: Readonly<Record<string, string | undefined>>) => paths.problem(params.problemId ?? '')

export const action = actionOf({
  accept: intent(acceptProblemSchema, async ({ actor, input, params }) => {
    await acceptProblem(actor, params.problemId ?? '', input)
    return here(params)
  }),
  return: intent(refuseProblemSchema, async ({ actor, input, params }) => {
    await returnProblem(actor, params.problemId ?? '', input)
    return here(params)
  }),
  reject: intent(refuseProblemSchema, async ({ actor, input, params }) => {
    await rejectProblem(actor, params.problemId ?? '', input)
    return here(params)
  }),
  withdraw: intent(z.strictObject({}), async ({ actor, params }) => {
    await withdrawProblem(actor, params.problemId ?? '')
    return here(params)
  }),
})

export default function Problem() {
  const { t } = useText()
  const problem = useLoaderData<typeof loader>()
  const may = (action: (typeof problem.actions)[number]) => problem.actions.includes(action)
  return (
    <Page
      title={
        <>
          {problem.title}
          <ExampleMark isExample={problem.isExample} />
        </>
      }
      lead={
        <>
          <StatusChip entity="problem" status={problem.status} /> {problem.number}
        </>
      }
      crumbs={[{ to: paths.problems(), label: t('problems.title') }]}
      actions={
        <>
          {may('establish') && (
            <Link to={paths.newChallenge({ problem: problem.id })} className="btn btn-primary">
              {t('problems.establish')}
            </Link>
          )}
          {may('revise') && (
            <Link to={paths.editProblem(problem.id)} className="btn btn-quiet">
              {t('common.edit')}
            </Link>
          )}
        </>
      }
    >
      <SixSteps
        current={problem.status === 'established' ? 1 : 0}
        ended={problem.status === 'rejected' || problem.status === 'withdrawn'}
      />
      {problem.triageReason && (
        <Notice tone={problem.status === 'accepted' || problem.status === 'established' ? 'green' : 'amber'}>
          {t('problems.triage_reason')}
          {t('common.colon')}
          {problem.triageReason}
        </Notice>
      )}
      <div className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
        <div>
          <Section title={t('problems.body')}>
            <RichText doc={problem.body} />
            <FileList files={problem.files} />
          </Section>
          {problem.distinction && (
            <Section title={t('problems.distinction')}>
              <Lines text={problem.distinction} />
            </Section>
          )}
          <Section>
            <Facts
              rows={[
                [t('problems.category'), t(`problems.categories.${problem.category}`)],
                [t('common.sector'), <SectorName key="sector" sectorKey={problem.sectorKey} />],
                [t('problems.author'), problem.author],
                [
                  t('problems.workshop'),
                  problem.workshop && (
                    <Link key="workshop" to={paths.workshop(problem.workshop.id)} className="text-link">
                      {problem.workshop.name}
                    </Link>
                  ),
                ],
                [
                  t('problems.alliance'),
                  problem.alliance && (
                    <Link key="alliance" to={paths.alliance(problem.alliance.id)} className="text-link">
                      {problem.alliance.name}
                    </Link>
                  ),
                ],
                [t('problems.visibility'), t(`problems.visibilities.${problem.visibility}`)],
                [t('problems.reported'), <Moment key="at" at={problem.createdAt} />],
                [
                  t('problems.established_as'),
                  problem.challenge && (
                    <Link key="challenge" to={paths.challenge(problem.challenge.id)} className="text-link">
                      {problem.challenge.title}
                    </Link>
                  ),
                ],
              ]}
            />
          </Section>
          <div className="no-print mb-5">
            {may('accept') && <ReasonForm intent="accept" label={t('actions.accept')} kind="primary" version={problem.version} />}
            {may('return') && <ReasonForm intent="return" label={t('actions.return')} version={problem.version} required />}
            {may('reject') && <ReasonForm intent="reject" label={t('actions.reject')} version={problem.version} required />}
            {may('withdraw') && (
              <ActionForm intent="withdraw">
                <Submit kind="quiet">{t('actions.withdraw')}</Submit>
              </ActionForm>
            )}
          </div>
        </div>
        <div>
          <Section title={t('problems.similar')} aside={problem.matches.length > 0 ? t('problems.similar_lead') : null}>
            {problem.matches.length === 0 ? <p className="text-mute">{t('similar.none')}</p> : <Matches matches={problem.matches} />}
          </Section>
          <Section title={t('problems.timeline')}>
            <Timeline entries={problem.timeline} />
          </Section>
        </div>
      </div>
    </Page>
  )
}
