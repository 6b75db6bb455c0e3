import type { Locator } from 'playwright-core'
import type { Cast, Stage } from './journey'

export const TITLE = '床上踝泵运动计数与提醒装置'

/** What the steps of one telling share; they run in order. */
export interface Story {
  readonly stage: () => Stage
  readonly cast: () => Cast
  readonly world: { problemId?: string; challengeId?: string; resultId?: string }
}

/** Waits until it can be seen. */
export function visible(locator: Locator): Promise<void> {
  return locator.waitFor({ state: 'visible' })
}
