import { Link, useLoaderData } from '@remix-run/react'
import { getWorkshopChecks } from '~server/workshops/checks/get-workshop-checks'
import { Tallies } from '~/components/rules/tallies'
import { ExampleMark } from '~/components/status/sector-name'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import { CheckList } from '~/components/workshops/check-list'
import { OutputTable } from '~/components/workshops/output-table'
import { TeamMeterCharts } from '~/components/workshops/team-meter'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { formatDay } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.title'),
  live: ['workshop', 'result', 'challenge'],
}

export const loader = loaderOf(async ({ actor, params, context }) => {
  const checks = await getWorkshopChecks(actor, params.workshopId ?? '')
  const names = ['checkSummary', ...(checks.lists ? (['checks', 'records', 'rules'] as const) : (['checks'] as const))] as const
  return { ...checks, ...sentencesOf(context.language, ...names) }
})

export default function WorkshopChecks() {
  const { t, language } = useText()
  const { id, name, isExample, today, tallies, lists, veiled, meter, output } = useLoaderData<typeof loader>()
  return (
    <Page
      title={
        <>
          {t('checks.title')}
          {t('common.colon')}
          {name}
          <ExampleMark isExample={isExample} />
        </>
      }
      lead={t('checks.lead')}
      crumbs={[
        { to: paths.workshops(), label: t('workshops.title') },
        { to: paths.workshop(id), label: name },
      ]}
    >
      <Section title={t('checks.as_of', { day: formatDay(today, language) })}>
        <Tallies tallies={tallies} {...(lists && { at: (key: string) => `#${key}` })} />
      </Section>
      {lists === null && (
        <Notice tone="blue">
          {t('checks.sign_in')}{' '}
          <Link to={paths.signIn(paths.workshopChecks(id))} className="text-link">
            {t('nav.sign_in')}
          </Link>
        </Notice>
      )}
      {lists?.map(({ key, clauses }) => (
        <Section key={key} id={key} title={t(`checkSummary.lists.${key}`)} aside={t(`checks.lists_hint.${key}`)}>
          <CheckList clauses={clauses} workshopId={id} veiled={veiled} />
        </Section>
      ))}
      {meter && <TeamMeterCharts meter={meter} />}
      {output && <OutputTable output={output} />}
    </Page>
  )
}
