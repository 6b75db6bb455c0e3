import type { Tx } from '../core/database'
import { databaseTime } from '../core/time'
import type { ClauseQuote } from './requirement'

export interface Parameter {
  readonly rule: string
  readonly value: unknown
  readonly clause: ClauseQuote
}

/** The parameters that hold for one union at one time. */
export interface Parameters {
  number(key: string): Parameter & { readonly value: number }
  list(key: string): Parameter & { readonly value: readonly string[] }
}

/** The union and everything above it, the nearest first. */
async function chain(tx: Tx, unionId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE up AS (
      SELECT id, "parentId", 0 AS height FROM "Union" WHERE id = ${unionId}
      UNION ALL SELECT u.id, u."parentId", up.height + 1 FROM "Union" u JOIN up ON u.id = up."parentId" WHERE up.height < 20
    ) SELECT id FROM up ORDER BY height`
  return rows.map(({ id }) => id)
}

/**
 * What the rule sets say for a union today: of several that hold a parameter the one of the nearest union counts,
 * then the latest. Throws when a parameter is asked for that no rule set has: a fault of the data, not of a person.
 */
export async function parametersFor(tx: Tx, unionId: string): Promise<Parameters> {
  const unions = await chain(tx, unionId)
  const now = await databaseTime(tx)
  const rows = await tx.ruleParameter.findMany({
    where: { ruleSet: { effectiveFrom: { lte: now }, OR: [{ unionId: { in: unions } }, { unionId: null }] } },
    include: { clause: true, ruleSet: true },
  })
  const nearness = (of: string | null) => (of === null ? unions.length : unions.indexOf(of))
  const ordered = [...rows].sort(
    (a, b) =>
      nearness(a.ruleSet.unionId) - nearness(b.ruleSet.unionId) ||
      b.ruleSet.effectiveFrom.getTime() - a.ruleSet.effectiveFrom.getTime() ||
      b.ruleSet.version - a.ruleSet.version,
  )
  const find = (key: string): Parameter => {
    const row = ordered.find((candidate) => candidate.key === key)
    if (!row) throw new Error(`no rule set has the parameter ${key}`)
    const { document, documentNumber } = row.ruleSet
    const { reference, sentence } = row.clause
    return { rule: row.rule, value: row.value, clause: { document, documentNumber, reference, sentence } }
  }
  return {
    number: (key) => {
      const found = find(key)
      if (typeof found.value !== 'number') throw new Error(`${key} is no number`)
      return { ...found, value: found.value }
    },
    list: (key) => {
      const found = find(key)
      if (!Array.isArray(found.value)) throw new Error(`${key} is no list`)
      return { ...found, value: found.value.map(String) }
    },
  }
}
