import { db, type Tx } from '../../server/core/database'
import type { ShippedRuleSet } from './rule-sets/shapes'
import { shippedRuleSets } from './rule-sets/shipped'

/** True when everything of the rule set is there already: most starts find nothing to do. */
async function isLoaded({ key, version, clauses }: ShippedRuleSet): Promise<boolean> {
  const found = await db.ruleSet.findUnique({
    where: { key_version: { key, version } },
    select: { _count: { select: { clauses: true, parameters: true } } },
  })
  const parameters = clauses.reduce((sum, clause) => sum + clause.parameters.length, 0)
  return found?._count.clauses === clauses.length && found._count.parameters === parameters
}

async function loadClauses(tx: Tx, ruleSetId: string, { clauses }: ShippedRuleSet): Promise<void> {
  let ordinal = 0
  for (const [place, { parameters, reference, ...words }] of clauses.entries()) {
    const row = { ...words, ordinal: place }
    const { id: clauseId } = await tx.clause.upsert({
      where: { ruleSetId_reference: { ruleSetId, reference } },
      create: { ...row, ruleSetId, reference },
      update: row,
    })
    await tx.ruleParameter.createMany({
      data: parameters.map(({ rule, key, value, evaluator }) => ({
        ...{ rule, key, ruleSetId, clauseId, ordinal: ordinal++ },
        value: typeof value === 'number' ? value : [...value],
        // "six_haves.leader" with an evaluator is an item of the check list six_haves.
        ...(evaluator && { evaluator, checklist: key.split('.')[0] ?? '' }),
      })),
      skipDuplicates: true,
    })
  }
}

/**
 * The documents that ship. Safe to run at every start, and by two processes at once: what an earlier release loaded is
 * completed, a number that is there is never changed.
 */
export async function loadRuleSets(): Promise<void> {
  for (const ruleSet of shippedRuleSets) {
    if (await isLoaded(ruleSet)) continue
    const { clauses: _clauses, issuedOn, effectiveFrom, ...row } = ruleSet
    await db.$transaction(async (tx) => {
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('load_rule_sets'))`
      const { id } = await tx.ruleSet.upsert({
        where: { key_version: { key: row.key, version: row.version } },
        create: { ...row, issuedOn: new Date(issuedOn), effectiveFrom: new Date(effectiveFrom) },
        update: {},
      })
      await loadClauses(tx, id, ruleSet)
    })
  }
}
