import { isUser, type Actor } from './actor'
import type { Policy } from './authorize'

interface RuleSetRow {
  /** Whose rules they are; null for the documents that ship. */
  readonly unionId: string | null
  /** Unions with none above them. */
  readonly topUnionIds: readonly string[]
}

const serves = (actor: Actor, unionIds: readonly string[]) => isUser(actor) && unionIds.some((id) => actor.unionIds.includes(id))

/** Rules are public. A union's own are its officers'; the documents that ship hold for all, so only the top writes them anew. */
function governs(actor: Actor, { unionId, topUnionIds }: RuleSetRow): boolean {
  if (unionId !== null) return serves(actor, [unionId])
  return serves(actor, topUnionIds) || (isUser(actor) && actor.isAdmin)
}

export const ruleSetPolicy = {
  read: () => true,
  make_version: governs,
  withdraw_version: governs,
} satisfies Policy<RuleSetRow, 'make_version' | 'withdraw_version'>

/** A union's officers lay its rules over those above it; not those of the unions above or below. */
export const unionPolicy = {
  read: () => true,
  lay_rules: (actor, union) => serves(actor, [union.id]),
} satisfies Policy<{ readonly id: string }, 'lay_rules'>

/** 细分行业 are kept by platform administrators. */
export const subSectorPolicy = {
  read: (actor) => isUser(actor) && actor.isAdmin,
  keep: (actor) => isUser(actor) && actor.isAdmin,
} satisfies Policy<object, 'keep'>
