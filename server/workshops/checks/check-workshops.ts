import type { Tx } from '../../core/database'
import { CHECKLISTS, type ChecklistKey } from '../../rules/checklists'
import { evaluateWorkshop } from '../../rules/evaluate-workshop'
import { parametersForMany, type Parameters } from '../../rules/parameters'
import type { Requirement } from '../../rules/requirement'
import { loadWorkshopFacts, type NamedWorkshopFacts } from '../workshop-facts'

export interface CheckedWorkshop {
  readonly facts: NamedWorkshopFacts
  /** The rules that hold for it. */
  readonly parameters: Parameters
  readonly lists: readonly { readonly key: ChecklistKey; readonly requirements: readonly Requirement[] }[]
}

/** Every check list of these workshops, each by the rules of its own union, as it stands today. */
export async function checkWorkshops(tx: Tx, ids: readonly string[]): Promise<Map<string, CheckedWorkshop>> {
  const facts = await loadWorkshopFacts(tx, ids)
  const rules = await parametersForMany(
    tx,
    [...facts.values()].map(({ unionId }) => unionId),
  )
  return new Map(
    [...facts.values()].map((one) => {
      const parameters = rules(one.unionId)
      const lists = CHECKLISTS.map((key) => ({ key, requirements: evaluateWorkshop(one, key, parameters) }))
      return [one.id, { facts: one, parameters, lists }]
    }),
  )
}
