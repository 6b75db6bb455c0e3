import type { ResultStatus } from '../core/database'
import type { StateMachine } from '../core/states'

export const resultStates = {
  initial: 'draft',
  ends: ['published', 'withdrawn'],
  moves: {
    publish: { from: ['draft'], to: 'published' },
    revise: { from: ['published'], to: 'published' },
    withdraw: { from: ['published'], to: 'withdrawn' },
  },
} as const satisfies StateMachine<ResultStatus>
