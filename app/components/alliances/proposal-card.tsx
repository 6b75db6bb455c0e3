import { Link } from '@remix-run/react'
import type { findPartners } from '~server/alliances/partners/find-partners'
import { SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

type Proposal = Awaited<ReturnType<typeof findPartners>>['proposals'][number]

/** One proposed alliance: who, why, what it still lacks, and the way to form it. */
export function ProposalCard({ proposal, place, startId }: { proposal: Proposal; place: number; startId: string }) {
  const { t } = useText()
  const { workshops, total, parts, leadId, mayFound } = proposal
  const lead = workshops.find(({ isLead }) => isLead)
  const partners = workshops.flatMap(({ id }) => (id === leadId ? [] : [id])).join(',')
  return (
    <Section title={t('partners.proposal', { place })} aside={t('partners.total', { total })}>
      <ul className="mb-4 divide-y divide-line">
        {workshops.map((workshop) => (
          <li key={workshop.id} className="py-2">
            <Link to={paths.workshop(workshop.id)} className="plain-link font-medium">
              {workshop.name}
            </Link>{' '}
            {workshop.isLead && <Chip tone="red">{t('workshops.alliance_lead')}</Chip>}{' '}
            {workshop.id === startId && <Chip>{t('partners.this_one')}</Chip>}
            <p className="text-sm text-mute">
              <SectorName sectorKey={workshop.sectorKey} /> · {workshop.unit} · {workshop.region}
            </p>
          </li>
        ))}
      </ul>
      <table className="data-table mb-4">
        <caption className="mb-1 text-left text-sm font-medium">{t('partners.why')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('partners.part')}</th>
            <th scope="col">{t('partners.reason')}</th>
            <th scope="col">{t('partners.points')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ part, count, points }) => (
            <tr key={part}>
              <th scope="row">{t(`partners.parts.${part}`)}</th>
              <td>{t(`partners.reasons.${part}`, { count })}</td>
              <td className="tabular-nums">{points}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Lacks lacks={proposal.lacks} />
      {mayFound ? (
        <Link to={paths.newAllianceWith({ lead: leadId, partners })} className="btn btn-primary no-print">
          {t('partners.found')}
        </Link>
      ) : (
        <p className="text-sm text-mute">{t('partners.found_by', { lead: lead?.name ?? '' })}</p>
      )}
    </Section>
  )
}

function Lacks({ lacks: { equipment, rungs } }: { lacks: Proposal['lacks'] }) {
  const { t, list } = useText()
  if (equipment.length + rungs.length === 0) return <p className="mb-4 text-sm">{t('partners.lacks_nothing')}</p>
  return (
    <ul className="mb-4 space-y-1 text-sm">
      {rungs.length > 0 && <li>{t('partners.lacks_rungs', { names: list(rungs.map((rung) => t(`partners.rungs.${rung}`))) })}</li>}
      {equipment.length > 0 && (
        <li>{t('partners.lacks_equipment', { names: list(equipment.map((category) => t(`records.equipment.${category}`))) })}</li>
      )}
    </ul>
  )
}
