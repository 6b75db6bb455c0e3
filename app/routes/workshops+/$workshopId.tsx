import { Link, useLoaderData } from '@remix-run/react'
import { getWorkshopTallies } from '~server/workshops/checks/get-workshop-checks'
import { getWorkshop } from '~server/workshops/get-workshop'
import { Tallies } from '~/components/rules/tallies'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Facts } from '~/components/ui/facts'
import { Page, Section } from '~/components/ui/page'
import { PathOfNames } from '~/components/ui/path-of-names'
import { Day } from '~/components/ui/when'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { formatDay } from '~/i18n/format'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle<{ name?: string } | undefined> = {
  title: (t, data) => data?.name ?? t('workshops.title'),
  live: ['workshop', 'alliance', 'result'],
  shared: true,
}

export const loader = loaderOf(async ({ actor, params: { workshopId = '' }, context }) => ({
  ...(await getWorkshop(actor, workshopId)),
  tallies: await getWorkshopTallies(actor, workshopId),
  ...sentencesOf(context.language, 'checkSummary', 'partnerLinks', 'resources'),
}))

export default function Workshop() {
  const { t, language } = useText()
  const workshop = useLoaderData<typeof loader>()
  return (
    <Page
      title={
        <>
          {workshop.name}
          <ExampleMark isExample={workshop.isExample} />
        </>
      }
      lead={`${workshop.unit} · ${workshop.region}`}
      crumbs={[{ to: paths.workshops(), label: t('workshops.title') }]}
      actions={
        <>
          <Link to={paths.workshopRecord(workshop.id)} className="btn btn-quiet">
            {t('checkSummary.record')}
          </Link>
          {workshop.mayFindPartners && (
            <Link to={paths.partners(workshop.id)} className="btn btn-quiet">
              {t('partnerLinks.find')}
            </Link>
          )}
          {workshop.mayFoundAlliance && (
            <Link to={paths.newAlliance} className="btn btn-primary">
              {t('workshops.found_alliance')}
            </Link>
          )}
        </>
      }
    >
      <Section>
        <Facts
          rows={[
            [t('common.sector'), <SectorName key="sector" sectorKey={workshop.sectorKey} />],
            [t('workshops.leader'), workshop.leader],
            [t('workshops.kind'), t(`workshops.kinds.${workshop.kind}`)],
            [t('workshops.field'), workshop.field],
            [t('workshops.founded'), <Day key="day" at={workshop.foundedOn} />],
            [t('workshops.union'), workshop.unions.length > 0 && <PathOfNames key="unions" names={workshop.unions} />],
          ]}
        />
        {workshop.about && <p className="mt-4 whitespace-pre-line">{workshop.about}</p>}
      </Section>
      <Section
        title={t('checkSummary.title')}
        aside={
          <Link to={paths.workshopChecks(workshop.id)} className="text-link">
            {t('checkSummary.open')}
          </Link>
        }
      >
        <Tallies tallies={workshop.tallies} />
        <p className="mt-3 text-sm">
          <Link to={paths.workshopPlaque(workshop.id)} className="text-link">
            {t('checkSummary.plaque')}
          </Link>
        </p>
      </Section>
      <div className="grid gap-x-5 lg:grid-cols-2">
        <Section
          title={t('workshops.titles')}
          aside={workshop.mayGrantTitles && <Link to={paths.workshopTitles(workshop.id)}>{t('workshops.grant_titles')}</Link>}
        >
          {workshop.titles.length === 0 ? (
            <p className="text-mute">{t('workshops.no_titles')}</p>
          ) : (
            <ul className="space-y-2">
              {workshop.titles.map((title) => (
                <li key={title.kind}>
                  {t(`workshops.title_kinds.${title.kind}`)}
                  <span className="block text-sm text-mute">
                    {title.revokedOn
                      ? t('workshops.title_revoked', { day: formatDay(title.revokedOn, language) })
                      : t('workshops.title_by', { by: title.issuedBy, day: formatDay(title.issuedOn, language) })}
                  </span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        <Section title={t('workshops.alliances')}>
          {workshop.alliances.length === 0 && <p className="text-mute">{t('workshops.no_alliances')}</p>}
          <ul className="space-y-2">
            {workshop.alliances.map((alliance) => (
              <li key={alliance.id}>
                <Link to={paths.alliance(alliance.id)} className="plain-link">
                  {alliance.name}
                </Link>{' '}
                {alliance.isLead && <Chip tone="red">{t('workshops.alliance_lead')}</Chip>}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={t('workshops.members')} aside={t('workshops.member_count', { count: workshop.memberCount })}>
          {workshop.members.length === 0 ? (
            <p className="text-mute">{t('workshops.members_sign_in')}</p>
          ) : (
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {workshop.members.map((member) => (
                <li key={`${member.name} ${member.joinedAt.toISOString()}`}>
                  {member.name} <span className="text-sm text-mute">{t(`workshops.roles.${member.role}`)}</span>
                </li>
              ))}
            </ul>
          )}
        </Section>
        {workshop.results.length > 0 && (
          <Section title={t('workshops.results')}>
            <ul className="space-y-1">
              {workshop.results.map((result) => (
                <li key={result.id}>
                  <Link to={paths.result(result.id)} className="plain-link">
                    {result.title}
                  </Link>{' '}
                  <span className="text-sm text-mute">{result.year}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
        {workshop.resources.length > 0 && (
          <Section title={t('workshops.resources')}>
            <ul className="space-y-1">
              {workshop.resources.map((resource) => (
                <li key={resource.id}>
                  <Link to={paths.resource(resource.id)} className="plain-link">
                    {resource.title}
                  </Link>{' '}
                  <span className="text-sm text-mute">{t(`resources.kinds.${resource.kind}`)}</span>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  )
}
