import { isThis } from './actor'
import type { Policy } from './authorize'

interface VoteRow {
  readonly expertId: string
}

export const acceptanceVotePolicy = {
  read: (actor, vote) => isThis(actor, vote.expertId),
  recuse: (actor, vote) => isThis(actor, vote.expertId),
  cast: (actor, vote) => isThis(actor, vote.expertId),
} satisfies Policy<VoteRow, 'recuse' | 'cast'>
