import type { AllianceMemberStatus } from '../core/database'
import type { StateMachine } from '../core/states'

/** A workshop's part in an alliance. Who declined or left may be invited again. */
export const allianceMemberStates = {
  initial: 'invited',
  ends: ['accepted', 'declined', 'withdrawn', 'left'],
  moves: {
    accept_invitation: { from: ['invited'], to: 'accepted' },
    decline_invitation: { from: ['invited'], to: 'declined' },
    withdraw_invitation: { from: ['invited'], to: 'withdrawn' },
    leave: { from: ['accepted'], to: 'left' },
    invite: { from: ['declined', 'withdrawn', 'left'], to: 'invited' },
  },
} as const satisfies StateMachine<AllianceMemberStatus>
