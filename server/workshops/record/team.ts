import type { Tx } from '../../core/database'
import { requirePast } from '../../core/require-past'
import { DomainError, invalid } from '../../core/errors'
import { beijingDay, databaseTime, endOfBeijingDay } from '../../core/time'
import { transaction } from '../../core/transaction'
import type { Actor } from '../../policies/actor'
import { holdRecord, recordChanged } from './record-facts'
import type { AddMember, ChangeMember } from './record.schema'

/** A membership of today that is not the leader's. Throws not_found. */
async function findMember(tx: Tx, workshopId: string, memberId: string) {
  const where = { id: memberId, workshopId, leftAt: null, role: { not: 'leader' as const } }
  const member = await tx.workshopMember.findFirst({ where, include: { user: { select: { name: true, status: true } } } })
  if (!member) throw new DomainError('not_found')
  return member
}

/** A person of the platform joins the team (WS-01, ID-11). Throws not_found, forbidden, invalid. */
export async function addMember(actor: Actor, workshopId: string, { username, role, duty, joinedOn }: AddMember): Promise<void> {
  await transaction(async (tx) => {
    const workshop = await holdRecord(tx, actor, workshopId, 'keep_team')
    const user = await tx.user.findUnique({ where: { username, status: 'active' }, select: { id: true, name: true } })
    if (!user) throw invalid({ field: 'username', code: 'unknown_user' })
    if (workshop.members.some(({ userId }) => userId === user.id)) throw invalid({ field: 'username', code: 'is_member' })
    await requirePast(tx, { joinedOn })
    // A person who returns begins a membership of its own, after the one that ended.
    const last = await tx.workshopMember.findFirst({ where: { workshopId, userId: user.id }, orderBy: { leftAt: 'desc' } })
    const now = await databaseTime(tx)
    const isToday = joinedOn.getTime() === beijingDay(now).getTime()
    if (last?.leftAt && !isToday && beijingDay(last.leftAt) >= joinedOn) throw invalid({ field: 'joinedOn', code: 'day_order' })
    // The first moment of that day in 北京时间.
    const joinedAt = isToday ? now : new Date(endOfBeijingDay(joinedOn).getTime() - 86_399_000)
    await tx.workshopMember.create({ data: { workshopId, userId: user.id, role, duty, joinedAt } })
    await recordChanged(tx, actor, workshopId, { name: 'workshop.member_joined', note: user.name })
  })
}

/** Another role or duty (主要分工). Throws not_found, forbidden. */
export async function changeMember(actor: Actor, workshopId: string, { memberId, role, duty }: ChangeMember): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_team')
    const member = await findMember(tx, workshopId, memberId)
    await tx.workshopMember.update({ where: { id: memberId }, data: { role, duty } })
    await recordChanged(tx, actor, workshopId, { name: 'workshop.member_changed', note: member.user.name })
  })
}

/**
 * A membership ends and is kept by its dates. What the person may do in the workshop ends in the same moment, on open
 * pages too (realtime/tell-changed.ts). The leader hands over first. Throws not_found, forbidden, invalid.
 */
export async function endMembership(
  actor: Actor,
  workshopId: string,
  { memberId, leftOn }: { readonly memberId: string; readonly leftOn: Date },
): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'keep_team')
    const member = await findMember(tx, workshopId, memberId)
    const today = await requirePast(tx, { leftOn })
    if (leftOn < beijingDay(member.joinedAt)) throw invalid({ field: 'leftOn', code: 'day_order' })
    const leftAt = leftOn.getTime() === today.getTime() ? await databaseTime(tx) : endOfBeijingDay(leftOn)
    await tx.workshopMember.update({ where: { id: memberId }, data: { leftAt } })
    await recordChanged(tx, actor, workshopId, { name: 'workshop.member_left', note: member.user.name })
  })
}

/** Another member leads from now on; who led stays as a core member. Throws not_found, forbidden, invalid. */
export async function handOverLeadership(actor: Actor, workshopId: string, memberId: string): Promise<void> {
  await transaction(async (tx) => {
    await holdRecord(tx, actor, workshopId, 'hand_over')
    const member = await findMember(tx, workshopId, memberId)
    if (member.user.status !== 'active') throw invalid({ field: 'memberId', code: 'choose' })
    await tx.workshopMember.updateMany({ where: { workshopId, leftAt: null, role: 'leader' }, data: { role: 'core_member' } })
    await tx.workshopMember.update({ where: { id: memberId }, data: { role: 'leader' } })
    await tx.workshop.update({ where: { id: workshopId }, data: { leaderId: member.userId, version: { increment: 1 } } })
    await recordChanged(tx, actor, workshopId, { name: 'workshop.leader_changed', note: member.user.name })
  })
}
