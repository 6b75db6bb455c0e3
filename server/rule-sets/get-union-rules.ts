import { db } from '../core/database'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { unionPolicy } from '../policies/rule-set'
import { layParameters, loadParameters, unionChains, type Parameter } from '../rules/parameters'
import { unionPath } from '../workshops/union-path'
import { boundsFor, wordsFor } from './dictionary'
import { parametersAbove } from './draft-layer'
import { findLatest, layerKey, today } from './rule-set-facts'

/** Why the first of several words on one parameter counts. */
const reasonOf = (first: Parameter, second: Parameter | undefined): 'later' | 'nearer' =>
  second && first.unionId === second.unionId ? 'later' : 'nearer'

/** What differs from what the union above would say, or from a document of the same rank: shown, never merged (NA-44). */
export async function getUnionRules(actor: Actor, unionId: string) {
  const union = await db.union.findUnique({ where: { id: unionId }, select: { id: true, name: true, level: true } })
  authorize(actor, unionPolicy, 'read', union)
  const chain = (await unionChains(db, [unionId])).get(unionId) ?? []
  const [stored, names] = [
    await loadParameters(db, await today(db)),
    new Map(
      (await db.union.findMany({ where: { id: { in: chain } }, select: { id: true, name: true } })).map(({ id, name }) => [id, name]),
    ),
  ]
  const laid = layParameters(stored, chain)
  const contradictions = laid
    .keys()
    .map((key) => laid.layers(key))
    .filter((layers) => new Set(layers.map(({ value }) => JSON.stringify(value))).size > 1)
    .map((layers) => ({
      ...{ key: layers[0]!.key, rule: layers[0]!.rule, why: reasonOf(layers[0]!, layers[1]) },
      layers: layers.map(({ value, clause, unionId: by, evaluator }) => ({
        ...{ value, clause, evaluator, union: by === null ? null : (names.get(by) ?? '') },
      })),
    }))
    .sort((a, b) => a.rule.localeCompare(b.rule) || a.key.localeCompare(b.key))
  const own = await findLatest(db, layerKey(unionId))
  return {
    ...{ union, contradictions, path: await unionPath(unionId) },
    own: own && { key: own.key, version: own.version, document: own.document },
    mayLay: unionPolicy.lay_rules(actor, union),
  }
}

/**
 * What the page needs on which a union writes its own rules: those it has, those it could have, and what holds above.
 * `wanted` are parameters to begin with. Throws not_found, forbidden.
 */
export async function getLayerForm(actor: Actor, unionId: string, wanted: readonly string[]) {
  const union = await db.union.findUnique({ where: { id: unionId }, select: { id: true, name: true } })
  authorize(actor, unionPolicy, 'lay_rules', union)
  const day = await today(db)
  const above = await parametersAbove(db, unionId, day)
  const own = await findLatest(db, layerKey(unionId))
  const clauseOf = new Map(
    own?.clauses.flatMap((clause) => clause.parameters.map((parameter) => [parameter.key, { ...clause, own: parameter }])),
  )
  const keys = [...new Set([...clauseOf.keys(), ...wanted])].filter((key) => above.layers(key).length > 0)
  const rows = keys.map((key) => {
    const over = above.layers(key)[0]!
    const clause = clauseOf.get(key)
    return {
      ...{ key, rule: over.rule, evaluator: over.evaluator, above: over.value, clause: over.clause },
      value: clause ? (clause.own.value as Parameter['value']) : over.value,
      ...{ reference: clause?.reference ?? '', sentence: clause?.sentence ?? '', isOwn: clause !== undefined },
      ...{ words: wordsFor(over), bounds: boundsFor(key) },
    }
  })
  const others = above
    .keys()
    .filter((key) => !keys.includes(key))
    .map((key) => ({ key, rule: above.layers(key)[0]!.rule }))
    .sort((a, b) => a.rule.localeCompare(b.rule) || a.key.localeCompare(b.key))
  const { document = '', documentNumber = '', version = 0, effectiveFrom } = own ?? {}
  return {
    union,
    rows,
    others,
    document,
    documentNumber,
    version,
    today: day,
    isPending: effectiveFrom !== undefined && effectiveFrom > day,
  }
}
