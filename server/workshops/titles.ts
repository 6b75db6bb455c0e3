import { DomainError } from '../core/errors'
import { beijingDay, databaseTime } from '../core/time'
import { once } from '../core/once'
import { transaction } from '../core/transaction'
import { recheckLedBy } from '../alliances/recheck-alliance'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { authorize, requireUser } from '../policies/authorize'
import { titlePolicy } from '../policies/title'
import type { GrantTitle } from './title.schema'

const unitOf = { include: { unit: { select: { union: { select: { parentId: true } } } } } } as const

/**
 * Records that a workshop was given a named title, by an officer of a union above its own. Alliances that it leads are
 * looked at again. Returns its id. Throws not_found, forbidden, conflict when it holds that title already.
 */
export async function grantTitle(actor: Actor, workshopId: string, { key, ...input }: GrantTitle): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  return once(userId, 'grant_title', key, { workshopId, ...input }, async (tx) => {
    await tx.$queryRaw`SELECT id FROM "Workshop" WHERE id = ${workshopId} FOR NO KEY UPDATE`
    const workshop = await tx.workshop.findUnique({ where: { id: workshopId }, ...unitOf })
    authorize(actor, titlePolicy, 'grant_title', workshop)
    if ((await tx.namedTitle.count({ where: { workshopId, kind: input.kind, revokedOn: null } })) > 0)
      throw new DomainError('already_answered')
    const { id } = await tx.namedTitle.create({ data: { ...input, workshopId } })
    await recordEvent(tx, { name: 'workshop.title_granted', actor, ids: [workshopId], threads: [thread.workshop(workshopId)] })
    await recheckLedBy(tx, actor, workshopId)
    return { id }
  })
}

interface Revocation {
  readonly titleId: string
  readonly reason: string
}

/**
 * 摘牌, with the reason, by an officer of a union above the workshop's own. Alliances that it leads are looked at again
 * in the same transaction (AL-06). Throws not_found, forbidden, already_answered.
 */
export async function revokeTitle(actor: Actor, workshopId: string, { titleId, reason }: Revocation): Promise<void> {
  await transaction(async (tx) => {
    const workshop = await tx.workshop.findUnique({ where: { id: workshopId }, ...unitOf })
    authorize(actor, titlePolicy, 'revoke_title', workshop)
    const title = await tx.namedTitle.findUnique({ where: { id: titleId, workshopId } })
    if (!title) throw new DomainError('not_found')
    const revoked = { where: { id: titleId, revokedOn: null }, data: { revokedOn: beijingDay(await databaseTime(tx)) } }
    if ((await tx.namedTitle.updateMany(revoked)).count === 0) throw new DomainError('already_answered')
    await recordEvent(tx, {
      ...{ name: 'workshop.title_revoked', actor, ids: [workshopId], threads: [thread.workshop(workshopId)], reason },
    })
    await recheckLedBy(tx, actor, workshopId)
  })
}
