import { Link } from '@remix-run/react'
import type { Match } from '~search/similar'
import { StatusChip } from '~/components/status/status-chip'
import { Chip } from '~/components/ui/chip'
import { useText } from '~/hooks/use-text'
import { Segments } from './segments'

const withStatus = ['problem', 'challenge', 'result', 'resource'] as const

/** What exists already, with the shared words marked and named: the reason of each match (DU-01, DU-03). */
export function Matches({ matches }: { matches: readonly Match[] }) {
  const { t, list } = useText()
  return (
    <ol className="space-y-3">
      {matches.map((match) => {
        const entity = withStatus.find((type) => type === match.type)
        return (
          <li key={`${match.type}-${match.id}`} className="rounded-md border border-line p-3">
            <p className="mb-1 flex flex-wrap items-center gap-2 text-sm">
              <Chip tone={match.verdict === 'duplicate' ? 'red' : 'gray'}>{t(`similar.${match.verdict}`)}</Chip>
              <span className="text-mute">{t(`search.types.${match.type}`)}</span>
              {entity && match.status && <StatusChip entity={entity} status={match.status} />}
              <span className="ml-auto text-mute">{t('similar.score', { percent: Math.round(match.score * 100) })}</span>
            </p>
            <Link to={match.url} className="plain-link font-medium">
              <Segments segments={match.title} />
            </Link>
            <p className="mt-1 line-clamp-2 text-sm text-mute">
              <Segments segments={match.snippet} />
            </p>
            {match.sharedTerms.length > 0 && (
              <p className="mt-1 text-sm">
                <span className="text-mute">
                  {t('similar.shared')}
                  {t('common.colon')}
                </span>
                {list(match.sharedTerms)}
              </p>
            )}
          </li>
        )
      })}
    </ol>
  )
}
