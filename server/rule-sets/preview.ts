import { db, type Tx } from '../core/database'
import type { Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { loadParameters, unionChains } from '../rules/parameters'
import { withDraft, type RuleSetDraft } from '../rules/rule-set-draft'
import { changesBetween, type Change } from '../rules/what-if'
import { loadWorkshopFacts } from '../workshops/workshop-facts'
import { draftLayer } from './draft-layer'
import { draftVersion } from './draft-version'
import type { LayerInput, VersionInput } from './rule-set.schema'
import { checklistsOf, findAlliances, parametersByUnion, standing } from './standing'

export interface Preview {
  /** How many alliances and workshops were looked at. */
  readonly alliances: number
  readonly workshops: number
  readonly changes: readonly Change[]
}

/** This union and all below it; null for all unions, and units without one. */
async function subtree(tx: Tx, unionId: string | null): Promise<string[] | null> {
  if (unionId === null) return null
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE down AS (
      SELECT id, 0 AS depth FROM "Union" WHERE id = ${unionId}
      UNION ALL SELECT u.id, down.depth + 1 FROM "Union" u JOIN down ON u."parentId" = down.id WHERE down.depth < 20
    ) SELECT id FROM down`
  return rows.map(({ id }) => id)
}

/**
 * What a version would change, over the rows as they are now: how everything below its union stands on its day without
 * it and with it. Nothing is written.
 */
export async function compareWith(tx: Tx, actor: Actor, draft: RuleSetDraft): Promise<Preview> {
  const below = await subtree(tx, draft.unionId)
  const ids = await tx.workshop.findMany({ where: below ? { unit: { unionId: { in: below } } } : {}, select: { id: true } })
  const facts = await loadWorkshopFacts(
    tx,
    ids.map(({ id }) => id),
  )
  const workshops = [...facts.values()]
  const alliances = await findAlliances(tx, { ...readableBy(actor), ...(below && { governingUnionId: { in: below } }) })
  const unionIds = [...workshops.map(({ unionId }) => unionId), ...alliances.map(({ governingUnionId }) => governingUnionId)]
  const chains = await unionChains(tx, [...new Set(unionIds.filter((id) => id !== null))])
  const stored = await loadParameters(tx, draft.effectiveFrom)
  const checklists = checklistsOf(stored)
  const under = (parameters: typeof stored) => standing(alliances, workshops, parametersByUnion(parameters, chains), checklists)
  return {
    ...{ alliances: alliances.length, workshops: workshops.length },
    changes: changesBetween(under(stored), under(withDraft(stored, draft))),
  }
}

/** The what-if of the next version of a rule set. Throws as makeVersion does. */
export async function previewVersion(actor: Actor, ruleSetKey: string, input: VersionInput): Promise<Preview> {
  return compareWith(db, actor, await draftVersion(db, actor, ruleSetKey, input))
}

/** The what-if of a union's own rules. Throws as layRules does. */
export async function previewLayer(actor: Actor, unionId: string, input: LayerInput): Promise<Preview> {
  return compareWith(db, actor, await draftLayer(db, actor, unionId, input))
}
