import type { ReviewStatus } from '../../core/database'
import type { StateMachine } from '../../core/states'

export const reviewStates = {
  initial: 'assigned',
  ends: ['recused', 'submitted'],
  moves: {
    recuse: { from: ['assigned'], to: 'recused' },
    submit: { from: ['assigned'], to: 'submitted' },
  },
} as const satisfies StateMachine<ReviewStatus>
