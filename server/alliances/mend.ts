import type { Alliance, Tx } from '../core/database'
import { databaseTime } from '../core/time'
import { parametersFor } from '../rules/parameters'
import type { ClauseQuote } from '../rules/requirement'
import { daysLeft } from './standing'

export interface Mend {
  readonly by: Date
  readonly days: number
  readonly clause: ClauseQuote
}

/** Until when a marked alliance has to meet its rules again, and which clause says so; null while it is sound. */
export async function mendOf(tx: Tx, { standing, mendBy, governingUnionId }: Alliance): Promise<Mend | null> {
  if (standing === 'sound' || !mendBy) return null
  const { clause } = (await parametersFor(tx, governingUnionId)).number('alliance.mend_days')
  return { by: mendBy, days: daysLeft(mendBy, await databaseTime(tx)), clause }
}
