import type { Mend } from '~server/alliances/mend'
import { Notice } from '~/components/ui/notice'
import { useText } from '~/hooks/use-text'
import { formatDay } from '~/i18n/format'

interface AllianceStandingProps {
  readonly alliance: {
    readonly status: string
    readonly standing: string
    readonly mend: Mend | null
    readonly isValid: boolean
  }
}

/** Says what is particular about an alliance now: not named yet, dissolved, to be mended, frozen, and by which clause. */
export function AllianceStanding({ alliance: { status, standing, mend, isValid } }: AllianceStandingProps) {
  const { t, language } = useText()
  if (status === 'dissolved') return <Notice tone="blue">{t('formation.dissolved')}</Notice>
  const until = mend && { day: formatDay(mend.by, language), days: mend.days }
  return (
    <>
      {status !== 'named' && <Notice tone="blue">{t('formation.hidden')}</Notice>}
      {!isValid && !until && (
        <Notice tone="amber">
          {t('alliances.invalid')}
          {t('common.colon')}
          {t('alliances.invalid_lead')}
        </Notice>
      )}
      {mend && until && (
        <Notice tone="amber">
          <p>{standing === 'frozen' ? t('formation.frozen', until) : t('formation.warned', until)}</p>
          <p className="text-sm">
            {t('formation.clause')}
            {t('common.colon')}
            {mend.clause.document}
            {mend.clause.reference} “{mend.clause.sentence}”
          </p>
        </Notice>
      )}
    </>
  )
}
