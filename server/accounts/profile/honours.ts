import type { Tx } from '../../core/database'
import { DomainError, invalid } from '../../core/errors'
import { once } from '../../core/once'
import { beijingYear, databaseTime } from '../../core/time'
import { transaction } from '../../core/transaction'
import { recordEvent, thread } from '../../events/record-event'
import type { EventName } from '../../events/catalogue'
import { attachFiles } from '../../files/attach-files'
import type { StagedFile } from '../../files/stage-file'
import type { Actor } from '../../policies/actor'
import { authorize, requireUser } from '../../policies/authorize'
import { personPolicy } from '../../policies/person'
import { personFacts } from './person-facts'
import type { NewHonour } from './profile.schema'

function recordHonour(tx: Tx, actor: Actor, userId: string, name: EventName, reason = ''): Promise<void> {
  return recordEvent(tx, { name, actor, ids: [userId], threads: [thread.honours(userId)], reason })
}

/** Claims an honour with its certificate (ID-07); it counts once a union has confirmed it. Returns its id. Throws invalid. */
export async function claimHonour(actor: Actor, { key, ...input }: NewHonour, files: readonly StagedFile[] = []): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  const hashes = files.map(({ sha256 }) => sha256)
  return once(userId, 'claim_honour', key, { ...input, hashes }, async (tx) => {
    if (input.year > beijingYear(await databaseTime(tx))) throw invalid({ field: 'year', code: 'day_in_future' })
    const { kind, level, year } = input
    // One person's own honours: the account is held, so that two at once are told apart.
    await tx.$queryRaw`SELECT id FROM "User" WHERE id = ${userId} FOR UPDATE`
    const same = await tx.honour.count({ where: { userId, kind, level, year } })
    if (same > 0) throw invalid({ field: 'kind', code: 'recorded_already' })
    const { id } = await tx.honour.create({ data: { userId, ...input }, select: { id: true } })
    await attachFiles(tx, 'honour', id, userId, files)
    await recordHonour(tx, actor, userId, 'user.honour_recorded')
    return { id }
  })
}

/** Takes back what was claimed and not confirmed. Throws not_found, already_answered. */
export async function removeHonour(actor: Actor, honourId: string): Promise<void> {
  const { userId } = requireUser(actor)
  await transaction(async (tx) => {
    const where = { id: honourId, userId }
    if ((await tx.honour.count({ where })) === 0) throw new DomainError('not_found')
    const { count } = await tx.honour.deleteMany({ where: { ...where, confirmedAt: null } })
    if (count === 0) throw new DomainError('already_answered', { missing: 'honour' })
    await tx.file.deleteMany({ where: { owner: 'honour', ownerId: honourId } })
    await recordHonour(tx, actor, userId, 'user.honour_removed')
  })
}

/** Confirms or withdraws by compare-and-swap: of two officers at once one is told that it is done. */
async function judge(actor: Actor, userId: string, honourId: string, to: 'confirmed' | 'withdrawn', reason = ''): Promise<void> {
  const officer = requireUser(actor)
  await transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId }, include: personFacts })
    authorize(actor, personPolicy, 'confirm_honour', person)
    const where = { id: honourId, userId }
    if ((await tx.honour.count({ where })) === 0) throw new DomainError('not_found')
    const confirm = to === 'confirmed'
    const data = confirm
      ? { confirmedById: officer.userId, confirmedAt: await databaseTime(tx) }
      : { confirmedById: null, confirmedAt: null }
    const { count } = await tx.honour.updateMany({ where: { ...where, confirmedAt: confirm ? null : { not: null } }, data })
    if (count === 0) throw new DomainError('already_answered')
    await recordHonour(tx, actor, userId, `user.honour_${to}`, reason)
  })
}

/** An officer of the union over the person's unit has seen the certificate. Throws not_found, forbidden, already_answered. */
export const confirmHonour = (actor: Actor, userId: string, honourId: string) => judge(actor, userId, honourId, 'confirmed')

/** The union takes its confirmation back, with the reason. Throws not_found, forbidden, already_answered. */
export const withdrawHonour = (actor: Actor, userId: string, honourId: string, reason: string) =>
  judge(actor, userId, honourId, 'withdrawn', reason)
