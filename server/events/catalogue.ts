/** Everything that can happen, past tense, and to which kind of thing. The sentence of each is in app/i18n/<language>/events. */
export const EVENTS = {
  'alliance.created': 'alliance',
  'alliance.workshop_invited': 'alliance',
  'alliance.invitation_withdrawn': 'alliance',
  'alliance.invitation_accepted': 'alliance',
  'alliance.invitation_declined': 'alliance',
  'alliance.workshop_left': 'alliance',
  'alliance.associate_joined': 'alliance',
  'alliance.associate_left': 'alliance',
  'alliance.principles_written': 'alliance',
  'alliance.charter_written': 'alliance',
  'alliance.charter_signed': 'alliance',
  'alliance.submitted': 'alliance',
  'alliance.recommended': 'alliance',
  'alliance.returned': 'alliance',
  'alliance.named': 'alliance',
  'alliance.warned': 'alliance',
  'alliance.frozen': 'alliance',
  'alliance.mended': 'alliance',
  'alliance.lead_proposed': 'alliance',
  'alliance.lead_declined': 'alliance',
  'alliance.lead_changed': 'alliance',
  'alliance.dissolved': 'alliance',
  'workshop.imported': 'workshop',
  'workshop.title_granted': 'workshop',
  'workshop.title_revoked': 'workshop',
  'workshop.revised': 'workshop',
  'workshop.record_changed': 'workshop',
  'workshop.statement_confirmed': 'workshop',
  'workshop.statement_withdrawn': 'workshop',
  'workshop.member_joined': 'workshop',
  'workshop.member_changed': 'workshop',
  'workshop.member_left': 'workshop',
  'workshop.leader_changed': 'workshop',
  'problem.reported': 'problem',
  'problem.revised': 'problem',
  'problem.withdrawn': 'problem',
  'problem.accepted': 'problem',
  'problem.returned': 'problem',
  'problem.rejected': 'problem',
  'problem.established': 'problem',
  'problem.imported': 'problem',
  'problem.readers_changed': 'problem',
  'challenge.drafted': 'challenge',
  'challenge.revised': 'challenge',
  'challenge.published': 'challenge',
  'challenge.cancelled': 'challenge',
  'challenge.closed': 'challenge',
  'challenge.bids_opened': 'challenge',
  'challenge.reviewers_assigned': 'challenge',
  'challenge.nominated': 'challenge',
  'challenge.awarded': 'challenge',
  'challenge.declared_unsuccessful': 'challenge',
  'challenge.work_started': 'challenge',
  'challenge.acceptance_requested': 'challenge',
  'challenge.panel_appointed': 'challenge',
  'challenge.returned': 'challenge',
  'challenge.accepted': 'challenge',
  'challenge.promoted': 'challenge',
  'challenge.readers_changed': 'challenge',
  'bid.drafted': 'bid',
  'bid.submitted': 'bid',
  'bid.withdrawn': 'bid',
  'review.submitted': 'review',
  'review.recused': 'review',
  'milestone.reported': 'milestone',
  'milestone.submitted': 'milestone',
  'milestone.accepted': 'milestone',
  'milestone.returned': 'milestone',
  'acceptance.vote_cast': 'acceptance',
  'result.published': 'result',
  'result.revised': 'result',
  'result.withdrawn': 'result',
  'result.imported': 'result',
  'result.readers_changed': 'result',
  'result.recorded': 'result',
  'resource.offered': 'resource',
  'resource.revised': 'resource',
  'resource.withdrawn': 'resource',
  'resource.readers_changed': 'resource',
  'resource.imported': 'resource',
  'rule_set.version_made': 'rule_set',
  'rule_set.version_withdrawn': 'rule_set',
  'sub_sector.added': 'sub_sector',
  'sub_sector.retired': 'sub_sector',
  'sub_sector.reinstated': 'sub_sector',
  'unit.imported': 'unit',
  'user.imported': 'user',
  'user.suspended': 'user',
  'user.reinstated': 'user',
  'user.sessions_ended': 'user',
  'user.profile_changed': 'user',
  'user.honour_recorded': 'user',
  'user.honour_removed': 'user',
  'user.honour_confirmed': 'user',
  'user.honour_withdrawn': 'user',
} as const

export type EventName = keyof typeof EVENTS
export type EntityType = (typeof EVENTS)[EventName]

/** Names of those who are told; what they do stands in handlers.ts. One delivery row each, in the event's transaction. */
export const LISTENERS = ['live', 'search_postgres', 'search_meilisearch'] as const
export type ListenerName = (typeof LISTENERS)[number]

/** An event as a listener gets it. Listeners reload the rows: the event only says which. */
export interface StoredEvent {
  readonly seq: bigint
  readonly name: EventName
  readonly entity: EntityType
  readonly entityIds: readonly string[]
  readonly actorId: string | null
  readonly actorName: string
  /** The row's audience keys before the change; empty where no reader can have been lost. */
  readonly readersBefore: readonly string[]
  readonly at: Date
}
