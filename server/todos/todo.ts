/** What waits for a person. The sentence of each kind is in app/i18n/<language>/todos. */
export const todoKinds = [
  'answer_invitation',
  'form_alliance',
  'sign_charter',
  'answer_lead',
  'recommend_alliance',
  'name_alliance',
  'mend_alliance',
  'triage_problem',
  'revise_problem',
  'establish_problem',
  'publish_challenge',
  'submit_bid',
  'open_bids',
  'assign_reviewers',
  'review_bid',
  'nominate_bid',
  'declare_unsuccessful',
  'award_challenge',
  'start_work',
  'work_on_milestone',
  'accept_milestone',
  'request_acceptance',
  'appoint_panel',
  'cast_vote',
  'conclude_acceptance',
  'publish_result',
  'confirm_record',
] as const
export type TodoKind = (typeof todoKinds)[number]

export interface Todo {
  readonly kind: TodoKind
  /** The thing that it is about, and where it is done. */
  readonly title: string
  readonly url: string
  /** When it must be done, if there is a date. */
  readonly due: Date | null
  /** Since when it waits. */
  readonly since: Date
}
