import { db } from '../core/database'
import { DomainError } from '../core/errors'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { ruleSetPolicy } from '../policies/rule-set'
import { loadParameters, unionChains, valueOf, type ParameterValue } from '../rules/parameters'
import { boundsFor, wordsFor } from './dictionary'
import { statusOf, today, topUnionIds } from './rule-set-facts'

/** What another rule set in force says of the same parameter, and for whom. */
export interface OtherWord {
  readonly value: ParameterValue
  readonly document: string
  readonly ruleSetKey: string
  readonly union: { readonly id: string; readonly name: string } | null
  /** It stands above the rule set that is shown; else below it, and counts there. */
  readonly isAbove: boolean
}

const same = (a: ParameterValue, b: ParameterValue) => JSON.stringify(a) === JSON.stringify(b)

/** Every rule set in force that says otherwise of a parameter, above or below the one that is shown. */
async function loadOtherWords(unionId: string | null, ruleSetKey: string, day: Date) {
  const stored = await loadParameters(db, day)
  const unions = await db.union.findMany({ where: { ruleSets: { some: {} } }, select: { id: true, name: true } })
  const names = new Map(unions.map(({ id, name }) => [id, name]))
  const chains = await unionChains(db, [...names.keys()])
  /** Of the shipped documents everything is below; a union's own has those of its chain above it. */
  const place = (other: string | null): 'above' | 'below' | null => {
    if (unionId === null) return other === null ? null : 'below'
    if (other === null || chains.get(unionId)?.includes(other)) return 'above'
    return chains.get(other)?.includes(unionId) ? 'below' : null
  }
  return (key: string, value: ParameterValue): OtherWord[] =>
    stored
      .filter((other) => other.key === key && other.clause.ruleSetKey !== ruleSetKey && !same(other.value, value))
      .flatMap((other) => {
        const where = place(other.unionId)
        const union = other.unionId === null ? null : { id: other.unionId, name: names.get(other.unionId) ?? '' }
        const { document, ruleSetKey: of } = other.clause
        return where ? [{ value: other.value, document, ruleSetKey: of, union, isAbove: where === 'above' }] : []
      })
}

/**
 * One version of a rule set, clause by clause, with what others say of the same parameters, its other versions and what
 * the actor may do with it. Without a version the one in force, or the first that will be. Throws not_found.
 */
export async function getRuleSet(actor: Actor, key: string, version?: number) {
  const day = await today(db)
  const versions = await db.ruleSet.findMany({
    where: { key },
    orderBy: { version: 'desc' },
    include: { createdBy: { select: { name: true } }, union: { select: { id: true, name: true } } },
  })
  const shown =
    version === undefined
      ? (versions.find(({ effectiveFrom }) => effectiveFrom <= day) ?? versions.at(-1))
      : versions.find((one) => one.version === version)
  if (!shown) throw new DomainError('not_found')
  const row = { ...shown, topUnionIds: await topUnionIds(db) }
  authorize(actor, ruleSetPolicy, 'read', row)
  const clauses = await db.clause.findMany({
    where: { ruleSetId: shown.id },
    orderBy: { ordinal: 'asc' },
    include: { parameters: { orderBy: { ordinal: 'asc' } } },
  })
  const others = await loadOtherWords(shown.unionId, key, day)
  const latest = versions[0] ?? shown
  const isPending = latest.effectiveFrom > day
  const governs = ruleSetPolicy.make_version(actor, row)
  const { document, documentNumber, issuedOn, effectiveFrom, reason, union } = shown
  return {
    ...{ key, version: shown.version, document, documentNumber, issuedOn, effectiveFrom, reason, union },
    status: statusOf(shown, versions, day),
    clauses: clauses.map(({ reference, title, sentence, demand, parameters }) => ({
      ...{ reference, title, sentence, demand },
      parameters: parameters.map(({ rule, key: name, value: json, checklist, evaluator }) => {
        const value = valueOf(name, json)
        return {
          ...{ rule, key: name, value, checklist, evaluator, bounds: boundsFor(name) },
          words: wordsFor({ key: name, evaluator, value }),
          others: others(name, value),
        }
      }),
    })),
    versions: versions.map((one) => ({
      ...{ version: one.version, effectiveFrom: one.effectiveFrom, reason: one.reason, by: one.createdBy?.name ?? null },
      status: statusOf(one, versions, day),
    })),
    latest: latest.version,
    mayMakeVersion: governs && !isPending,
    mayWithdraw: governs && isPending,
    today: day,
  }
}
