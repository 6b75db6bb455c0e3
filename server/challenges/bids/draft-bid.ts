import { once } from '../../core/once'
import { recordEvent, thread } from '../../events/record-event'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { requireUser } from '../../policies/authorize'
import { DomainError } from '../../core/errors'
import type { DraftBidInput } from './bid.schema'
import { writeBid } from './write-bid'

/** Keeps a bid that is not finished; nobody but the team knows of it. Throws as writeBid, and conflict once submitted. */
export async function draftBid(
  actor: Actor,
  challengeId: string,
  { key, ...input }: DraftBidInput,
  files: readonly StagedFile[] = [],
): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  return once(user.userId, `draft_bid:${challengeId}`, key, { ...input, hashes }, async (tx) => {
    const { id, status } = await writeBid(tx, user, challengeId, input, files)
    // What was submitted counts; a half-finished version must not take its place.
    if (status !== 'draft') throw new DomainError('conflict', { entity: 'bid', status, action: 'draft' })
    await recordEvent(tx, { name: 'bid.drafted', actor, ids: [id], threads: [thread.bid(id)] })
    return { id }
  })
}
