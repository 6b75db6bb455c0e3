import { moveState } from '../core/move'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { problemPolicy } from '../policies/problem'
import { problemFacts } from './problem-facts'
import type { TriageProblem } from './problem.schema'
import { problemStates, type ProblemAction } from './problem.states'

const events: Readonly<Record<'accept' | 'return' | 'reject' | 'withdraw', EventName>> = {
  accept: 'problem.accepted',
  return: 'problem.returned',
  reject: 'problem.rejected',
  withdraw: 'problem.withdrawn',
}

/** `version`: of the text that was decided on. One that its author has changed meanwhile must be read again first. */
interface Move {
  readonly reason: string
  readonly version?: number
}

async function moveProblem(
  actor: Actor,
  id: string,
  action: ProblemAction & keyof typeof events,
  { reason, version }: Move,
): Promise<void> {
  await transaction(async (tx) => {
    const problem = await tx.problem.findUnique({ where: { id }, include: problemFacts })
    authorize(actor, problemPolicy, action, problem)
    const extra = { version: { increment: 1 }, ...(action !== 'withdraw' && { triageReason: reason }) }
    const guard = version === undefined ? {} : { version }
    await moveState(tx.problem, 'problem', problemStates, action, id, { extra, guard })
    await recordEvent(tx, { name: events[action], actor, ids: [id], threads: [thread.problem(id)], reason })
  })
}

/** 甄别通过: ready to be established as a challenge. Throws not_found, forbidden, conflict, stale_version. */
export const acceptProblem = (actor: Actor, id: string, decision: TriageProblem) => moveProblem(actor, id, 'accept', decision)

/** 退回补充, with what is missing; the author may revise it. Throws not_found, forbidden, conflict, stale_version. */
export const returnProblem = (actor: Actor, id: string, decision: TriageProblem) => moveProblem(actor, id, 'return', decision)

/** 不予立项, with the reason. Throws not_found, forbidden, conflict, stale_version. */
export const rejectProblem = (actor: Actor, id: string, decision: TriageProblem) => moveProblem(actor, id, 'reject', decision)

/** The author takes the problem back, whatever became of its text. Throws not_found, forbidden, conflict. */
export const withdrawProblem = (actor: Actor, id: string) => moveProblem(actor, id, 'withdraw', { reason: '' })
