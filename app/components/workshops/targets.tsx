import type { Target } from '~server/workshops/coverage/get-coverage'
import { ClauseLine } from '~/components/rules/requirements'
import { CountBars } from '~/components/ui/count-bars'
import { Icon } from '~/components/ui/icon'
import { Section } from '~/components/ui/page'
import { useText } from '~/hooks/use-text'

const LOOKS = {
  reached: { icon: 'circle-check', ink: 'text-ink-green' },
  running: { icon: 'calendar-clock', ink: 'text-ink-blue' },
  missed: { icon: 'circle-alert', ink: 'text-ink-red' },
} as const

/** Programme targets with their deadlines: no rule that anybody is refused by. */
export function Targets({ targets }: { targets: readonly Target[] }) {
  const { t } = useText()
  return (
    <Section title={t('coverage.targets')}>
      <ul className="space-y-5">
        {targets.map(({ key, goal, now, by, state, clause }) => (
          <li key={key}>
            <p className="font-medium">
              {t(`coverage.target.${key}`, { goal })} <span className="text-sm text-mute">{t('coverage.by', { year: by })}</span>
            </p>
            <p className={`mb-1 flex items-center gap-1 text-sm ${LOOKS[state].ink}`}>
              <Icon name={LOOKS[state].icon} size={16} />
              {t(`coverage.state.${state}`, { short: goal - now })}
            </p>
            <CountBars
              bars={[
                {
                  name: t('coverage.progress', { now, goal }),
                  count: now,
                  of: goal,
                  text: t('coverage.of', { covered: now, total: goal }),
                },
              ]}
            />
            <ClauseLine clause={clause} />
          </li>
        ))}
      </ul>
    </Section>
  )
}
