import { DomainError } from '../core/errors'
import { once } from '../core/once'
import { transaction } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { allianceMemberPolicy, alliancePolicy } from '../policies/alliance'
import { authorize, requireUser } from '../policies/authorize'
import { holdAlliance, requireWork } from './alliance-facts'
import type { WriteCharter } from './alliance.schema'
import type { MemberAddress } from './answer-invitation'

/**
 * Writes the next version of the charter (AL-09); every workshop signs it anew, older ones stay readable. Not while
 * unions decide. Throws not_found, forbidden, conflict, stale_version (another was written meanwhile).
 */
export async function writeCharter(actor: Actor, allianceId: string, { key, ...input }: WriteCharter): Promise<{ version: number }> {
  const { userId } = requireUser(actor)
  return once(userId, 'write_charter', key, { allianceId, ...input }, async (tx) => {
    const alliance = await holdAlliance(tx, allianceId)
    authorize(actor, alliancePolicy, 'write_charter', alliance)
    requireWork(alliance, 'write_charter')
    const newest = await tx.charter.aggregate({ where: { allianceId }, _max: { version: true } })
    if ((newest._max.version ?? 0) !== input.version) throw new DomainError('stale_version')
    const version = input.version + 1
    const { doc, text } = input.body
    await tx.charter.create({ data: { allianceId, version, body: doc as object, bodyText: text, writtenById: userId } })
    await recordEvent(tx, {
      ...{ name: 'alliance.charter_written', actor, ids: [allianceId], threads: [thread.alliance(allianceId)] },
      data: { version },
    })
    return { version }
  })
}

/**
 * A workshop that is in signs the newest charter, by its leader. Throws not_found, forbidden, conflict, stale_version when
 * there is a newer one than was read, already_answered when it has signed.
 */
export async function signCharter(actor: Actor, { allianceId, memberId }: MemberAddress, version: number): Promise<void> {
  const { userId } = requireUser(actor)
  await transaction(async (tx) => {
    await holdAlliance(tx, allianceId)
    const member = await tx.allianceMember.findUnique({
      where: { id: memberId, allianceId },
      include: { alliance: true, workshop: { select: { name: true } } },
    })
    authorize(actor, allianceMemberPolicy, 'sign_charter', member)
    requireWork(member.alliance, 'sign_charter')
    if (member.status !== 'accepted')
      throw new DomainError('conflict', { entity: 'alliance_member', status: member.status, action: 'sign_charter' })
    const newest = await tx.charter.findFirst({ where: { allianceId }, orderBy: { version: 'desc' } })
    if (newest?.version !== version) throw new DomainError('stale_version')
    const signature = { charterId: newest.id, workshopId: member.workshopId, signedById: userId }
    const { count } = await tx.charterSignature.createMany({ data: [signature], skipDuplicates: true })
    if (count === 0) throw new DomainError('already_answered')
    await recordEvent(tx, {
      ...{ name: 'alliance.charter_signed', actor, ids: [allianceId], threads: [thread.alliance(allianceId)] },
      data: { workshop: member.workshop.name },
    })
  })
}
