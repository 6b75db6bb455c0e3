import { db } from '../core/database'
import { isUser, type Actor } from '../policies/actor'
import { statusOf, today } from './rule-set-facts'

/** Shipped documents first in their order, then those of the unions. */
const rank = (key: string) => (key.startsWith('L-') ? 2 : key === 'P0' ? 1 : 0)

/** The policy library (NA-41): every rule set by its latest version in force, with the one that comes. Public. */
export async function listRuleSets(actor: Actor) {
  const [rows, day] = [
    await db.ruleSet.findMany({
      orderBy: [{ key: 'asc' }, { version: 'asc' }],
      include: { union: { select: { id: true, name: true } }, _count: { select: { clauses: true, parameters: true } } },
    }),
    await today(db),
  ]
  const ruleSets = [...new Set(rows.map(({ key }) => key))]
    .map((of) => {
      const versions = rows.filter(({ key }) => key === of)
      const row = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0]!
      const pending = versions.find((version) => statusOf(version, versions, day) === 'pending' && version !== row)
      const { key, version, document, documentNumber, issuedOn, effectiveFrom, union, _count } = row
      return {
        ...{ key, version, document, documentNumber, issuedOn, effectiveFrom, union },
        ...{ status: statusOf(row, versions, day), clauses: _count.clauses, parameters: _count.parameters },
        pending: pending ? { version: pending.version, effectiveFrom: pending.effectiveFrom } : null,
      }
    })
    .sort((a, b) => rank(a.key) - rank(b.key) || a.key.localeCompare(b.key))
  const own = isUser(actor) ? await db.union.findMany({ where: { id: { in: [...actor.unionIds] } }, select: { id: true, name: true } }) : []
  return { ruleSets, ownUnions: own }
}
