/** A rule set as it ships: the document, its clauses in order, what each demands in our words, and its numbers as data. */
export interface ShippedRuleSet {
  readonly key: string
  readonly version: number
  readonly document: string
  readonly documentNumber: string
  readonly issuedOn: string
  readonly effectiveFrom: string
  readonly clauses: readonly ShippedClause[]
}

export interface ShippedClause {
  readonly reference: string
  readonly title: string
  /** The sentence as the document has it; noise of scanning is taken out, and where it changed the sense `demand` says so. */
  readonly sentence: string
  readonly demand: string
  readonly parameters: readonly ShippedParameter[]
}

export interface ShippedParameter {
  readonly rule: string
  readonly key: string
  readonly value: number | readonly string[]
  readonly evaluator?: string
}

type Pair = readonly [rule: string, key: string, value: number | readonly string[], evaluator?: string]

/** A clause with its parameters written in a row. */
export function clause(reference: string, title: string, sentence: string, demand: string, ...pairs: readonly Pair[]): ShippedClause {
  const parameters = pairs.map(([rule, key, value, evaluator]) => ({ rule, key, value, ...(evaluator && { evaluator }) }))
  return { reference, title, sentence, demand, parameters }
}
