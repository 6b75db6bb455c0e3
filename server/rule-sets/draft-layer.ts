import type { Tx } from '../core/database'
import { invalid, type FieldFault } from '../core/errors'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { unionPolicy } from '../policies/rule-set'
import { layParameters, loadParameters, unionChains, type Parameters } from '../rules/parameters'
import type { DraftClause, RuleSetDraft } from '../rules/rule-set-draft'
import { readValue } from './dictionary'
import { findLatest, layerKey, mayFollow, today } from './rule-set-facts'
import type { LayerInput } from './rule-set.schema'

/** What holds for a union on a day without its own layer: what that layer may say otherwise. */
export async function parametersAbove(tx: Tx, unionId: string, day: Date): Promise<Parameters> {
  const chain = (await unionChains(tx, [unionId])).get(unionId) ?? []
  const stored = await loadParameters(tx, day)
  return layParameters(
    stored.filter(({ clause }) => clause.ruleSetKey !== layerKey(unionId)),
    chain,
  )
}

type Row = LayerInput['parameters'][number]

/** What the shipped documents call the clause of each parameter (有创新团队, …): a union's clause about it is called the same. */
async function clauseTitles(tx: Tx, keys: readonly string[]): Promise<(key: string) => string> {
  const rows = await tx.ruleParameter.findMany({
    where: { key: { in: [...keys] }, ruleSet: { unionId: null } },
    select: { key: true, clause: { select: { title: true } } },
  })
  const titles = new Map(rows.map(({ key, clause }) => [key, clause.title]))
  return (key) => titles.get(key) ?? ''
}

/** One row as a parameter below its clause, or what is wrong with it. */
function readRow(row: Row, index: number, above: Parameters, title: string): { clause: DraftClause } | { faults: FieldFault[] } {
  const [over] = above.layers(row.key)
  if (!over) return { faults: [{ field: '', code: 'choose' }] }
  const read = readValue(over, row)
  const [reference, sentence] = [row.reference.trim(), row.sentence.trim()]
  const faults: FieldFault[] = [
    ...('code' in read ? [{ field: `parameters.${index}.${typeof over.value === 'number' ? 'value' : 'words'}`, ...read }] : []),
    ...(reference ? [] : [{ field: `parameters.${index}.reference`, code: 'required' }]),
    ...(sentence ? [] : [{ field: `parameters.${index}.sentence`, code: 'required' }]),
  ]
  if (faults.length > 0 || !('value' in read)) return { faults }
  const { rule, key, checklist, evaluator, ordinal } = over
  return {
    clause: { reference, sentence, title, demand: '', parameters: [{ rule, key, checklist, evaluator, ordinal, value: read.value }] },
  }
}

/** Rows that cite one clause stand below it together; a clause has one sentence. */
function gather(rows: readonly { index: number; clause: DraftClause }[]): DraftClause[] {
  const clauses = new Map<string, DraftClause>()
  for (const { index, clause } of rows) {
    const same = clauses.get(clause.reference)
    if (same && same.sentence !== clause.sentence) throw invalid({ field: `parameters.${index}.sentence`, code: 'clause_differs' })
    clauses.set(clause.reference, same ? { ...same, parameters: [...same.parameters, ...clause.parameters] } : clause)
  }
  return [...clauses.values()]
}

/**
 * A union's own rules as somebody wrote them, over those that hold for it anyway. Without a single parameter left they
 * say nothing any more, and those above hold again. Nothing is written. Throws not_found, forbidden, stale_version,
 * conflict, invalid.
 */
export async function draftLayer(tx: Tx, actor: Actor, unionId: string, input: LayerInput): Promise<RuleSetDraft> {
  authorize(actor, unionPolicy, 'lay_rules', await tx.union.findUnique({ where: { id: unionId }, select: { id: true } }))
  const key = layerKey(unionId)
  const latest = await findLatest(tx, key)
  mayFollow(latest, input, await today(tx))
  const above = await parametersAbove(tx, unionId, input.effectiveOn)
  const rows = input.parameters.map((row, index) => ({ row, index })).filter(({ row }) => row.drop !== 'on')
  const titleOf = await clauseTitles(
    tx,
    rows.map(({ row }) => row.key),
  )
  const read = rows.map(({ row, index }) => ({ index, read: readRow(row, index, above, titleOf(row.key)) }))
  const faults = read.flatMap((one) => ('faults' in one.read ? one.read.faults : []))
  if (new Set(rows.map(({ row }) => row.key)).size < rows.length) faults.push({ field: '', code: 'choose' })
  if (faults.length > 0) throw invalid(...faults)
  const { document, documentNumber, effectiveOn, reason } = input
  return {
    ...{ key, version: (latest?.version ?? 0) + 1, document, documentNumber, effectiveFrom: effectiveOn, unionId, reason },
    clauses: gather(read.flatMap((one) => ('clause' in one.read ? [{ index: one.index, clause: one.read.clause }] : []))),
  }
}
