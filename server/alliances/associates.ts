import { DomainError, invalid } from '../core/errors'
import { once } from '../core/once'
import { databaseTime } from '../core/time'
import { transaction, violatedConstraint } from '../core/transaction'
import { recordEvent, thread } from '../events/record-event'
import type { Actor } from '../policies/actor'
import { alliancePolicy } from '../policies/alliance'
import { authorize, requireUser } from '../policies/authorize'
import { parametersFor } from '../rules/parameters'
import { holdAlliance, requireWork } from './alliance-facts'
import type { AddAssociate } from './alliance.schema'

/**
 * Takes in a society, an association, an expert … (AL-08). They are part of the alliance and never count as workshops.
 * Returns its id. Throws not_found, forbidden, conflict, invalid (a kind that the rule set does not name; a name that is
 * in already).
 */
export async function addAssociate(actor: Actor, allianceId: string, { key, ...input }: AddAssociate): Promise<{ id: string }> {
  const { userId } = requireUser(actor)
  try {
    return await once(userId, 'add_associate', key, { allianceId, ...input }, async (tx) => {
      const alliance = await holdAlliance(tx, allianceId)
      authorize(actor, alliancePolicy, 'associate', alliance)
      requireWork(alliance, 'associate')
      const kinds = (await parametersFor(tx, alliance.governingUnionId)).list('alliance.associate_kinds').value
      if (!kinds.includes(input.kind)) throw invalid({ field: 'kind', code: 'choose' })
      const { id } = await tx.allianceAssociate.create({ data: { ...input, allianceId } })
      const threads = [thread.alliance(allianceId)]
      await recordEvent(tx, { name: 'alliance.associate_joined', actor, ids: [allianceId], threads, data: { workshop: input.name } })
      return { id }
    })
  } catch (error) {
    if (violatedConstraint(error) === 'AllianceAssociate_one_current') throw invalid({ field: 'name', code: 'name_taken' })
    throw error
  }
}

/** Its part in the alliance ends; who it was stays on record. Throws not_found, forbidden, conflict, already_answered. */
export async function endAssociate(actor: Actor, allianceId: string, associateId: string): Promise<void> {
  await transaction(async (tx) => {
    const alliance = await holdAlliance(tx, allianceId)
    authorize(actor, alliancePolicy, 'associate', alliance)
    requireWork(alliance, 'associate')
    const associate = await tx.allianceAssociate.findUnique({ where: { id: associateId, allianceId } })
    if (!associate) throw new DomainError('not_found')
    const ended = { where: { id: associateId, leftAt: null }, data: { leftAt: await databaseTime(tx) } }
    if ((await tx.allianceAssociate.updateMany(ended)).count === 0) throw new DomainError('already_answered')
    const threads = [thread.alliance(allianceId)]
    await recordEvent(tx, { name: 'alliance.associate_left', actor, ids: [allianceId], threads, data: { workshop: associate.name } })
  })
}
