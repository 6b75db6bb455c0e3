/** Where a rule stands: quoted in every refusal, so that it can be defended on paper. */
export interface ClauseQuote {
  readonly document: string
  readonly documentNumber: string
  readonly reference: string
  readonly sentence: string
}

export type RequirementState = 'met' | 'not_met' | 'unknown'

/** One rule, looked at for one workshop or alliance. The page's sentence is app/i18n/<language>/rules, by `key`. */
export interface Requirement {
  /** R01…R60 of the rules. */
  readonly rule: string
  readonly key: string
  readonly state: RequirementState
  /** A number, or the things of which one is needed. */
  readonly required: number | readonly string[]
  /** A number, or the things that count. */
  readonly actual: number | readonly string[]
  readonly clause: ClauseQuote
}

export function isValid(requirements: readonly Requirement[]): boolean {
  return requirements.every((requirement) => requirement.state === 'met')
}
