import { db, type Prisma, type Tx } from '~server/core/database'

/** As if the triggers that keep rule sets were not there. Cascades are not there either. */
async function behindTheTriggers(work: (tx: Tx) => Promise<unknown>): Promise<void> {
  await db.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`
    await work(tx)
  })
}

/** One number or list of the database, changed where nobody could change it: everything else must follow. */
export function changeDatum(where: Prisma.RuleParameterWhereInput, value: number | readonly string[]): Promise<void> {
  return behindTheTriggers((tx) => tx.ruleParameter.updateMany({ where, data: { value: typeof value === 'number' ? value : [...value] } }))
}

/** Takes rule sets away, in force or not. */
export function clearRuleSets(where: Prisma.RuleSetWhereInput = {}): Promise<void> {
  return behindTheTriggers(async (tx) => {
    await tx.ruleParameter.deleteMany({ where: { ruleSet: where } })
    await tx.clause.deleteMany({ where: { ruleSet: where } })
    await tx.ruleSet.deleteMany({ where })
  })
}
