import { Link, useLoaderData } from '@remix-run/react'
import { similar } from '~search/similar'
import { reasonSchema } from '~server/problems/problem.schema'
import { getResult } from '~server/results/list-results'
import { withdrawResult } from '~server/results/revise-result'
import { Timeline } from '~/components/events/timeline'
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
import { loaderOf } from '~/http/loader'
import { paths } from '~/paths'

export const handle: PageHandle<{ title?: string } | undefined> = {
  title: (t, data) => data?.title ?? t('results.title'),
  live: ['result'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, params }) => {
  const { methodText, ...result } = await getResult(actor, params.resultId ?? '')
  const except = [result.id, ...(result.challenge ? [result.challenge.id] : [])]
  const matches = await similar(actor, { title: result.title, summary: `${result.summary}\n${methodText}`, except, limit: 4 })
  return { ...result, matches }
})

export const action = actionOf({
  withdraw: intent(reasonSchema, async ({ actor, input, params }) => {
    await withdrawResult(actor, params.resultId ?? '', input.reason)
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
