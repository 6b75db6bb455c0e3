import type { ProblemAction } from '../problems/problem.states'
import { isThis, isUser, oversees, staffsAlliance, type Actor } from './actor'
import { canRead } from './audience'
import type { Policy } from './authorize'

export interface ProblemRow {
  readonly audience: readonly string[]
  readonly authorId: string
  readonly alliance: { readonly id: string; readonly governingUnionId: string } | null
  readonly workshop: { readonly unit: { readonly unionId: string | null } } | null
}

/** 甄别: the lead of the alliance that the problem was sent to and the unions above; without one, the author's unions. */
function triages(actor: Actor, problem: ProblemRow): boolean {
  if (problem.alliance) return staffsAlliance(actor, problem.alliance.id) || oversees(actor, problem.alliance.governingUnionId)
  return oversees(actor, problem.workshop?.unit.unionId ?? null)
}

/** A problem sent to no alliance may be taken up by any alliance that can read it. */
function establishes(actor: Actor, problem: ProblemRow): boolean {
  if (!isUser(actor)) return false
  return problem.alliance ? staffsAlliance(actor, problem.alliance.id) : actor.staffedAllianceIds.length > 0
}

export const problemPolicy = {
  read: canRead,
  accept: triages,
  return: triages,
  reject: triages,
  revise: (actor, problem) => isThis(actor, problem.authorId),
  withdraw: (actor, problem) => isThis(actor, problem.authorId),
  establish: establishes,
} satisfies Policy<ProblemRow, ProblemAction>
