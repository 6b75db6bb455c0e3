import type { Tx } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { beijingDay, databaseTime } from '../core/time'

/** The rule set that a union lays over those above it has this key. */
export const layerKey = (unionId: string): string => `L-${unionId}`

/** The latest version of a rule set with everything in it, and who may govern it; null when there is none. */
export async function findLatest(tx: Tx, key: string) {
  const ruleSet = await tx.ruleSet.findFirst({
    where: { key },
    orderBy: { version: 'desc' },
    include: { clauses: { orderBy: { ordinal: 'asc' }, include: { parameters: { orderBy: { ordinal: 'asc' } } } } },
  })
  return ruleSet && { ...ruleSet, topUnionIds: await topUnionIds(tx) }
}

/** Unions with none above them: national industry unions, or a province that stands alone. */
export async function topUnionIds(tx: Tx): Promise<string[]> {
  const where = { parentId: null, level: { in: ['national', 'provincial'] as ('national' | 'provincial')[] } }
  return (await tx.union.findMany({ where, select: { id: true } })).map(({ id }) => id)
}

export async function today(tx: Tx): Promise<Date> {
  return beijingDay(await databaseTime(tx))
}

export type RuleSetStatus = 'pending' | 'in_force' | 'superseded'

/** How a version stands on a day: of those that hold already only the highest counts. */
export function statusOf(version: { version: number; effectiveFrom: Date }, all: readonly (typeof version)[], day: Date): RuleSetStatus {
  if (version.effectiveFrom > day) return 'pending'
  return all.some((other) => other.version > version.version && other.effectiveFrom <= day) ? 'superseded' : 'in_force'
}

/**
 * A version may follow on this one: it is the one that was looked at, and it holds already. Throws stale_version,
 * conflict (one that does not hold yet is withdrawn first), invalid (a day that has passed).
 */
export function mayFollow(
  latest: { version: number; effectiveFrom: Date } | null,
  input: { version: number; effectiveOn: Date },
  day: Date,
): void {
  if ((latest?.version ?? 0) !== input.version) throw new DomainError('stale_version')
  if (latest && latest.effectiveFrom > day)
    throw new DomainError('conflict', { entity: 'rule_set', status: 'pending', action: 'make_version' })
  if (input.effectiveOn < day) throw invalid({ field: 'effectiveOn', code: 'day_past' })
}
