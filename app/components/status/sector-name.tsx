import { useText } from '~/hooks/use-text'
import type { Text, Translate } from '~/i18n/text'

export const SECTOR_KEYS = ['education', 'science', 'culture', 'health', 'sports'] as const

export function sectorName({ find }: Text, key: string | null): string {
  return key ? find([`sectors.${key}`, 'common.none']) : ''
}

/** The five sectors as options of a field. */
export function sectorOptions(t: Translate) {
  return SECTOR_KEYS.map((value) => ({ value, label: t(`sectors.${value}`) }))
}

export function SectorName({ sectorKey }: { sectorKey: string | null }) {
  return <>{sectorName(useText(), sectorKey)}</>
}

/** Says that a row is made up. */
export function ExampleMark({ isExample }: { isExample: boolean }) {
  const { t } = useText()
  return isExample ? <span className="text-xs text-mute">{t('app.example_mark')}</span> : null
}
