import type { UserStatus } from '../core/database'
import type { StateMachine } from '../core/states'

export const userStates = {
  initial: 'active',
  ends: ['active'],
  moves: {
    suspend: { from: ['active'], to: 'suspended' },
    reinstate: { from: ['suspended'], to: 'active' },
  },
} as const satisfies StateMachine<UserStatus>
