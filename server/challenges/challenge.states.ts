import type { ChallengeStatus } from '../core/database'
import type { StateMachine } from '../core/states'

/** 揭榜挂帅, from the sheet to the promoted result. Time itself closes the bidding. */
export const challengeStates = {
  initial: 'draft',
  ends: ['in_promotion', 'unsuccessful', 'cancelled'],
  moves: {
    revise: { from: ['draft'], to: 'draft' },
    publish: { from: ['draft'], to: 'open' },
    cancel: { from: ['draft', 'open'], to: 'cancelled' },
    close: { from: ['open'], to: 'closed' },
    // Also from open: should the clock be late, opening looks at the deadline itself.
    open_bids: { from: ['open', 'closed'], to: 'in_review' },
    assign_reviewers: { from: ['in_review'], to: 'in_review' },
    nominate: { from: ['in_review'], to: 'nominated' },
    award: { from: ['nominated'], to: 'awarded' },
    declare_unsuccessful: { from: ['in_review', 'nominated'], to: 'unsuccessful' },
    plan_milestones: { from: ['awarded'], to: 'awarded' },
    start_work: { from: ['awarded'], to: 'in_progress' },
    request_acceptance: { from: ['in_progress'], to: 'in_acceptance' },
    appoint_panel: { from: ['in_acceptance'], to: 'in_acceptance' },
    return: { from: ['in_acceptance'], to: 'in_progress' },
    accept: { from: ['in_acceptance'], to: 'accepted' },
    promote: { from: ['accepted'], to: 'in_promotion' },
  },
} as const satisfies StateMachine<ChallengeStatus>

export type ChallengeAction = keyof typeof challengeStates.moves

/** In the order in which a challenge passes through them; the last two are where it ends without a result. */
export const CHALLENGE_STATUSES = [
  ...([
    'draft',
    'open',
    'closed',
    'in_review',
    'nominated',
    'awarded',
    'in_progress',
    'in_acceptance',
    'accepted',
    'in_promotion',
  ] as const),
  ...(['unsuccessful', 'cancelled'] as const),
] as const satisfies readonly ChallengeStatus[]

/** 问题收集→课题立项→项目跟进→集中攻关→成果转化→总结推广 (S4(十二)). */
export const STEPS = ['collect', 'establish', 'follow_up', 'attack', 'transfer', 'promote'] as const
export type Step = (typeof STEPS)[number]

/** Where a challenge stands in the six steps: its index in STEPS. */
export const stepOf: Readonly<Record<ChallengeStatus, number>> = {
  draft: 1,
  open: 1,
  closed: 1,
  in_review: 1,
  nominated: 1,
  unsuccessful: 1,
  cancelled: 1,
  awarded: 2,
  in_progress: 3,
  in_acceptance: 3,
  accepted: 4,
  in_promotion: 5,
}

/** States in which what was bid is still under seal. */
export const SEALED_STATES: readonly ChallengeStatus[] = ['draft', 'open', 'closed', 'cancelled']
