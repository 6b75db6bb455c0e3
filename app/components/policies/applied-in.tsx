import { Link } from '@remix-run/react'
import { useText } from '~/hooks/use-text'
import { paths } from '~/paths'

/** Which page judges by a parameter: the first part of its name, or its whole name. What is not here is there to be read. */
const PLACES: Readonly<Record<string, readonly ['checks' | 'alliances' | 'challenges', string]>> = {
  seven_standards: ['checks', paths.workshops()],
  six_haves: ['checks', paths.workshops()],
  eight_conditions: ['checks', paths.workshops()],
  three_musts: ['checks', paths.workshops()],
  keeping: ['checks', paths.workshops()],
  'alliance.min_workshops': ['alliances', paths.alliances()],
  'alliance.min_sectors': ['alliances', paths.alliances()],
  'alliance.lead_titles': ['alliances', paths.alliances()],
  'alliance.mend_days': ['alliances', paths.alliances()],
  'loop.six_steps': ['challenges', paths.challenges()],
}

export function AppliedIn({ parameter }: { parameter: string }) {
  const { t } = useText()
  const place = PLACES[parameter] ?? PLACES[parameter.split('.')[0] ?? '']
  if (!place) return <>{t('policies.places.reading')}</>
  return (
    <Link to={place[1]} className="text-link">
      {t(`policies.places.${place[0]}`)}
    </Link>
  )
}
