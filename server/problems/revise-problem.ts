import { moveState } from '../core/move'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import { attachFiles } from '../files/attach-files'
import type { StagedFile } from '../files/stage-file'
import type { Actor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { problemPolicy } from '../policies/problem'
import { placeProblem, problemFacts } from './problem-facts'
import type { ReviseProblem } from './problem.schema'
import { problemStates } from './problem.states'

/**
 * Changes one's own problem while it waits or was returned; it waits again for triage. Throws not_found, forbidden,
 * conflict, stale_version, invalid.
 */
export async function reviseProblem(
  actor: Actor,
  id: string,
  { body, version, ...input }: ReviseProblem,
  files: readonly StagedFile[] = [],
): Promise<void> {
  const user = requireUser(actor)
  await transaction(async (tx) => {
    const problem = await tx.problem.findUnique({ where: { id }, include: problemFacts })
    authorize(actor, problemPolicy, 'revise', problem)
    const { authorId, workshopId } = problem
    const audience = await placeProblem(tx, user, { ...input, authorId, workshopId }, problem)
    const extra = { ...input, body: body.doc, bodyText: body.text, audience, version: { increment: 1 }, triageReason: '' }
    await moveState(tx.problem, 'problem', problemStates, 'revise', id, { extra, guard: { version } })
    await attachFiles(tx, 'problem', id, user.userId, files)
    await recordEvent(tx, { name: 'problem.revised', actor, ids: [id], threads: [thread.problem(id)], readersBefore: problem.audience })
  })
}
