/** Where a rule stands: quoted in every refusal, so that it can be defended on paper. */
export interface ClauseQuote {
  readonly document: string
  readonly documentNumber: string
  readonly reference: string
  readonly sentence: string
  /** The rule set and its version, for the way to the policy library and for decisions that keep it. */
  readonly ruleSetKey: string
  readonly version: number
}

export type RequirementState = 'met' | 'not_met' | 'unknown'

/** One rule, looked at for one workshop or alliance. The page's sentence is app/i18n/<language>/rules, by `evaluator`. */
export interface Requirement {
  /** R01…R60 of the rules. */
  readonly rule: string
  /** The parameter: one name over all layers and versions. */
  readonly key: string
  readonly evaluator: string
  readonly state: RequirementState
  /** A number, or the things that are needed (of some rules all, of some one: the evaluator's sentence says which). */
  readonly required: number | readonly string[]
  /** A number, or the things that count; null when nothing is recorded that could answer. */
  readonly actual: number | readonly string[] | null
  /** How many, or which, are still wanting; empty when met. */
  readonly missing: number | readonly string[]
  readonly clause: ClauseQuote
}

export function isValid(requirements: readonly Requirement[]): boolean {
  return requirements.every((requirement) => requirement.state === 'met')
}
