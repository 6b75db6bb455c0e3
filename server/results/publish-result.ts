import { holdChallenge, type ChallengeWithFacts } from '../challenges/challenge-facts'
import { moveChallenge, requireState } from '../challenges/move-challenge'
import type { Tx } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { nextNumber } from '../core/number-series'
import { once } from '../core/once'
import { databaseTime } from '../core/time'
import { recordEvent, thread } from '../events/record-event'
import { attachFiles } from '../files/attach-files'
import type { StagedFile } from '../files/stage-file'
import type { Actor, UserActor } from '../policies/actor'
import { resultAudience } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { challengePolicy } from '../policies/challenge'
import type { PublishResult } from './result.schema'

export function resultColumns({ method, contributors: _rows, ...input }: Omit<PublishResult, 'key' | 'challengeId' | 'workshopId'>) {
  return { ...input, method: method.doc as object, methodText: method.text }
}

/** A sector that exists, and an alliance to keep it to. Throws invalid beside the field. */
export async function checkPlace(tx: Tx, input: Pick<PublishResult, 'sectorKey' | 'reach'>, allianceId: string | null): Promise<void> {
  if ((await tx.sector.count({ where: { key: input.sectorKey } })) === 0) throw invalid({ field: 'sectorKey', code: 'choose' })
  if (input.reach === 'alliance' && !allianceId) throw invalid({ field: 'reach', code: 'choose' })
}

/** Whose result it is: the awarded team's workshop for a challenge, else a workshop that the actor leads. */
async function ownerOf(tx: Tx, user: UserActor, challenge: ChallengeWithFacts | null, workshopId: string | null): Promise<string | null> {
  if (challenge) {
    const bid = await tx.bid.findFirst({ where: { challengeId: challenge.id, status: 'awarded' }, select: { workshopId: true } })
    return bid?.workshopId ?? null
  }
  if (!workshopId || !user.ledWorkshopIds.includes(workshopId)) throw invalid({ field: 'workshopId', code: 'choose' })
  return workshopId
}

/**
 * Publishes a result (RE-01, RE-03): of an accepted challenge, which thereby moves on to promotion, or of a workshop
 * that the actor leads. Returns its id. Throws not_found, forbidden, conflict, invalid.
 */
export async function publishResult(
  actor: Actor,
  { key, ...input }: PublishResult,
  files: readonly StagedFile[] = [],
): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashes = files.map((file) => file.sha256)
  return once(user.userId, 'publish_result', key, { ...input, hashes }, async (tx) => {
    const { challengeId, workshopId: chosen, ...content } = input
    const challenge = challengeId ? await holdChallenge(tx, challengeId) : null
    if (challengeId) {
      authorize(actor, challengePolicy, 'promote', challenge)
      requireState(challenge, 'promote')
    }
    await checkPlace(tx, input, challenge?.allianceId ?? null)
    const workshopId = await ownerOf(tx, user, challenge, chosen)
    const publishedAt = await databaseTime(tx)
    const number = await nextNumber(tx, 'CG', publishedAt)
    const alliance = challenge?.alliance ?? null
    const audience = resultAudience({ status: 'published', reach: input.reach, workshopId, createdById: user.userId, alliance })
    const { id } = await tx.result.create({
      data: {
        ...resultColumns(content),
        ...{
          number,
          publishedAt,
          audience,
          workshopId,
          challengeId,
          status: 'published',
          createdById: user.userId,
          allianceId: alliance?.id ?? null,
        },
        contributors: { create: input.contributors.map((row, index) => ({ ...row, ordinal: index + 1 })) },
      },
      select: { id: true },
    })
    await attachFiles(tx, 'result', id, user.userId, files)
    if (challenge) await moveChallenge(tx, actor, challenge, 'promote', { event: 'challenge.promoted', data: { result: number } })
    const threads = [thread.result(id), ...(challengeId ? [thread.challenge(challengeId)] : [])]
    await recordEvent(tx, { name: 'result.published', actor, ids: [id], threads, data: { number } })
    return { id }
  }).catch((error: unknown) => {
    throw error instanceof Error && error.message.includes('Result_challengeId_key') ? new DomainError('already_answered') : error
  })
}
