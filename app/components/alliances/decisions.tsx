import { Requirements } from '~/components/rules/requirements'
import { Chip } from '~/components/ui/chip'
import { Lines } from '~/components/ui/facts'
import { Section } from '~/components/ui/page'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import type { FormationData } from './way-to-name'

const tones = { recommend: 'blue', name: 'green', return: 'orange', dissolve: 'gray' } as const

/** What unions decided, each with the rules as they stood then. */
export function Decisions({ decisions }: { decisions: FormationData['decisions'] }) {
  const { t } = useText()
  return (
    <Section title={t('formation.decisions')}>
      {decisions.length === 0 && <p className="text-mute">{t('formation.no_decisions')}</p>}
      <ul className="divide-y divide-line">
        {decisions.map(({ id, kind, union, by, decidedAt, documentNumber, reason, requirements }) => (
          <li key={id} className="py-3">
            <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
              <Chip tone={tones[kind]}>{t(`formation.decision.${kind}`)}</Chip>
              <span>{t('formation.decided', { union, by })}</span>
              <span className="text-sm text-mute">
                <Moment at={decidedAt} />
              </span>
              {documentNumber && <span className="font-medium">{documentNumber}</span>}
            </p>
            {reason && <Lines text={reason} />}
            <details className="mt-1">
              <summary className="text-sm text-mute">{t('formation.kept_rules')}</summary>
              <div className="mt-2">
                <Requirements requirements={requirements} />
              </div>
            </details>
          </li>
        ))}
      </ul>
    </Section>
  )
}
