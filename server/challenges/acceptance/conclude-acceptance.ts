import { DomainError } from '../../core/errors'
import { moveState } from '../../core/move'
import { databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { findChallenge } from '../challenge-facts'
import type { Decision } from '../challenge.schema'
import { moveChallenge, requireState } from '../move-challenge'
import { acceptanceStates } from './acceptance.states'

async function conclude(actor: Actor, challengeId: string, action: 'accept' | 'return', { reason, version }: Decision): Promise<void> {
  await transaction(async (tx) => {
    const challenge = await findChallenge(tx, challengeId)
    authorize(actor, challengePolicy, action, challenge)
    requireState(challenge, action)
    const acceptance = await tx.acceptance.findFirst({ where: { challengeId }, orderBy: { round: 'desc' } })
    if (!acceptance) throw new DomainError('conflict', { entity: 'challenge', status: challenge.status, action })
    // Votes hold this row shared while they are cast.
    await tx.$queryRaw`SELECT id FROM "Acceptance" WHERE id = ${acceptance.id} FOR UPDATE`
    const votes = await tx.acceptanceVote.findMany({ where: { acceptanceId: acceptance.id, status: { not: 'recused' } } })
    const open = votes.filter(({ status }) => status === 'assigned').length
    if (open > 0 || votes.length === 0) throw new DomainError('votes_incomplete', { open })
    const inFavour = votes.filter(({ passes }) => passes).length
    if (action === 'accept' && inFavour * 2 <= votes.length)
      throw new DomainError('votes_incomplete', { open: 0, inFavour, votes: votes.length })
    const now = await databaseTime(tx)
    await moveState(tx.acceptance, 'acceptance', acceptanceStates, action, acceptance.id, {
      extra: { conclusion: reason, concludedAt: now },
    })
    const passed = action === 'accept'
    await moveChallenge(tx, actor, challenge, action, {
      event: passed ? 'challenge.accepted' : 'challenge.returned',
      extra: passed ? { acceptedAt: now } : {},
      data: { inFavour, votes: votes.length },
      ...{ version, reason },
    })
  })
}

/** 验收通过: all have voted and more than half are in favour. Throws not_found, forbidden, conflict, stale_version, votes_incomplete. */
export const acceptChallenge = (actor: Actor, challengeId: string, decision: Decision) => conclude(actor, challengeId, 'accept', decision)

/** 退回修改: the team mends and asks again. Throws not_found, forbidden, conflict, stale_version, votes_incomplete. */
export const returnChallenge = (actor: Actor, challengeId: string, decision: Decision) => conclude(actor, challengeId, 'return', decision)
