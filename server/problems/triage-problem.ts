import { moveState } from '../core/move'
import { transaction } from '../core/transaction'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize } from '../policies/authorize'
import { problemPolicy } from '../policies/problem'
import { problemFacts } from './problem-facts'
import { problemStates, type ProblemAction } from './problem.states'

const events: Readonly<Record<'accept' | 'return' | 'reject' | 'withdraw', EventName>> = {
  accept: 'problem.accepted',
  return: 'problem.returned',
  reject: 'problem.rejected',
  withdraw: 'problem.withdrawn',
}

async function moveProblem(actor: Actor, id: string, action: ProblemAction & keyof typeof events, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const problem = await tx.problem.findUnique({ where: { id }, include: problemFacts })
    authorize(actor, problemPolicy, action, problem)
    const extra = { version: { increment: 1 }, ...(action !== 'withdraw' && { triageReason: reason }) }
    await moveState(tx.problem, 'problem', problemStates, action, id, { extra })
    await recordEvent(tx, { name: events[action], actor, ids: [id], threads: [thread.problem(id)], reason })
  })
}

/** 甄别通过: ready to be established as a challenge. Throws not_found, forbidden, conflict. */
export const acceptProblem = (actor: Actor, id: string, reason: string) => moveProblem(actor, id, 'accept', reason)

/** 退回补充, with what is missing; the author may revise it. Throws not_found, forbidden, conflict. */
export const returnProblem = (actor: Actor, id: string, reason: string) => moveProblem(actor, id, 'return', reason)

/** 不予立项, with the reason. Throws not_found, forbidden, conflict. */
export const rejectProblem = (actor: Actor, id: string, reason: string) => moveProblem(actor, id, 'reject', reason)

/** The author takes the problem back. Throws not_found, forbidden, conflict. */
export const withdrawProblem = (actor: Actor, id: string) => moveProblem(actor, id, 'withdraw', '')
