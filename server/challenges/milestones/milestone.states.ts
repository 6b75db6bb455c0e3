import type { MilestoneStatus } from '../../core/database'
import type { StateMachine } from '../../core/states'

/** In sequence: a milestone starts when the one before it is accepted. */
export const milestoneStates = {
  initial: 'planned',
  ends: ['accepted'],
  moves: {
    start: { from: ['planned'], to: 'in_progress' },
    submit: { from: ['in_progress', 'returned'], to: 'submitted' },
    return: { from: ['submitted'], to: 'returned' },
    accept: { from: ['submitted'], to: 'accepted' },
  },
} as const satisfies StateMachine<MilestoneStatus>
