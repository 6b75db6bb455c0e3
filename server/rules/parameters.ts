import type { Tx } from '../core/database'
import { beijingDay, databaseTime } from '../core/time'
import type { ClauseQuote } from './requirement'

export type ParameterValue = number | readonly string[]

/** One number or list of one rule set. */
export interface Parameter<Value extends ParameterValue = ParameterValue> {
  readonly rule: string
  readonly key: string
  readonly value: Value
  readonly checklist: string | null
  readonly evaluator: string | null
  readonly ordinal: number
  readonly clause: ClauseQuote
  /** The union that laid it down; null for the documents that hold for all. */
  readonly unionId: string | null
}

/** The parameters that hold for one union at one time. Asking for one that no rule set has is a fault of the data: it throws. */
export interface Parameters {
  number(key: string): Parameter<number>
  list(key: string): Parameter<readonly string[]>
  /** The items of a check list, in its document's order. */
  checklist(name: string): readonly Parameter[]
  /** Every rule set's word on a parameter, the one that counts first: more than one is a contradiction to show. */
  layers(key: string): readonly Parameter[]
  /** The names of all parameters, in no order. */
  keys(): readonly string[]
}

/** A parameter as it is stored, with what decides which of several counts. */
export interface StoredParameter extends Parameter {
  readonly effectiveFrom: Date
}

/**
 * Of the parameters in force those of the nearest union count, then those of the later rule set. `unions` is the union
 * and all above it, the nearest first. Pure, so that the what-if can lay a version over it that nobody has saved yet.
 */
export function layParameters(stored: readonly StoredParameter[], unions: readonly string[]): Parameters {
  const nearness = ({ unionId }: StoredParameter) => (unionId === null ? unions.length : unions.indexOf(unionId))
  const layers = new Map<string, StoredParameter[]>()
  for (const parameter of stored) if (nearness(parameter) >= 0) layers.set(parameter.key, [...(layers.get(parameter.key) ?? []), parameter])
  for (const rows of layers.values())
    rows.sort((a, b) => nearness(a) - nearness(b) || b.effectiveFrom.getTime() - a.effectiveFrom.getTime())
  const find = (key: string): StoredParameter => {
    const [first] = layers.get(key) ?? []
    if (!first) throw new Error(`no rule set has the parameter ${key}`)
    return first
  }
  return {
    number: (key) => {
      const found = find(key)
      if (typeof found.value !== 'number') throw new Error(`${key} is no number`)
      return { ...found, value: found.value }
    },
    list: (key) => {
      const found = find(key)
      if (typeof found.value === 'number') throw new Error(`${key} is no list`)
      return { ...found, value: found.value }
    },
    checklist: (name) =>
      [...layers.values()].flatMap(([first]) => (first?.checklist === name ? [first] : [])).sort((a, b) => a.ordinal - b.ordinal),
    layers: (key) => layers.get(key) ?? [],
    keys: () => [...layers.keys()],
  }
}

/** Every union with those above it, the nearest first, for the unions given. */
export async function unionChains(tx: Tx, unionIds: readonly string[]): Promise<Map<string, string[]>> {
  const rows = await tx.$queryRaw<{ start: string; id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id AS start, id, "parentId", 0 AS height FROM "Union" WHERE id = ANY(${[...unionIds]})
      UNION ALL SELECT up.start, u.id, u."parentId", up.height + 1 FROM "Union" u JOIN up ON u.id = up."parentId" WHERE up.height < 20
    ) SELECT start, id FROM up ORDER BY start, height`
  const chains_ = new Map<string, string[]>(unionIds.map((id) => [id, []]))
  for (const { start, id } of rows) chains_.get(start)?.push(id)
  return chains_
}

/** The value of a stored parameter: anything but a number or a list of words is a fault of the data. */
export function valueOf(key: string, value: unknown): ParameterValue {
  if (typeof value === 'number') return value
  if (Array.isArray(value)) return value.map(String)
  throw new Error(`${key} is neither a number nor a list`)
}

/**
 * The parameters of each rule set's latest version that holds on a day of 北京时间: an older version says nothing any
 * more, not even on what the latest leaves out.
 */
export async function loadParameters(tx: Tx, day: Date): Promise<StoredParameter[]> {
  const inForce = await tx.ruleSet.findMany({
    where: { effectiveFrom: { lte: day } },
    orderBy: { version: 'asc' },
    select: { id: true, key: true },
  })
  const latest = new Map(inForce.map(({ id, key }) => [key, id]))
  const rows = await tx.ruleParameter.findMany({
    where: { ruleSetId: { in: [...latest.values()] } },
    include: { clause: true, ruleSet: true },
  })
  return rows.map(({ rule, key, value, checklist, evaluator, ordinal, clause, ruleSet }) => ({
    ...{ rule, key, checklist, evaluator, ordinal, unionId: ruleSet.unionId, effectiveFrom: ruleSet.effectiveFrom },
    value: valueOf(key, value),
    clause: {
      document: ruleSet.document,
      documentNumber: ruleSet.documentNumber,
      reference: clause.reference,
      sentence: clause.sentence,
      ruleSetKey: ruleSet.key,
      version: ruleSet.version,
    },
  }))
}

/** What the rule sets say today for each of these unions (null: those without a union, for whom only the common ones hold). */
export async function parametersForMany(tx: Tx, unionIds: readonly (string | null)[]): Promise<(unionId: string | null) => Parameters> {
  const named = [...new Set(unionIds.filter((id) => id !== null))]
  const [above, stored] = [await unionChains(tx, named), await loadParameters(tx, beijingDay(await databaseTime(tx)))]
  const laid = new Map<string, Parameters>()
  return (unionId) => {
    const known = laid.get(unionId ?? '')
    if (known) return known
    const parameters = layParameters(stored, unionId === null ? [] : (above.get(unionId) ?? []))
    laid.set(unionId ?? '', parameters)
    return parameters
  }
}

/** What the rule sets say for a union today. */
export async function parametersFor(tx: Tx, unionId: string | null): Promise<Parameters> {
  return (await parametersForMany(tx, [unionId]))(unionId)
}
