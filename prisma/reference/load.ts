import { db } from '../../server/core/database'
import { loadRuleSets } from './load-rule-sets'
import { sectors } from './sectors'

/** What every installation needs before anybody signs in. Safe to run at every start, and by two processes at once. */
export async function loadReference(): Promise<void> {
  await db.sector.createMany({ data: [...sectors], skipDuplicates: true })
  await loadRuleSets()
}
