import type { Prisma, Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { moveState } from '../core/move'
import { canMove } from '../core/states'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { challengeAudience } from '../policies/audience'
import { involvedIn, type ChallengeWithFacts } from './challenge-facts'
import { challengeStates, type ChallengeAction } from './challenge.states'

interface Change {
  readonly event: EventName
  /** Further columns of the same write. */
  readonly extra?: Record<string, unknown>
  /** The version that the actor decided on; a newer one is refused (stale_version). */
  readonly version?: number
  readonly reason?: string
  readonly data?: Prisma.InputJsonObject
}

/**
 * Refuses what the table does not allow before checks that make sense in the right state only, so that the refusal
 * names the state. The compare-and-swap of moveChallenge decides. Throws conflict.
 */
export function requireState({ status }: ChallengeWithFacts, action: ChallengeAction): void {
  if (!canMove(challengeStates, action, status)) throw new DomainError('conflict', { entity: 'challenge', status, action })
}

/**
 * One step of every use case that moves a challenge: state by compare-and-swap, audience of the new state, event on
 * its timeline (and its problem's). Throws conflict, stale_version.
 */
export async function moveChallenge(
  tx: Tx,
  actor: Actor,
  challenge: ChallengeWithFacts,
  action: ChallengeAction,
  change: Change,
): Promise<void> {
  const { event, extra = {}, version, reason = '', data = {} } = change
  const next = { ...challenge, ...extra, status: challengeStates.moves[action].to } as ChallengeWithFacts
  const audience = challengeAudience(next, await involvedIn(tx, challenge.id))
  await moveState(tx.challenge, 'challenge', challengeStates, action, challenge.id, {
    extra: { ...extra, audience, version: { increment: 1 } },
    guard: version === undefined ? {} : { version },
  })
  await recordEvent(tx, {
    ...{ name: event, actor, ids: [challenge.id], threads: threadsOf(challenge), reason, data },
    readersBefore: challenge.audience,
  })
}

/** A challenge's events also stand on the timeline of the problem that it came from. */
export function threadsOf(challenge: { readonly id: string; readonly problemId: string | null }): string[] {
  return [thread.challenge(challenge.id), ...(challenge.problemId ? [thread.problem(challenge.problemId)] : [])]
}
