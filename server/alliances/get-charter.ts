import { db } from '../core/database'
import { DomainError } from '../core/errors'
import type { RichDoc } from '../core/rich-text'
import { richToMarkdown } from '../core/rich-markdown'
import type { Actor } from '../policies/actor'
import { allianceMemberPolicy, alliancePolicy } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { parametersFor } from '../rules/parameters'
import { allianceFacts, allowsWork } from './alliance-facts'

/**
 * A charter (AL-09): the newest version or the one asked for, who has signed it and who not, and the others to read.
 * Throws not_found, also for a version that was never written.
 */
export async function getCharter(actor: Actor, allianceId: string, wanted?: number) {
  const alliance = await db.alliance.findUnique({
    where: { id: allianceId },
    include: {
      leadWorkshop: allianceFacts.leadWorkshop,
      members: { where: { status: 'accepted' }, orderBy: { invitedAt: 'asc' }, include: { workshop: { select: { name: true } } } },
      charters: {
        orderBy: { version: 'desc' },
        select: { version: true, writtenAt: true, writtenBy: { select: { name: true } } },
      },
    },
  })
  authorize(actor, alliancePolicy, 'read', alliance)
  const newest = alliance.charters[0]?.version ?? 0
  const charter = await db.charter.findUnique({
    where: { allianceId_version: { allianceId, version: wanted ?? newest } },
    include: {
      signatures: { orderBy: { signedAt: 'asc' }, include: { workshop: { select: { name: true } }, signedBy: { select: { name: true } } } },
    },
  })
  if (!charter && wanted !== undefined) throw new DomainError('not_found')
  const signed = new Set(charter?.signatures.map(({ workshopId }) => workshopId))
  const isNewest = charter?.version === newest
  const open = alliance.members.filter(({ workshopId }) => isNewest && !signed.has(workshopId))
  const body = charter ? (charter.body as unknown as RichDoc) : null
  return {
    ...{ id: allianceId, name: alliance.name, status: alliance.status, isExample: alliance.isExample, newest, isNewest },
    version: charter?.version ?? null,
    body,
    markdown: body ? richToMarkdown(body) : '',
    mechanisms: (await parametersFor(db, alliance.governingUnionId)).list('alliance.mechanisms').value,
    versions: alliance.charters.map(({ version, writtenAt, writtenBy }) => ({ version, writtenAt, by: writtenBy.name })),
    signatures: (charter?.signatures ?? []).map((row) => ({ workshop: row.workshop.name, by: row.signedBy.name, at: row.signedAt })),
    unsigned: open.map((member) => ({
      ...{ memberId: member.id, workshop: member.workshop.name },
      mine: allowsWork(alliance, 'sign_charter') && allianceMemberPolicy.sign_charter(actor, { ...member, alliance }),
    })),
    mayWrite: allowsWork(alliance, 'write_charter') && alliancePolicy.write_charter(actor, alliance),
  }
}
