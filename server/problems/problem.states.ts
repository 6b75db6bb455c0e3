import type { ProblemStatus } from '../core/database'
import type { StateMachine } from '../core/states'

/** 问题收集: reported, looked at (甄别), taken up as a challenge (立项) or not. */
export const problemStates = {
  initial: 'submitted',
  ends: ['rejected', 'withdrawn', 'established'],
  moves: {
    accept: { from: ['submitted'], to: 'accepted' },
    return: { from: ['submitted'], to: 'returned' },
    reject: { from: ['submitted'], to: 'rejected' },
    revise: { from: ['submitted', 'returned'], to: 'submitted' },
    withdraw: { from: ['submitted', 'returned', 'accepted'], to: 'withdrawn' },
    establish: { from: ['accepted'], to: 'established' },
  },
} as const satisfies StateMachine<ProblemStatus>

export type ProblemAction = keyof typeof problemStates.moves
