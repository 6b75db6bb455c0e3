import type { Tx } from '../core/database'
import { DomainError } from '../core/errors'
import { databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import { leadsAlliance, type Actor } from '../policies/actor'
import { alliancePolicy } from '../policies/alliance'
import { authorize } from '../policies/authorize'
import { followAlliances } from '../resources/resource-readers'
import { holdAlliance, requireMove } from './alliance-facts'
import type { Recommend } from './alliance.schema'
import { keepDecision, moveAlliance } from './move-alliance'

/** Everything posted has come to an end first. Throws challenges_running with their titles. */
async function requireNothingRuns(tx: Tx, allianceId: string): Promise<void> {
  const running = await tx.challenge.findMany({
    where: { allianceId, status: { notIn: ['in_promotion', 'unsuccessful', 'cancelled'] } },
    select: { title: true },
    orderBy: { createdAt: 'asc' },
  })
  if (running.length > 0) throw new DomainError('challenges_running', { clauses: running.map(({ title }) => title) })
}

/**
 * Dissolves the alliance, by its lead or its governing union, with the reason. Its page stays as the archive, with its
 * results; invitations that wait are taken back, and what members offer to their alliances reaches it no more. Throws
 * not_found, forbidden, conflict, stale_version, challenges_running (which are to be cancelled or ended first).
 */
export async function dissolveAlliance(actor: Actor, id: string, { reason, version }: Recommend): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, id)
    authorize(actor, alliancePolicy, 'dissolve', alliance)
    requireMove(alliance, 'dissolve')
    await requireNothingRuns(tx, id)
    const unionId = alliance.governingUnionId
    if (!leadsAlliance(actor, id)) await keepDecision(tx, actor, id, { kind: 'dissolve', unionId, reason })
    const extra = { standing: 'sound', mendBy: null, nextLeadWorkshopId: null }
    await moveAlliance(tx, actor, alliance, 'dissolve', { event: 'alliance.dissolved', extra, version, reason })
    const answer = { status: 'withdrawn', answeredAt: await databaseTime(tx) } as const
    await tx.allianceMember.updateMany({ where: { allianceId: id, status: 'invited' }, data: answer })
    const workshops = alliance.members.filter(({ status }) => status === 'accepted').map(({ workshopId }) => workshopId)
    for (const workshopId of workshops.sort()) await followAlliances(tx, actor, workshopId)
  })
}
