import { Link, useLoaderData } from '@remix-run/react'
import { id } from '~server/core/text'
import { listWorkshopChoices, whatIfWorkshop } from '~server/rule-sets/what-if-workshop'
import { ChangeTable } from '~/components/policies/preview'
import { StatusChip } from '~/components/status/status-chip'
import { Filters, FilterSelect } from '~/components/ui/filters'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('policies.what_if.title'), live: ['alliance', 'workshop', 'rule_set'] }

export const loader = userLoaderOf(async ({ actor, url, context }) => {
  const { workshop } = readQuery(url, { workshop: id.optional() })
  return {
    workshops: await listWorkshopChoices(actor),
    answer: workshop ? await whatIfWorkshop(actor, workshop) : null,
    ...sentencesOf(context.language, 'policies', 'records'),
  }
})

type Answer = Awaited<ReturnType<typeof whatIfWorkshop>>

export default function WhatIf() {
  const { t } = useText()
  const { workshops, answer } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('policies.what_if.title')}
      lead={t('policies.what_if.lead')}
      crumbs={[{ to: paths.policies, label: t('policies.title') }]}
    >
      <Filters>
        <FilterSelect
          name="workshop"
          label={t('policies.what_if.choose')}
          options={workshops.map(({ id: value, name }) => ({ value, label: name }))}
          value={answer?.workshop.id}
        />
      </Filters>
      {answer && <p className="mb-3 text-lg font-bold">{answer.workshop.name}</p>}
      {answer?.alliances === 0 && <Notice tone="blue">{t('policies.what_if.no_alliance')}</Notice>}
      {answer && answer.alliances > 0 && (
        <>
          <Outcome title={t('policies.what_if.leaves', { count: answer.alliances })} outcome={answer.leaving} />
          <Outcome title={t('policies.what_if.delisted')} outcome={answer.delisted} />
        </>
      )}
    </Page>
  )
}

function Outcome({ title, outcome: { changes, fallen, challenges } }: { title: string; outcome: Answer['leaving'] }) {
  const { t } = useText()
  return (
    <Section title={title}>
      {fallen.length === 0 ? (
        <p className="mb-3 text-ink-green">{t('policies.what_if.holds')}</p>
      ) : (
        <>
          <h3 className="font-medium text-ink-red">{t('policies.what_if.falls')}</h3>
          <ul className="mb-3 list-inside list-disc">
            {fallen.map((alliance) => (
              <li key={alliance.id}>
                <Link to={paths.alliance(alliance.id)} className="text-link">
                  {alliance.name}
                </Link>
              </li>
            ))}
          </ul>
          <h3 className="font-medium">{t('policies.what_if.challenges')}</h3>
          {challenges.length === 0 && <p className="mb-3">{t('policies.what_if.no_challenges')}</p>}
          <ul className="mb-3 space-y-1">
            {challenges.map((challenge) => (
              <li key={challenge.id}>
                <StatusChip entity="challenge" status={challenge.status} />{' '}
                <Link to={paths.challenge(challenge.id)} className="text-link">
                  {challenge.title}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      {changes.length > 0 && <ChangeTable changes={changes} />}
    </Section>
  )
}
