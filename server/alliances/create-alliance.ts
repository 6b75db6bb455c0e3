import { db, type Tx } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { once } from '../core/once'
import { beijingDay, databaseTime } from '../core/time'
import { violatedConstraint } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { allianceAudience } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { workshopPolicy } from '../policies/workshop'
import { followAlliances } from '../resources/resource-readers'
import { allianceFacts } from './alliance-facts'
import type { CreateAlliance } from './alliance.schema'

/** The nearest union above the unit's own: it names alliances of that unit's workshops (S0 三). */
async function governingUnion(tx: Tx, unionId: string | null): Promise<string> {
  for (let id = unionId; id; ) {
    const union = await tx.union.findUniqueOrThrow({ where: { id } })
    if (union.level !== 'unit') return union.id
    id = union.parentId
  }
  throw new DomainError('conflict', { entity: 'workshop', status: 'without_union', action: 'found_alliance' })
}

/**
 * Founds an alliance led by a workshop of one's own, known to insiders until it is named; its members accept for themselves afterwards. Returns its id.
 * Throws not_found, forbidden, invalid (the name is taken), name_too_similar (it cannot be told from another).
 */
export async function createAlliance(actor: Actor, { key, ...input }: CreateAlliance): Promise<{ id: string }> {
  const user = requireUser(actor)
  try {
    return await once(user.userId, 'create_alliance', key, input, async (tx) => {
      const workshop = await tx.workshop.findUnique({ where: { id: input.leadWorkshopId }, include: { unit: true } })
      authorize(actor, workshopPolicy, 'found_alliance', workshop)
      const now = await databaseTime(tx)
      const alliance = await tx.alliance.create({
        data: {
          name: input.name,
          purpose: input.purpose,
          leadWorkshopId: workshop.id,
          governingUnionId: await governingUnion(tx, workshop.unit.unionId),
          foundedOn: beijingDay(now),
          createdById: user.userId,
          audience: [],
          members: { create: { workshopId: workshop.id, status: 'accepted', answeredAt: now, answeredById: user.userId } },
        },
        include: allianceFacts,
      })
      const { id } = alliance
      await tx.alliance.update({ where: { id }, data: { audience: allianceAudience(alliance) } })
      await recordEvent(tx, { name: 'alliance.created', actor, ids: [id], threads: [thread.alliance(id)] })
      await followAlliances(tx, actor, workshop.id)
      return { id }
    })
  } catch (error) {
    const violated = violatedConstraint(error)
    if (violated === 'Alliance_name_key') throw invalid({ field: 'name', code: 'name_taken' })
    if (violated === 'Alliance_name_alike') {
      const fault = { field: 'name', code: 'name_too_similar' }
      throw new DomainError('name_too_similar', { missing: 'alliance' }, [fault])
    }
    throw error
  }
}

/** Workshops that this person may lead into a new alliance. */
export async function listFoundingWorkshops(actor: Actor): Promise<{ id: string; name: string }[]> {
  const { ledWorkshopIds } = requireUser(actor)
  return db.workshop.findMany({ where: { id: { in: [...ledWorkshopIds] } }, select: { id: true, name: true }, orderBy: { name: 'asc' } })
}
