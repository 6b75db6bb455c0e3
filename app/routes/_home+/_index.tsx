import { Link, useLoaderData } from '@remix-run/react'
import { getOverview } from '~server/home/get-overview'
import { STEPS } from '~server/challenges/challenge.states'
import { ChallengeCard } from '~/components/challenges/challenge-card'
import { ResultCard } from '~/components/results/result-card'
import { Bars } from '~/components/ui/bars'
import { Empty } from '~/components/ui/empty'
import { Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { live: ['challenge', 'result'], shared: true }

export const loader = loaderOf(async ({ actor, context }) => ({ ...(await getOverview(actor)), ...sentencesOf(context.language, 'home') }))

export default function Home() {
  const { t } = useText()
  const { open, results, figures, steps } = useLoaderData<typeof loader>()
  return (
    <>
      <section className="mb-6 py-4 sm:py-8">
        <h1 className="max-w-3xl text-xl font-bold sm:text-2xl">{t('home.lead')}</h1>
        <p className="mt-4 flex flex-wrap gap-3">
          <Link to={paths.newProblem()} className="btn btn-primary">
            {t('home.report')}
          </Link>
          <Link to={paths.challenges()} className="btn btn-quiet">
            {t('home.board')}
          </Link>
        </p>
      </section>
      <Head title={t('home.open')} to={paths.challenges({ status: 'open' })} more={t('home.all_open')} />
      {open.length === 0 ? (
        <Empty>{t('home.no_open')}</Empty>
      ) : (
        <div className="mb-8 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
          {open.map((challenge) => (
            <ChallengeCard key={challenge.id} challenge={challenge} heading="h3" />
          ))}
        </div>
      )}
      <div className="grid gap-4 lg:grid-cols-2">
        <Section title={t('home.loop')}>
          <Bars
            label={t('home.loop')}
            bars={STEPS.map((step, index) => ({
              label: t(`steps.${step}`),
              value: steps[index] ?? 0,
              ...(steps[index] === null && { text: t('home.signed_in_only') }),
            }))}
          />
        </Section>
        <Section title={t('home.figures')}>
          <dl className="grid grid-cols-2 gap-4">
            {(['workshops', 'alliances', 'challenges', 'results'] as const).map((name) => (
              <div key={name}>
                <dt className="text-mute">{t(`home.figure_${name}`)}</dt>
                <dd className="text-2xl font-bold">{figures[name]}</dd>
              </div>
            ))}
          </dl>
        </Section>
      </div>
      <Head title={t('home.latest_results')} to={paths.results()} more={t('home.all_results')} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {results.map((result) => (
          <ResultCard key={result.id} result={result} heading="h3" />
        ))}
      </div>
    </>
  )
}

function Head({ title, to, more }: { title: string; to: string; more: string }) {
  return (
    <div className="mt-2 mb-3 flex items-baseline justify-between">
      <h2 className="text-lg font-bold">{title}</h2>
      <Link to={to} className="text-link text-sm">
        {more}
      </Link>
    </div>
  )
}
