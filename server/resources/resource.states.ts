import type { ResourceStatus } from '../core/database'
import type { StateMachine } from '../core/states'

export const resourceStates = {
  initial: 'offered',
  ends: ['offered', 'withdrawn'],
  moves: {
    revise: { from: ['offered'], to: 'offered' },
    withdraw: { from: ['offered'], to: 'withdrawn' },
    offer: { from: ['withdrawn'], to: 'offered' },
  },
} as const satisfies StateMachine<ResourceStatus>

export type ResourceAction = keyof typeof resourceStates.moves
