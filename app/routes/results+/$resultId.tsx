import { Link, useLoaderData } from '@remix-run/react'
import { similar } from '~search/similar'
import { reasonSchema } from '~server/problems/problem.schema'
import { getResult } from '~server/results/list-results'
import { adoptionSchema, recognitionSchema, removeTraceSchema } from '~server/results/recognition.schema'
import { listTraces, recordAdoption, recordRecognition, removeTrace } from '~server/results/record-traces'
import { withdrawResult } from '~server/results/revise-result'
import { Timeline } from '~/components/events/timeline'
import { Traces } from '~/components/records/traces'
import { Matches } from '~/components/similar/matches'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Facts, Lines } from '~/components/ui/facts'
import { FileList } from '~/components/ui/file-list'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import { ReasonForm } from '~/components/ui/reason-form'
import { RichText } from '~/components/ui/rich-text'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { actionOf, intent } from '~/http/action'
import { formKey } from '~/http/form-key'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ title?: string } | undefined> = {
  title: (t, data) => data?.title ?? t('results.title'),
  live: ['result'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, params, context }) => {
  const { methodText, ...result } = await getResult(actor, params.resultId ?? '')
  const except = [result.id, ...(result.challenge ? [result.challenge.id] : [])]
  const matches = await similar(actor, { title: result.title, summary: `${result.summary}\n${methodText}`, except, limit: 4 })
  const traces = await listTraces(actor, result.id)
  const hasTraces = traces.mayRecord || traces.recognitions.length + traces.adoptions.length > 0
  return {
    ...{ ...result, matches, traces: hasTraces ? traces : null },
    // A number for the forms of those who may record: other pages are kept and must not hold anything of one answer.
    key: traces.mayRecord ? formKey() : '',
    ...sentencesOf(context.language, 'similar', ...(hasTraces ? (['records'] as const) : [])),
  }
})

export const action = actionOf({
  withdraw: intent(reasonSchema, async ({ actor, input, params }) => {
    await withdrawResult(actor, params.resultId ?? '', input.reason)
    return paths.result(params.resultId ?? '')
  }),
  recognise: intent(recognitionSchema, async ({ actor, input, params }) => {
    await recordRecognition(actor, params.resultId ?? '', input)
    return paths.result(params.resultId ?? '')
  }),
  adopt: intent(adoptionSchema, async ({ actor, input, params }) => {
    await recordAdoption(actor, params.resultId ?? '', input)
    return paths.result(params.resultId ?? '')
  }),
  remove_trace: intent(removeTraceSchema, async ({ actor, input, params }) => {
    await removeTrace(actor, params.resultId ?? '', input)
    return paths.result(params.resultId ?? '')
  }),
})

export default function Result() {
  const { t, note, list } = useText()
  const result = useLoaderData<typeof loader>()
  return (
    <Page
      title={
        <>
          {result.title}
          <ExampleMark isExample={result.isExample} />
        </>
      }
      lead={
        <>
          {result.number} · {result.year && `${result.year} · `}
          <SectorName sectorKey={result.sectorKey} />
        </>
      }
      crumbs={[{ to: paths.results(), label: t('results.title') }]}
      actions={
        result.actions.includes('revise') && (
          <Link to={paths.editResult(result.id)} className="btn btn-quiet">
            {t('common.edit')}
          </Link>
        )
      }
    >
      {result.status === 'withdrawn' && <Notice tone="amber">{t('results.withdrawn')}</Notice>}
      <div className="grid items-start gap-x-5 lg:grid-cols-[3fr_2fr]">
        <div>
          <Section>
            <p className="whitespace-pre-line">{result.summary}</p>
            <p className="mt-3 flex flex-wrap gap-2">
              {result.keywords.map((keyword) => (
                <Link key={keyword} to={paths.search({ q: keyword })} className="no-underline">
                  <Chip>{keyword}</Chip>
                </Link>
              ))}
            </p>
          </Section>
          <Section title={t('results.method')}>
            <RichText doc={result.method} />
            <FileList files={result.files} />
          </Section>
          {result.scope && (
            <Section title={t('results.scope')}>
              <Lines text={result.scope} />
            </Section>
          )}
          {result.limits && (
            <Section title={t('results.limits')}>
              <Lines text={result.limits} />
            </Section>
          )}
          {result.benefit && (
            <Section title={t('results.benefit')}>
              <Lines text={result.benefit} />
            </Section>
          )}
        </div>
        <div>
          <Section>
            <Facts
              rows={[
                [t('results.contact'), result.contact],
                [
                  t('results.workshop'),
                  result.workshop && (
                    <Link key="workshop" to={paths.workshop(result.workshop.id)} className="text-link">
                      {result.workshop.name}
                    </Link>
                  ),
                ],
                [t('common.unit'), result.workshop?.unit],
                [
                  t('results.from_challenge'),
                  result.challenge && (
                    <Link key="challenge" to={paths.challenge(result.challenge.id)} className="text-link">
                      {result.challenge.title}
                    </Link>
                  ),
                ],
                [t('results.published'), result.publishedAt && <Day key="day" at={result.publishedAt} />],
                [t('results.contributors'), list(result.contributors.map(({ name, part }) => (part ? note(name, part) : name)))],
              ]}
            />
          </Section>
          {result.traces && (
            <Section id="traces" title={t('records.traces.title')}>
              <Traces traces={result.traces} formKey={result.key} />
            </Section>
          )}
          {result.matches.length > 0 && (
            <Section title={t('results.similar')}>
              <Matches matches={result.matches} />
            </Section>
          )}
          {result.timeline.length > 0 && (
            <Section title={t('challenges.tabs.timeline')}>
              <Timeline entries={result.timeline} />
            </Section>
          )}
          {result.actions.includes('withdraw') && <ReasonForm intent="withdraw" label={t('results.withdraw')} required />}
        </div>
      </div>
    </Page>
  )
}
