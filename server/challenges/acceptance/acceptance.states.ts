import type { AcceptanceStatus, AcceptanceVoteStatus } from '../../core/database'
import type { StateMachine } from '../../core/states'

export const acceptanceStates = {
  initial: 'requested',
  ends: ['passed', 'returned'],
  moves: {
    appoint_panel: { from: ['requested', 'in_panel'], to: 'in_panel' },
    accept: { from: ['in_panel'], to: 'passed' },
    return: { from: ['in_panel'], to: 'returned' },
  },
} as const satisfies StateMachine<AcceptanceStatus>

export const acceptanceVoteStates = {
  initial: 'assigned',
  ends: ['recused', 'cast'],
  moves: {
    recuse: { from: ['assigned'], to: 'recused' },
    cast: { from: ['assigned'], to: 'cast' },
  },
} as const satisfies StateMachine<AcceptanceVoteStatus>
