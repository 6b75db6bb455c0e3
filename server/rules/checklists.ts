import type { Requirement } from './requirement'

/** The living check lists of a workshop: 六有 (S2), seven standards (S1), eight conditions and three musts (S3), 动态管理. */
export const CHECKLISTS = ['six_haves', 'seven_standards', 'eight_conditions', 'three_musts', 'keeping'] as const
export type ChecklistKey = (typeof CHECKLISTS)[number]

/** How many items of a check list are met, and of how many nothing can be said yet. */
export interface Tally {
  readonly key: ChecklistKey
  readonly met: number
  readonly unknown: number
  readonly total: number
}

/** Counts a check list. Pure. */
export function tallyOf(key: ChecklistKey, requirements: readonly Requirement[]): Tally {
  const count = (state: Requirement['state']) => requirements.filter((requirement) => requirement.state === state).length
  return { key, met: count('met'), unknown: count('unknown'), total: requirements.length }
}
