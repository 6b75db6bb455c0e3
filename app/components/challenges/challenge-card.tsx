import { Link } from '@remix-run/react'
import type { ChallengeCardData } from '~server/challenges/list-challenges'
import { ExampleMark, SectorName } from '~/components/status/sector-name'
import { StatusChip } from '~/components/status/status-chip'
import { Deadline } from '~/components/ui/deadline'
import { Money } from '~/components/ui/money'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'
import { Icon } from '~/components/ui/icon'

interface ChallengeCardProps {
  readonly challenge: ChallengeCardData
  /** h3 where the cards stand under a heading of their own. */
  readonly heading?: 'h2' | 'h3'
}

export function ChallengeCard({ challenge, heading: Heading = 'h2' }: ChallengeCardProps) {
  const { t } = useText()
  return (
    <article className="card-box flex flex-col p-4">
      <p className="mb-2 flex items-center gap-2 text-sm">
        <StatusChip entity="challenge" status={challenge.status} />
        <span className="text-mute">{challenge.number ?? t('challenges.draft')}</span>
        <strong className="ml-auto text-base text-ink-red">
          <Money fen={challenge.budgetFen} />
        </strong>
      </p>
      <Heading className="font-bold">
        <Link to={paths.challenge(challenge.id)} className="plain-link">
          {challenge.title}
        </Link>
        <ExampleMark isExample={challenge.isExample} />
      </Heading>
      <p className="mt-1 text-sm text-mute">
        {challenge.alliance} · <SectorName sectorKey={challenge.sectorKey} />
      </p>
      <p className="mt-2 line-clamp-2 flex-1 text-sm">{challenge.excerpt}</p>
      <p className="mt-3 flex items-center gap-1 border-t border-line pt-2 text-sm">
        <Icon name="calendar-clock" size={15} className="shrink-0 text-mute" />
        <Deadline at={challenge.deadlineAt} />
      </p>
    </article>
  )
}
