import { Link, useLoaderData } from '@remix-run/react'
import { getNetwork } from '~server/alliances/network/get-network'
import { NetworkPicture } from '~/components/alliances/network-picture'
import { sectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Empty } from '~/components/ui/empty'
import { Page, Section } from '~/components/ui/page'
import type { PageHandle } from '~/handle'
import { useText } from '~/hooks/use-text'
import { loaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'
import { sentencesOf } from '~/i18n/on-demand'
import { paths } from '~/paths'

export const handle: PageHandle = { title: (t) => t('partners.network'), live: ['alliance', 'workshop'], shared: true }

export const loader = loaderOf(async ({ url, context }) => {
  readQuery(url, {})
  return { network: await getNetwork(), ...sentencesOf(context.language, 'partners') }
})

const INDICATORS = ['regions', 'sectors', 'units', 'employerKinds'] as const

export default function Network() {
  const text = useText()
  const { t } = text
  const { network } = useLoaderData<typeof loader>()
  const { alliances, workshops, connected, drawn, crossing, bridges } = network
  return (
    <Page
      title={t('partners.network')}
      lead={t('partners.network_lead', { alliances, connected, workshops })}
      crumbs={[{ to: paths.alliances(), label: t('alliances.title') }]}
    >
      {drawn.length === 0 && <Empty>{t('alliances.empty')}</Empty>}
      {drawn.length > 0 && (
        <>
          <Section>
            <NetworkPicture network={network} />
            <p className="mt-2 text-sm text-mute">
              {t('partners.network_legend')} {drawn.length < alliances && t('partners.network_drawn', { count: drawn.length })}
            </p>
          </Section>
          <Section title={t('partners.crossing')}>
            <table className="data-table">
              <thead>
                <tr>
                  <th scope="col">{t('partners.indicator')}</th>
                  <th scope="col">{t('partners.crossing_alliances')}</th>
                  <th scope="col">{t('partners.definition')}</th>
                </tr>
              </thead>
              <tbody>
                {INDICATORS.map((name) => (
                  <tr key={name}>
                    <th scope="row">{t(`partners.indicators.${name}`)}</th>
                    <td className="tabular-nums">{t('partners.of', { count: crossing[name], all: alliances })}</td>
                    <td className="text-sm">{t(`partners.definitions.${name}`)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </Section>
          <Section title={t('partners.bridges')}>
            {bridges.length === 0 && <p className="text-mute">{t('partners.no_bridges')}</p>}
            <ul className="grid gap-x-8 gap-y-1 sm:grid-cols-2">
              {bridges.map(({ sectors: [one, other], alliances: count }) => (
                <li key={`${one} ${other}`} className="flex justify-between gap-4 border-b border-line py-1">
                  <span>
                    {sectorName(text, one)} – {sectorName(text, other)}
                  </span>
                  <span className="tabular-nums">{t('partners.bridge', { count })}</span>
                </li>
              ))}
            </ul>
          </Section>
          <Section title={t('partners.who_with_whom')}>
            <ol className="divide-y divide-line">
              {drawn.map(({ id, number, name, members, indicators }) => (
                <li key={id} className="py-3">
                  <p className="font-medium">
                    <span className="tabular-nums">{number}</span>{' '}
                    <Link to={paths.alliance(id)} className="plain-link">
                      {name}
                    </Link>
                  </p>
                  <p className="text-sm text-mute">{t('partners.counts', { ...indicators })}</p>
                  <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-1 text-sm">
                    {members.map((member) => (
                      <li key={member.id}>
                        <Link to={paths.workshop(member.id)} className="plain-link">
                          {member.name}
                        </Link>{' '}
                        <span className="text-mute">{sectorName(text, member.sectorKey)}</span>{' '}
                        {member.isLead && <Chip tone="red">{t('workshops.alliance_lead')}</Chip>}
                      </li>
                    ))}
                  </ul>
                </li>
              ))}
            </ol>
          </Section>
        </>
      )}
    </Page>
  )
}
