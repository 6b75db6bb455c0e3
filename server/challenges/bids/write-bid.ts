import type { ChallengeStatus, Tx } from '../../core/database'
import { DomainError, invalid } from '../../core/errors'
import { databaseTime } from '../../core/time'
import { attachFiles } from '../../files/attach-files'
import type { StagedFile } from '../../files/stage-file'
import type { UserActor } from '../../policies/actor'
import { bidAudience } from '../../policies/audience'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import type { DraftBidInput } from './bid.schema'
import { sealEnvelope } from './envelope'

interface Bidder {
  readonly bidderKey: string
  readonly workshopId: string | null
  readonly unitId: string | null
}

function bidderOf(user: UserActor, bidder: string): Bidder {
  const workshopId = bidder.startsWith('workshop:') ? bidder.slice('workshop:'.length) : null
  if (workshopId) {
    if (!user.workshopIds.includes(workshopId)) throw invalid({ field: 'bidder', code: 'choose' })
    return { bidderKey: `workshop:${workshopId}`, workshopId, unitId: null }
  }
  if (!user.unitId) throw invalid({ field: 'bidder', code: 'choose' })
  return { bidderKey: `unit:${user.unitId}`, workshopId: null, unitId: user.unitId }
}

/** The people named by their account names; unknown ones are named beside the field. */
async function teamOf(tx: Tx, user: UserActor, members: DraftBidInput['members']) {
  const names = members.map((member) => member.username.toLowerCase())
  const found = await tx.user.findMany({ where: { username: { in: names }, status: 'active' }, select: { id: true, username: true } })
  const faults = names.flatMap((name, index) =>
    found.some(({ username }) => username === name) ? [] : [{ field: `members.${index}.username`, code: 'unknown_user' }],
  )
  if (faults.length > 0) throw invalid(...faults)
  const duties = new Map(found.map(({ id, username }) => [id, members[names.indexOf(username)]?.duty ?? '']))
  duties.delete(user.userId)
  return [...duties].map(([userId, duty]) => ({ userId, duty }))
}

/**
 * Step of drafting and submitting: writes the next sealed version of the actor's bid, made at first. Takes the
 * challenge's row under a shared lock, so that opening waits for it. Returns the bid's id. Throws not_found,
 * forbidden, conflict, deadline_passed, already_bid, invalid.
 */
export async function writeBid(
  tx: Tx,
  user: UserActor,
  challengeId: string,
  input: Omit<DraftBidInput, 'key'>,
  files: readonly StagedFile[],
) {
  const challenge = await findChallenge(tx, challengeId)
  authorize(user, challengePolicy, 'bid', challenge)
  const tooLate = () => new DomainError('deadline_passed', { deadline: challenge.deadlineAt.toISOString() })
  // Who is late learns it without the lock: a crowd of latecomers must not keep the opening waiting.
  if (challenge.status === 'open' && (await databaseTime(tx)) > challenge.deadlineAt) throw tooLate()
  const [held] = await tx.$queryRaw<{ status: ChallengeStatus }[]>`
    SELECT status::text FROM "Challenge" WHERE id = ${challengeId} FOR SHARE`
  const status = held?.status ?? challenge.status
  if (status === 'closed') throw tooLate()
  if (status !== 'open') throw new DomainError('conflict', { entity: 'challenge', status, action: 'bid' })
  const bidder = bidderOf(user, input.bidder)
  const own = await tx.bid.findFirst({ where: { challengeId, leaderId: user.userId, status: { in: ['draft', 'submitted'] } } })
  const taken = await tx.bid.findFirst({
    where: { challengeId, bidderKey: bidder.bidderKey, status: { not: 'withdrawn' } },
    select: { id: true },
  })
  if (taken && taken.id !== own?.id) throw new DomainError('already_bid')
  const members = await teamOf(tx, user, input.members)
  const audience = bidAudience({ openedAt: null, leaderId: user.userId, members }, challenge)
  const bid = own
    ? await tx.bid.update({
        where: { id: own.id },
        data: { ...bidder, audience, currentVersion: { increment: 1 }, version: { increment: 1 } },
      })
    : await tx.bid.create({ data: { ...bidder, challengeId, leaderId: user.userId, audience, currentVersion: 1 } })
  await tx.bidMember.deleteMany({ where: { bidId: bid.id } })
  await tx.bidMember.createMany({ data: members.map((member) => ({ ...member, bidId: bid.id })) })
  const { plan, cost, milestones } = input
  const envelope = sealEnvelope({ plan: plan.doc, planText: plan.text, costFen: cost, milestones })
  await tx.bidEnvelope.create({ data: { ...envelope, bidId: bid.id, version: bid.currentVersion } })
  await attachFiles(tx, 'bid', bid.id, user.userId, files)
  return { id: bid.id, status: bid.status, deadlineAt: challenge.deadlineAt, terms: challenge.terms }
}
