import type { TimelineEntry } from '~server/events/list-timeline'
import { Moment } from '~/components/ui/when'
import { useText } from '~/hooks/use-text'
import type { Translate } from '~/i18n/text'

/** What the event's data adds to its sentence. */
function addition({ data }: TimelineEntry, t: Translate): string {
  if (data.title !== undefined && data.ordinal !== undefined) return t('eventData.milestone', { ordinal: data.ordinal, title: data.title })
  if (data.votes !== undefined) return t('eventData.votes', { votes: data.votes, inFavour: data.inFavour ?? 0 })
  if (data.workshop !== undefined) return t('eventData.workshop', { workshop: data.workshop })
  if (data.note !== undefined) return t('eventData.note', { note: data.note })
  if (data.bids !== undefined) return t('eventData.bids', { bids: data.bids })
  if (data.experts !== undefined) return t('eventData.experts', { experts: data.experts })
  if (data.number !== undefined) return t('eventData.number', { number: data.number })
  return ''
}

/** The life of a thing: who, what, when, why. */
export function Timeline({ entries }: { entries: readonly TimelineEntry[] }) {
  const { t, find } = useText()
  return (
    <ol className="border-l-2 border-line pl-4">
      {entries.map((entry) => {
        const more = addition(entry, t)
        return (
          <li key={entry.seq} className="relative pb-4 last:pb-0">
            <span aria-hidden className="absolute top-2 -left-[1.4rem] size-2.5 rounded-full bg-primary" />
            <p>
              {find([`events.${entry.name}`, 'events.unknown'], { actor: entry.actorName, ...entry.data })}
              {more && <span className="text-mute"> · {more}</span>}
            </p>
            {entry.reason && <p className="mt-0.5 rounded bg-soft-gray px-2 py-1 text-sm whitespace-pre-line">{entry.reason}</p>}
            <p className="text-sm text-mute">
              <Moment at={entry.at} />
            </p>
          </li>
        )
      })}
    </ol>
  )
}
