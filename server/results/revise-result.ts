import type { Tx } from '../core/database'
import { moveState } from '../core/move'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import { attachFiles } from '../files/attach-files'
import type { StagedFile } from '../files/stage-file'
import type { Actor } from '../policies/actor'
import { resultAudience } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { resultPolicy } from '../policies/result'
import { checkPlace, resultColumns } from './publish-result'
import { resultStates } from './result.states'
import type { ReviseResult } from './result.schema'

const facts = {
  alliance: { select: { id: true, governingUnionId: true, leadWorkshop: { select: { unit: { select: { unionId: true } } } } } },
} as const

const findResult = (tx: Tx, id: string) => tx.result.findUnique({ where: { id }, include: facts })

/** Corrects a published result. Throws not_found, forbidden, conflict, stale_version, invalid. */
export async function reviseResult(
  actor: Actor,
  id: string,
  { version, ...input }: ReviseResult,
  files: readonly StagedFile[] = [],
): Promise<void> {
  const user = requireUser(actor)
  await transaction(async (tx) => {
    const result = await findResult(tx, id)
    authorize(actor, resultPolicy, 'revise', result)
    await checkPlace(tx, input, result.allianceId)
    const audience = resultAudience({ ...result, reach: input.reach })
    const extra = { ...resultColumns(input), audience, version: { increment: 1 } }
    await moveState(tx.result, 'result', resultStates, 'revise', id, { extra, guard: { version } })
    await tx.resultContributor.deleteMany({ where: { resultId: id } })
    await tx.resultContributor.createMany({ data: input.contributors.map((row, index) => ({ ...row, resultId: id, ordinal: index + 1 })) })
    await attachFiles(tx, 'result', id, user.userId, files)
    await recordEvent(tx, { name: 'result.revised', actor, ids: [id], threads: [thread.result(id)], readersBefore: result.audience })
  })
}

/** Takes a result out of the showcase, with the reason. Throws not_found, forbidden, conflict. */
export async function withdrawResult(actor: Actor, id: string, reason: string): Promise<void> {
  await transaction(async (tx) => {
    const result = await findResult(tx, id)
    authorize(actor, resultPolicy, 'withdraw', result)
    const audience = resultAudience({ ...result, status: 'withdrawn' })
    await moveState(tx.result, 'result', resultStates, 'withdraw', id, { extra: { audience, version: { increment: 1 } } })
    await recordEvent(tx, {
      name: 'result.withdrawn',
      actor,
      ids: [id],
      threads: [thread.result(id)],
      readersBefore: result.audience,
      reason,
    })
  })
}
