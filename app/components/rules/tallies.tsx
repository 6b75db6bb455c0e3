import type { Tally } from '~server/rules/checklists'
import { Icon } from '~/components/ui/icon'
import { useText } from '~/hooks/use-text'

/** Each check list in one line: how many items are met, and of how many nothing can be said yet. */
export function Tallies({ tallies, at }: { tallies: readonly Tally[]; at?: (key: Tally['key']) => string }) {
  const { t } = useText()
  return (
    <ul className="grid gap-3 sm:grid-cols-2 lg:grid-cols-5">
      {tallies.map(({ key, met, unknown, total }) => {
        const full = met === total
        const name = t(`checkSummary.lists.${key}`)
        return (
          <li key={key} className="rounded-md border border-line px-3 py-2">
            <p className="flex items-center gap-2 font-medium">
              <Icon
                name={full ? 'circle-check' : 'circle-alert'}
                size={18}
                className={`shrink-0 ${full ? 'text-ink-green' : 'text-ink-amber'}`}
              />
              {at ? (
                <a href={at(key)} className="plain-link">
                  {name}
                </a>
              ) : (
                name
              )}
            </p>
            <p className="text-sm">{t('checkSummary.tally', { met, total })}</p>
            {unknown > 0 && <p className="text-sm text-mute">{t('checkSummary.unknown', { count: unknown })}</p>}
          </li>
        )
      })}
    </ul>
  )
}
