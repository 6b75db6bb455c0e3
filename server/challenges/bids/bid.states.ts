import type { BidStatus } from '../../core/database'
import type { StateMachine } from '../../core/states'

/** 揭榜. A draft that was never submitted lapses at opening. */
export const bidStates = {
  initial: 'draft',
  ends: ['withdrawn', 'lapsed', 'unsuccessful', 'awarded'],
  moves: {
    draft: { from: ['draft'], to: 'draft' },
    submit: { from: ['draft', 'submitted'], to: 'submitted' },
    withdraw: { from: ['draft', 'submitted'], to: 'withdrawn' },
    open: { from: ['submitted'], to: 'opened' },
    lapse: { from: ['draft', 'submitted'], to: 'lapsed' },
    nominate: { from: ['opened'], to: 'nominated' },
    award: { from: ['nominated'], to: 'awarded' },
    decline: { from: ['opened', 'nominated'], to: 'unsuccessful' },
  },
} as const satisfies StateMachine<BidStatus>

export type BidAction = keyof typeof bidStates.moves
