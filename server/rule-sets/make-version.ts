import type { Prisma, Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { once } from '../core/once'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor, UserActor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { ruleSetPolicy } from '../policies/rule-set'
import type { RuleSetDraft } from '../rules/rule-set-draft'
import { draftLayer } from './draft-layer'
import { draftVersion } from './draft-version'
import { findLatest, today } from './rule-set-facts'
import type { LayerInput, VersionInput } from './rule-set.schema'

/** Of two who write one rule set at once the second waits, and then finds another version than the one it looked at. */
async function holdRuleSets(tx: Tx): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('rule_sets'))`
}

async function save(tx: Tx, user: UserActor, draft: RuleSetDraft): Promise<{ key: string; version: number }> {
  const { clauses, ...row } = draft
  const { id } = await tx.ruleSet.create({ data: { ...row, issuedOn: await today(tx), createdById: user.userId } })
  for (const [ordinal, { parameters, ...clause }] of clauses.entries()) {
    const { id: clauseId } = await tx.clause.create({ data: { ...clause, ordinal, ruleSetId: id } })
    await tx.ruleParameter.createMany({
      data: parameters.map(({ value, ...parameter }) => ({
        ...{ ...parameter, ruleSetId: id, clauseId },
        value: (typeof value === 'number' ? value : [...value]) as Prisma.InputJsonValue,
      })),
    })
  }
  await recordEvent(tx, { name: 'rule_set.version_made', actor: user, ids: [id], threads: [thread.ruleSet(row.key)], reason: row.reason })
  return { key: row.key, version: row.version }
}

/**
 * Makes the next version of a rule set; it holds from its day on, and decisions taken before keep theirs. Throws
 * not_found, forbidden, stale_version, conflict, invalid.
 */
export async function makeVersion(
  actor: Actor,
  ruleSetKey: string,
  { key, ...input }: VersionInput,
): Promise<{ key: string; version: number }> {
  const user = requireUser(actor)
  return once(user.userId, 'make_version', key, { ruleSetKey, ...input }, async (tx) => {
    await holdRuleSets(tx)
    return save(tx, user, await draftVersion(tx, actor, ruleSetKey, { key, ...input }))
  })
}

/** Lays a union's own rules over those above it, or the next version of them. Throws as makeVersion does. */
export async function layRules(actor: Actor, unionId: string, { key, ...input }: LayerInput): Promise<{ key: string; version: number }> {
  const user = requireUser(actor)
  return once(user.userId, 'lay_rules', key, { unionId, ...input }, async (tx) => {
    await holdRuleSets(tx)
    return save(tx, user, await draftLayer(tx, actor, unionId, { key, ...input }))
  })
}

/**
 * Takes back a version that does not hold yet, with a reason; nobody has been judged by it. Throws not_found, forbidden,
 * conflict (it holds already), stale_version.
 */
export async function withdrawVersion(actor: Actor, ruleSetKey: string, input: { version: number; reason: string }): Promise<void> {
  await transaction(async (tx) => {
    await holdRuleSets(tx)
    const latest = await findLatest(tx, ruleSetKey)
    authorize(actor, ruleSetPolicy, 'withdraw_version', latest)
    if (latest.version !== input.version) throw new DomainError('stale_version')
    if (latest.effectiveFrom <= (await today(tx)))
      throw new DomainError('conflict', { entity: 'rule_set', status: 'in_force', action: 'withdraw_version' })
    await tx.ruleSet.delete({ where: { id: latest.id } })
    const threads = [thread.ruleSet(ruleSetKey)]
    await recordEvent(tx, { name: 'rule_set.version_withdrawn', actor, ids: [latest.id], threads, reason: input.reason })
  })
}
