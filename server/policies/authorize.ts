import { DomainError } from '../core/errors'
import { canMove, type StateMachine } from '../core/states'
import type { Actor, UserActor } from './actor'

/** May this actor do this to this row? One sentence over loaded rows, synchronous. */
export type Rule<Row> = (actor: Actor, row: Row) => boolean

export type Policy<Row, Action extends string> = Readonly<Record<'read' | Action, Rule<Row>>>

/**
 * Lets the use case go on, or throws before anything is revealed: who may not read the row gets the answer of a row
 * that does not exist (not_found); a visitor who reads but may not act is asked to sign in; others are forbidden.
 */
export function authorize<Row, Action extends string>(
  actor: Actor,
  policy: Policy<Row, Action>,
  action: NoInfer<Action> | 'read',
  row: Row | null,
): asserts row is Row {
  if (!row || !policy.read(actor, row)) throw new DomainError('not_found')
  if (action === 'read' || policy[action](actor, row)) return
  throw new DomainError(actor.kind === 'visitor' ? 'not_signed_in' : 'forbidden')
}

/** The person behind an actor. Throws not_signed_in for visitors and the system. */
export function requireUser(actor: Actor): UserActor {
  if (actor.kind !== 'user') throw new DomainError('not_signed_in')
  return actor
}

/** The actions whose buttons the page draws: allowed by the policy and by the state. */
export function actionsFor<Row extends { readonly status: string }, Action extends string>(
  actor: Actor,
  policy: Policy<Row, Action>,
  machine: StateMachine<string>,
  row: Row,
): Action[] {
  const actions = Object.keys(policy).filter((key) => key !== 'read') as Action[]
  return actions.filter((action) => canMove(machine, action, row.status) && policy[action](actor, row))
}
