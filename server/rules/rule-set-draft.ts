import type { Parameter, ParameterValue, StoredParameter } from './parameters'

export interface DraftParameter extends Pick<Parameter, 'rule' | 'key' | 'checklist' | 'evaluator' | 'ordinal'> {
  readonly value: ParameterValue
}

export interface DraftClause {
  readonly reference: string
  readonly title: string
  readonly sentence: string
  readonly demand: string
  readonly parameters: readonly DraftParameter[]
}

/** A version of a rule set as it would be: what is saved, and what the what-if looks at before anything is. */
export interface RuleSetDraft {
  readonly key: string
  readonly version: number
  readonly document: string
  readonly documentNumber: string
  readonly effectiveFrom: Date
  readonly unionId: string | null
  readonly reason: string
  readonly clauses: readonly DraftClause[]
}

/** The parameters that would hold: those of the draft take the place of its rule set's version that holds now. Pure. */
export function withDraft(stored: readonly StoredParameter[], draft: RuleSetDraft): StoredParameter[] {
  const { key: ruleSetKey, version, document, documentNumber, effectiveFrom, unionId } = draft
  const drafted = draft.clauses.flatMap(({ reference, sentence, parameters }) =>
    parameters.map((parameter) => ({
      ...{ ...parameter, unionId, effectiveFrom },
      clause: { document, documentNumber, reference, sentence, ruleSetKey, version },
    })),
  )
  return [...stored.filter(({ clause }) => clause.ruleSetKey !== ruleSetKey), ...drafted]
}
