import { stat } from 'node:fs/promises'
import { db, type FileOwner } from '../core/database'
import { DomainError } from '../core/errors'
import { recordSecurity } from '../core/security-log'
import type { Actor } from '../policies/actor'
import { audience, canRead } from '../policies/audience'
import { filePath } from './stage-file'

/** Who may read the row that a file hangs on: its audience keys; none for an owner that is gone. */
const audienceOfOwner: Readonly<Record<FileOwner, (id: string) => Promise<readonly string[]>>> = {
  problem: async (id) => (await db.problem.findUnique({ where: { id }, select: { audience: true } }))?.audience ?? [],
  bid: async (id) => (await db.bid.findUnique({ where: { id }, select: { audience: true } }))?.audience ?? [],
  result: async (id) => (await db.result.findUnique({ where: { id }, select: { audience: true } }))?.audience ?? [],
  resource: async (id) => (await db.resource.findUnique({ where: { id }, select: { audience: true } }))?.audience ?? [],
  honour: async (id) => {
    const honour = await db.honour.findUnique({ where: { id }, select: { userId: true, user: { select: { unit: true } } } })
    const unionId = honour?.user.unit?.unionId
    return honour ? [audience.user(honour.userId), ...(unionId ? [audience.union(unionId)] : [])] : []
  },
  workshop_venue: (id) => recordAudience(id),
  workshop_sign: async (id) => recordAudience((await db.workshopSign.findUnique({ where: { id } }))?.workshopId),
  workshop_document: async (id) => recordAudience((await db.workshopDocument.findUnique({ where: { id } }))?.workshopId),
  workshop_statement: async (id) => recordAudience((await db.workshopStatement.findUnique({ where: { id } }))?.workshopId),
  milestone_report: async (id) => {
    const report = await db.milestoneReport.findUnique({ where: { id }, select: { milestone: { select: { challengeId: true } } } })
    return report ? taskAudience(report.milestone.challengeId) : []
  },
  acceptance: async (id) => {
    const acceptance = await db.acceptance.findUnique({ where: { id }, select: { challengeId: true } })
    return acceptance ? taskAudience(acceptance.challengeId) : []
  },
}

/** Evidence of a workshop's record is for its members and for the unions that watch over it. */
async function recordAudience(workshopId: string | undefined): Promise<string[]> {
  if (!workshopId) return []
  const workshop = await db.workshop.findUnique({ where: { id: workshopId }, select: { unit: { select: { unionId: true } } } })
  const unionId = workshop?.unit.unionId
  return workshop ? [audience.workshop(workshopId), ...(unionId ? [audience.union(unionId)] : [])] : []
}

/** Evidence is for those who work on the task and judge it: the awarded bid's readers and the acceptance panel. */
async function taskAudience(challengeId: string): Promise<string[]> {
  const challenge = await db.challenge.findUniqueOrThrow({
    where: { id: challengeId },
    select: {
      bids: { where: { status: 'awarded' }, select: { audience: true } },
      acceptances: { select: { votes: { where: { status: { not: 'recused' } }, select: { expertId: true } } } },
    },
  })
  const panel = challenge.acceptances.flatMap(({ votes }) => votes.map(({ expertId }) => audience.user(expertId)))
  return [...challenge.bids.flatMap((bid) => bid.audience), ...panel]
}

/**
 * A file for download. Throws not_found for a file that the actor may not read as for one that does not exist;
 * sealed for an administrator who asks for a file he may not read; unavailable when it is missing on disk.
 */
export async function getFile(actor: Actor, id: string) {
  const file = await db.file.findUnique({ where: { id } })
  if (!file || !canRead(actor, { audience: await audienceOfOwner[file.owner](file.ownerId) })) {
    if (actor.kind === 'user' && actor.isAdmin) {
      await recordSecurity('sealed_attempt', { actorId: actor.userId, detail: { file: id } })
      throw new DomainError('sealed')
    }
    throw new DomainError('not_found')
  }
  const path = filePath(file.storageKey)
  const found = await stat(path).catch(() => null)
  if (found?.size !== file.size) throw new DomainError('unavailable')
  return { path, name: file.name, mediaType: file.mediaType, size: file.size, sha256: file.sha256 }
}
