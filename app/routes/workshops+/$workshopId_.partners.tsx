import { Link, useLoaderData } from '@remix-run/react'
import { findPartners } from '~server/alliances/partners/find-partners'
import { ProposalCard } from '~/components/alliances/proposal-card'
import { Requirements } from '~/components/rules/requirements'
import { Notice } from '~/components/ui/notice'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { userLoaderOf } from '~/http/loader'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('partners.title'), live: ['workshop', 'alliance'] }

export const loader = userLoaderOf(async ({ actor, params, context }) => ({
  ...(await findPartners(actor, params.workshopId ?? '')),
  ...sentencesOf(context.language, 'partners', 'records', 'rules'),
}))

export default function Partners() {
  const { t } = useText()
  const { workshop, proposals, binding, exact, compared, workshops } = useLoaderData<typeof loader>()
  return (
    <Page
      title={t('partners.title')}
      lead={t('partners.lead')}
      crumbs={[
        { to: paths.workshops(), label: t('workshops.title') },
        { to: paths.workshop(workshop.id), label: workshop.name },
      ]}
    >
      <p className="mb-4 text-sm text-mute">
        {t(exact && compared === workshops ? 'partners.compared_all' : 'partners.compared_some', { compared, workshops })}
      </p>
      {proposals.length === 0 && (
        <>
          <Notice tone="amber">
            <p className="font-medium">{t('partners.none')}</p>
            <p>{t('partners.none_hint')}</p>
          </Notice>
          <Section title={t('partners.binding')}>
            <Requirements requirements={binding} />
          </Section>
        </>
      )}
      {proposals.map((proposal, place) => (
        <ProposalCard key={proposal.workshops.map(({ id }) => id).join(' ')} place={place + 1} proposal={proposal} startId={workshop.id} />
      ))}
      <Section title={t('partners.how')}>
        <ul className="list-disc space-y-1 pl-5 text-sm">
          <li>{t('partners.how_rules')}</li>
          <li>{t('partners.how_points')}</li>
          <li>{t('partners.how_distance')}</li>
          <li>{t('partners.how_data')}</li>
        </ul>
        <p className="mt-3">
          <Link to={paths.network} className="plain-link">
            {t('partners.network')}
          </Link>
        </p>
      </Section>
    </Page>
  )
}
