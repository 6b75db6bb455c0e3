import { nextNumber } from '../core/number-series'
import { once } from '../core/once'
import { databaseTime } from '../core/time'
import { recordEvent, thread } from '../events/record-event'
import { attachFiles } from '../files/attach-files'
import type { StagedFile } from '../files/stage-file'
import type { Actor } from '../policies/actor'
import { requireUser } from '../policies/authorize'
import { placeProblem } from './problem-facts'
import type { ReportProblem } from './problem.schema'

/** Reports a problem (问题收集, S4(十二)). Returns its id. Throws not_signed_in, invalid. */
export async function reportProblem(
  actor: Actor,
  { key, body, ...input }: ReportProblem,
  files: readonly StagedFile[] = [],
): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  return once(user.userId, 'report_problem', key, { ...input, body, hashes }, async (tx) => {
    const audience = await placeProblem(tx, user, { ...input, authorId: user.userId })
    const number = await nextNumber(tx, 'WT', await databaseTime(tx))
    const data = { ...input, body: body.doc as object, bodyText: body.text, number, audience, authorId: user.userId }
    const { id } = await tx.problem.create({ data, select: { id: true } })
    await attachFiles(tx, 'problem', id, user.userId, files)
    await recordEvent(tx, { name: 'problem.reported', actor, ids: [id], threads: [thread.problem(id)] })
    return { id }
  })
}
