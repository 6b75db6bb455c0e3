import type { Tx } from './database'
import { beijingYear } from './time'

/**
 * The next public number of a series ("JB" → "JB-2026-001"), without gaps: it is raised in the caller's transaction
 * and goes back with it. Never for bids: their number is a secret until opening.
 */
export async function nextNumber(tx: Tx, series: 'WT' | 'JB' | 'CG', at: Date): Promise<string> {
  const key = `${series}-${beijingYear(at)}`
  const { last } = await tx.numberSeries.upsert({ where: { key }, create: { key, last: 1 }, update: { last: { increment: 1 } } })
  return `${key}-${String(last).padStart(3, '0')}`
}
