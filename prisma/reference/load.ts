import { db } from '../../server/core/database'
import { ruleSets } from './rule-sets'
import { sectors } from './sectors'

/** What every installation needs before anybody signs in. Safe to run at every start, and by two processes at once. */
export async function loadReference(): Promise<void> {
  await db.sector.createMany({ data: [...sectors], skipDuplicates: true })
  for (const { clauses, issuedOn, effectiveFrom, ...ruleSet } of ruleSets) {
    const key_version = { key: ruleSet.key, version: ruleSet.version }
    if (await db.ruleSet.findUnique({ where: { key_version }, select: { id: true } })) continue
    const dates = { issuedOn: new Date(issuedOn), effectiveFrom: new Date(effectiveFrom) }
    await db.$transaction(async (tx) => {
      const [{ id } = { id: '' }] = await tx.ruleSet.createManyAndReturn({
        data: [{ ...ruleSet, ...dates }],
        skipDuplicates: true,
        select: { id: true },
      })
      if (!id) return // another process was faster
      for (const { parameters, ...clause } of clauses) {
        const { id: clauseId } = await tx.clause.create({ data: { ...clause, ruleSetId: id } })
        await tx.ruleParameter.createMany({
          data: parameters.map((parameter) => ({
            ...parameter,
            value: typeof parameter.value === 'number' ? parameter.value : [...parameter.value],
            ruleSetId: id,
            clauseId,
          })),
        })
      }
    })
  }
}
