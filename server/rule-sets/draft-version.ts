import type { Tx } from '../core/database'
import { invalid, type FieldFault } from '../core/errors'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { ruleSetPolicy } from '../policies/rule-set'
import { valueOf } from '../rules/parameters'
import type { RuleSetDraft } from '../rules/rule-set-draft'
import { readValue } from './dictionary'
import { findLatest, mayFollow, today } from './rule-set-facts'
import type { VersionInput } from './rule-set.schema'

/**
 * The next version of a rule set as somebody wrote it: all clauses and parameters of the latest, with the new values and
 * sentences in their places. Nothing is written. Throws not_found, forbidden, stale_version, conflict, invalid.
 */
export async function draftVersion(tx: Tx, actor: Actor, key: string, input: VersionInput): Promise<RuleSetDraft> {
  const latest = await findLatest(tx, key)
  authorize(actor, ruleSetPolicy, 'make_version', latest)
  mayFollow(latest, input, await today(tx))
  const faults: FieldFault[] = []
  const sentences = new Map(input.clauses.map(({ reference, sentence }) => [reference, sentence]))
  const rows = new Map(input.parameters.map((row, index) => [row.key, { row, index }]))
  const clauses = latest.clauses.map(({ reference, title, sentence, demand, parameters }) => ({
    ...{ reference, title, demand, sentence: sentences.get(reference) ?? sentence },
    parameters: parameters.map(({ rule, key: name, checklist, evaluator, ordinal, value }) => {
      const before = { rule, key: name, checklist, evaluator, ordinal, value: valueOf(name, value) }
      const given = rows.get(name)
      if (!given) return before
      const read = readValue(before, given.row)
      if ('value' in read) return { ...before, value: read.value }
      const field = `parameters.${given.index}.${typeof before.value === 'number' ? 'value' : 'words'}`
      faults.push({ field, ...read })
      return before
    }),
  }))
  const known = new Set(clauses.flatMap(({ parameters }) => parameters.map((parameter) => parameter.key)))
  if (input.parameters.some((row) => !known.has(row.key))) faults.push({ field: '', code: 'choose' })
  if (faults.length > 0) throw invalid(...faults)
  const { document, documentNumber, effectiveOn, reason } = input
  return {
    ...{ key, version: latest.version + 1, document, documentNumber, effectiveFrom: effectiveOn, unionId: latest.unionId, reason },
    clauses,
  }
}
