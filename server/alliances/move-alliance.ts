import type { AllianceDecisionKind, Prisma, Tx } from '../core/database'
import { moveState } from '../core/move'
import type { EventName } from '../events/catalogue'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { allianceAudience } from '../policies/audience'
import { requireUser } from '../policies/authorize'
import { findAlliance, type AllianceWithFacts } from './alliance-facts'
import { allianceStates, type AllianceAction } from './alliance.states'
import { requirementsOf } from './alliance-validity'

interface Change {
  readonly event: EventName
  readonly extra?: Record<string, unknown>
  /** The version that the actor decided on; a newer one is refused (stale_version). */
  readonly version: number
  readonly reason?: string
  readonly data?: Prisma.InputJsonObject
}

/** State by compare-and-swap, the audience of the new state, the event on its timeline. Throws conflict, stale_version. */
export async function moveAlliance(
  tx: Tx,
  actor: Actor,
  alliance: AllianceWithFacts,
  action: AllianceAction,
  { event, extra = {}, version, reason = '', data = {} }: Change,
): Promise<void> {
  const next = { ...alliance, ...extra } as AllianceWithFacts
  await moveState(tx.alliance, 'alliance', allianceStates, action, alliance.id, {
    extra: { ...extra, audience: allianceAudience(next), version: { increment: 1 } },
    guard: { version },
  })
  const threads = [thread.alliance(alliance.id)]
  await recordEvent(tx, { name: event, actor, ids: [alliance.id], threads, readersBefore: alliance.audience, reason, data })
}

/** Writes anew who may read it after somebody was asked in, joined or went. Returns who could read it before. */
export async function renewAllianceReaders(tx: Tx, before: AllianceWithFacts): Promise<string[]> {
  const now = await findAlliance(tx, before.id)
  if (now) await tx.alliance.update({ where: { id: now.id }, data: { audience: allianceAudience(now) } })
  return before.audience
}

interface Decision {
  readonly kind: AllianceDecisionKind
  readonly unionId: string
  readonly documentNumber?: string
  readonly reason?: string
}

/** Keeps a decision with the rules as they stand at this moment: a later version of a rule set changes it no more. */
export async function keepDecision(tx: Tx, actor: Actor, allianceId: string, decision: Decision): Promise<void> {
  const requirements = (await requirementsOf(tx, allianceId)) as unknown as Prisma.InputJsonValue
  await tx.allianceDecision.create({ data: { ...decision, allianceId, requirements, decidedById: requireUser(actor).userId } })
}
