import { SectorName } from '~/components/status/sector-name'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'

interface LackingProps {
  readonly total: number
  readonly rows: readonly { readonly name: string; readonly region: string; readonly sectorKey: string; readonly staffCount: number }[]
}

/** Units that should have a workshop and have none, by name: for the officers above them. */
export function Lacking({ total, rows }: LackingProps) {
  const { t } = useText()
  return (
    <Section title={t('coverage.lacking')} aside={t('coverage.lacking_count', { count: total })}>
      {total === 0 && <p className="text-mute">{t('coverage.lacking_none')}</p>}
      <ul className="space-y-2">
        {rows.map(({ name, region, sectorKey, staffCount }) => (
          <li key={name}>
            {name}{' '}
            <span className="text-sm text-mute">
              {region} · <SectorName sectorKey={sectorKey} /> · {t('coverage.staff_count', { count: staffCount })}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
