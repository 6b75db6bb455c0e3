import type { AllianceStatus } from '../core/database'
import type { StateMachine } from '../core/states'

/** S0 三: formed by its workshops, recommended by the union of the lead's unit, named by the governing union. */
export const allianceStates = {
  initial: 'draft',
  ends: ['named', 'dissolved'],
  moves: {
    revise: { from: ['draft'], to: 'draft' },
    submit: { from: ['draft'], to: 'submitted' },
    recommend: { from: ['submitted'], to: 'recommended' },
    name: { from: ['recommended'], to: 'named' },
    return: { from: ['submitted', 'recommended'], to: 'draft' },
    dissolve: { from: ['draft', 'submitted', 'recommended', 'named'], to: 'dissolved' },
  },
} as const satisfies StateMachine<AllianceStatus>

export type AllianceAction = keyof typeof allianceStates.moves

const ALIVE: readonly AllianceStatus[] = ['draft', 'submitted', 'recommended', 'named']

/**
 * What is done without moving the alliance, and in which states. While unions decide the charter stands still: they
 * decide on what was submitted.
 */
export const ALLIANCE_WORK = {
  invite: ALIVE,
  accept_invitation: ALIVE,
  decline_invitation: ALIVE,
  withdraw_invitation: ALIVE,
  leave: ALIVE,
  sign_charter: ALIVE,
  associate: ALIVE,
  write_charter: ['draft', 'named'],
  propose_lead: ['draft', 'named'],
  answer_lead: ['draft', 'named'],
  draft_challenge: ALIVE,
} as const satisfies Readonly<Record<string, readonly AllianceStatus[]>>

export type AllianceWork = keyof typeof ALLIANCE_WORK
