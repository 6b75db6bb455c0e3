import type { AllianceStanding } from '../core/database'
import { addDays, beijingDay, endOfBeijingDay } from '../core/time'

export interface Standing {
  readonly standing: AllianceStanding
  readonly mendBy: Date | null
}

/**
 * How a named alliance stands after its rules were looked at (AL-06): unmet it is warned and has `mendDays` whole days
 * in Beijing to mend, after them it is frozen; met it is sound at once, whatever it was. Pure.
 */
export function standingAfter({ standing, mendBy }: Standing, isMet: boolean, now: Date, mendDays: number): Standing {
  if (isMet) return { standing: 'sound', mendBy: null }
  if (standing === 'sound' || !mendBy) return { standing: 'warned', mendBy: endOfBeijingDay(addDays(beijingDay(now), mendDays)) }
  return { standing: now > mendBy ? 'frozen' : standing, mendBy }
}

/** Days that are left to mend; today counts as none. */
export function daysLeft(mendBy: Date, now: Date): number {
  return Math.max(0, Math.round((beijingDay(mendBy).getTime() - beijingDay(now).getTime()) / 86_400_000))
}
