import { DomainError } from '../../core/errors'
import { once } from '../../core/once'
import { recordSecurity } from '../../core/security-log'
import { canMove } from '../../core/states'
import { recordEvent, thread } from '../../events/record-event'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { requireUser } from '../../policies/authorize'
import type { BidInput } from './bid.schema'
import { bidStates } from './bid.states'
import { writeBid } from './write-bid'

/**
 * 揭榜: submits the actor's bid, or its next version. In time exactly when the database's clock says so in the very
 * statement that submits it, last moment inclusive (CH-15, guarantee P6); the receipt shows that very moment. Throws as
 * writeBid, and deadline_passed.
 */
export async function submitBid(
  actor: Actor,
  challengeId: string,
  { key, ...input }: BidInput,
  files: readonly StagedFile[] = [],
): Promise<{ id: string; submittedAt: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  try {
    return await once(user.userId, `submit_bid:${challengeId}`, key, { ...input, hashes }, async (tx) => {
      const { id, deadlineAt } = await writeBid(tx, user, challengeId, input, files)
      const [submitted] = await tx.$queryRaw<{ submittedAt: Date }[]>`
        WITH moment AS MATERIALIZED (SELECT clock_timestamp() AS at)
        UPDATE "Bid" SET status = 'submitted', "submittedAt" = moment.at
        FROM moment, "Challenge" c WHERE "Bid".id = ${id} AND c.id = "Bid"."challengeId" AND "Bid".status IN ('draft', 'submitted')
          AND c.status = 'open' AND moment.at <= c."deadlineAt"
        RETURNING "Bid"."submittedAt"`
      if (!submitted) {
        const { status } = await tx.bid.findUniqueOrThrow({ where: { id }, select: { status: true } })
        if (!canMove(bidStates, 'submit', status)) throw new DomainError('conflict', { entity: 'bid', status, action: 'submit' })
        throw new DomainError('deadline_passed', { deadline: deadlineAt.toISOString() })
      }
      await recordEvent(tx, { name: 'bid.submitted', actor, ids: [id], threads: [thread.bid(id)] })
      return { id, submittedAt: submitted.submittedAt.toISOString() }
    })
  } catch (error) {
    if (error instanceof DomainError && error.code === 'deadline_passed')
      await recordSecurity('deadline_attempt', { actorId: user.userId, detail: { challengeId } })
    throw error
  }
}
