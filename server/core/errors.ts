/**
 * Codes live here, words above: app/http/error-status.ts has the status and app/i18n the sentence of each.
 * A code without both does not compile.
 */
export const ERROR_CODES = [
  'not_signed_in',
  'wrong_credentials',
  'suspended',
  'rate_limited',
  'not_found',
  'forbidden',
  'sealed',
  'recused',
  'same_person',
  'invalid',
  'too_large',
  'conflict',
  'stale_version',
  'name_too_similar',
  'rule_unmet',
  'alliance_incomplete',
  'challenges_running',
  'deadline_passed',
  'deadline_in_past',
  'not_yet_opening',
  'already_bid',
  'already_scored',
  'already_answered',
  'reviews_incomplete',
  'votes_incomplete',
  'milestones_incomplete',
  'no_reviewers',
  'idempotency_key_missing',
  'idempotency_key_reused',
  'still_processing',
  'file_empty',
  'file_too_large',
  'file_type_refused',
  'file_unsafe',
  'file_unreadable',
  'archive_unsafe',
  'picture_broken',
  'storage_full',
  'unavailable',
] as const

export type ErrorCode = (typeof ERROR_CODES)[number]

/** Values that the sentence of a code needs: counts, names, dates (ISO), states. Never another person's content. */
export type ErrorDetail = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>

/** One wrong field: where the person typed it, and a code whose sentence stands beside it (app/i18n/<language>/fields). */
export interface FieldFault {
  readonly field: string
  readonly code: string
  readonly detail?: ErrorDetail
}

/** A refusal that a person should read about. Anything else that is thrown is a fault of ours. */
export class DomainError extends Error {
  override readonly name = 'DomainError'
  constructor(
    readonly code: ErrorCode,
    readonly detail: ErrorDetail = {},
    readonly faults: readonly FieldFault[] = [],
  ) {
    super(code)
  }
}

/** Field faults as one refusal (status 422). */
export function invalid(...faults: FieldFault[]): DomainError {
  return new DomainError('invalid', {}, faults)
}
