import { Link } from '@remix-run/react'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { Chip } from '~/components/ui/chip'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

interface ResultCardProps {
  /** h3 where the cards stand under a heading of their own. */
  readonly heading?: 'h2' | 'h3'
  readonly result: {
    readonly id: string
    readonly number: string | null
    readonly title: string
    readonly excerpt: string
    readonly sectorKey: string | null
    readonly year: number | null
    readonly keywords: readonly string[]
    readonly isExample: boolean
    readonly workshop: string | null
    readonly fromChallenge: boolean
  }
}

export function ResultCard({ result, heading: Heading = 'h2' }: ResultCardProps) {
  const { t } = useText()
  return (
    <article className="card-box flex flex-col p-4">
      <div className="mb-2 flex items-center justify-between gap-2 text-sm text-mute">
        <span className="flex gap-2">
          {result.sectorKey && (
            <Chip tone="blue">
              <SectorName sectorKey={result.sectorKey} />
            </Chip>
          )}
          {result.fromChallenge && <Chip tone="red">{t('results.challenge_chip')}</Chip>}
        </span>
        <span>{result.year}</span>
      </div>
      <Heading className="font-bold">
        <Link to={paths.result(result.id)} className="plain-link">
          {result.title}
        </Link>
        <ExampleMark isExample={result.isExample} />
      </Heading>
      <p className="mt-2 line-clamp-3 flex-1 text-sm">{result.excerpt}</p>
      <p className="mt-3 border-t border-line pt-2 text-sm text-mute">{result.workshop ?? result.number}</p>
    </article>
  )
}
