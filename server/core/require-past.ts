import type { Tx } from './database'
import { invalid } from './errors'
import { beijingDay, databaseTime } from './time'

const FIRST_YEAR = 1900

/**
 * 北京时间's today by the database's clock. Throws invalid beside the field of a day that is still to come, or that no
 * living person has seen.
 */
export async function requirePast(tx: Tx, days: Readonly<Record<string, Date>>): Promise<Date> {
  const today = beijingDay(await databaseTime(tx))
  const faults = Object.entries(days).flatMap(([field, day]) => {
    if (day > today) return [{ field, code: 'day_in_future' }]
    return day.getUTCFullYear() < FIRST_YEAR ? [{ field, code: 'day' }] : []
  })
  if (faults.length > 0) throw invalid(...faults)
  return today
}
