import { Chip, type Tone } from '~/components/ui/chip'
import { useText } from '~/hooks/use-text'

type Entity =
  | 'alliance'
  | 'alliance_standing'
  | 'problem'
  | 'challenge'
  | 'bid'
  | 'review'
  | 'milestone'
  | 'acceptance'
  | 'alliance_member'
  | 'result'
  | 'resource'
  | 'user'

const tones: Readonly<Partial<Record<string, Tone>>> = {
  open: 'red',
  closed: 'amber',
  in_review: 'amber',
  nominated: 'amber',
  awarded: 'blue',
  in_progress: 'orange',
  in_acceptance: 'blue',
  accepted: 'green',
  in_promotion: 'green',
  published: 'green',
  passed: 'green',
  offered: 'green',
  established: 'green',
  submitted: 'blue',
  opened: 'blue',
  returned: 'orange',
  invited: 'amber',
  assigned: 'amber',
  requested: 'amber',
  in_panel: 'blue',
  suspended: 'red',
  recommended: 'amber',
  named: 'green',
  warned: 'amber',
  frozen: 'red',
  active: 'green',
}

/** A status as a word, coloured alike on every page. */
export function StatusChip({ entity, status }: { entity: Entity; status: string }) {
  const { find } = useText()
  return <Chip tone={tones[status] ?? 'gray'}>{find([`states.${entity}.${status}`, 'states.unknown'])}</Chip>
}
