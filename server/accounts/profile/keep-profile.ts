import { DomainError } from '../../core/errors'
import { requirePast } from '../../core/require-past'
import { transaction, violatedConstraint } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import type { Actor } from '../../policies/actor'
import { requireUser } from '../../policies/authorize'
import type { Profile } from './profile.schema'

/** One's own profile (ID-06, ID-08); version 0 is one that is not there yet. Throws not_signed_in, stale_version, invalid. */
export async function keepProfile(actor: Actor, { version, ...input }: Profile): Promise<void> {
  const { userId } = requireUser(actor)
  try {
    await transaction(async (tx) => {
      if (input.bornOn) await requirePast(tx, { bornOn: input.bornOn })
      if (version === 0) await tx.personProfile.create({ data: { userId, ...input } })
      else {
        const where = { userId, version }
        const { count } = await tx.personProfile.updateMany({ where, data: { ...input, version: { increment: 1 } } })
        if (count === 0) throw new DomainError('stale_version')
      }
      await recordEvent(tx, { name: 'user.profile_changed', actor, ids: [userId], threads: [thread.user(userId)] })
    })
  } catch (error) {
    // Two first ones at once.
    throw violatedConstraint(error) === 'PersonProfile_pkey' ? new DomainError('stale_version') : error
  }
}
