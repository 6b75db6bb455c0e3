import { acceptInvitation, declineInvitation, leaveAlliance } from '../../../server/alliances/answer-invitation'
import { createAlliance } from '../../../server/alliances/create-alliance'
import { inviteWorkshop } from '../../../server/alliances/invite-workshop'
import { recheckAlliance } from '../../../server/alliances/recheck-alliance'
import { db, type Alliance, type AllianceStatus, type User } from '../../../server/core/database'
import { beijingDay } from '../../../server/core/time'
import { transaction } from '../../../server/core/transaction'
import { recordEvent, thread } from '../../../server/events/record-event'
import { systemActor } from '../../../server/policies/actor'
import { audience } from '../../../server/policies/audience'
import { formAlliance, type FormationOptions } from './formation'
import { actorFor } from './people'
import { freshKey, sequence } from './sequence'
import { buildWorkshop, type WorkshopWithLeader } from './workshops'

interface AllianceOptions extends FormationOptions {
  readonly name?: string
  readonly purpose?: string
  readonly lead?: WorkshopWithLeader
  /** Workshops that are invited and accept; the lead is not among them. */
  readonly members?: readonly WorkshopWithLeader[]
  /** Workshops that are invited and have not answered yet. */
  readonly invited?: readonly WorkshopWithLeader[]
  /** Workshops that are invited and decline. */
  readonly declined?: readonly WorkshopWithLeader[]
  /** Of the members those who leave once the alliance has its status. */
  readonly left?: readonly WorkshopWithLeader[]
  /** named when left out. */
  readonly status?: Exclude<AllianceStatus, 'dissolved'>
  /** The officers who decide: with them it goes its whole way through the use cases. */
  readonly officers?: { readonly unit: User; readonly governing: User }
}

export type AllianceWithWorkshops = Alliance & { lead: WorkshopWithLeader; members: readonly WorkshopWithLeader[] }

async function placeOf(allianceId: string, workshopId: string) {
  const { id } = await db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: { allianceId, workshopId } } })
  return { allianceId, memberId: id }
}

/** Asks a workshop in, and lets it answer. */
async function invite(
  { id, lead }: { id: string; lead: WorkshopWithLeader },
  workshop: WorkshopWithLeader,
  answer?: typeof acceptInvitation,
): Promise<void> {
  await inviteWorkshop(await actorFor(lead.leader), { allianceId: id, workshopId: workshop.id })
  if (answer) await answer(await actorFor(workshop.leader), await placeOf(id, workshop.id))
}

/** The short way to a name, for tests about other things: marked at once where the rules are not met. */
async function nameAtOnce(id: string): Promise<void> {
  const named = { status: 'named' as const, namedOn: beijingDay(new Date()), audience: [audience.public] }
  await transaction(async (tx) => {
    await tx.alliance.update({ where: { id }, data: named })
    await recordEvent(tx, { name: 'alliance.named', actor: systemActor, ids: [id], threads: [thread.alliance(id)] })
    await recheckAlliance(tx, systemActor, id)
  })
}

/**
 * An alliance as people form it: founded by the lead, joined by each workshop for itself. Named when nothing is given,
 * and valid; with `officers` it is recommended and named by them, without them it just is.
 */
export async function buildAlliance(given: AllianceOptions = {}): Promise<AllianceWithWorkshops> {
  const lead = given.lead ?? (await buildWorkshop({ title: 'provincial_system' }))
  const members = given.members ?? [await buildWorkshop({ sectorKey: 'education' }), await buildWorkshop({ sectorKey: 'science' })]
  const { name = `示例${sequence()}创新工作室联盟`, purpose = '', status = 'named', officers } = given
  const { id } = await createAlliance(await actorFor(lead.leader), { name, purpose, leadWorkshopId: lead.id, key: freshKey() })
  for (const workshop of members) await invite({ id, lead }, workshop, acceptInvitation)
  for (const workshop of given.declined ?? []) await invite({ id, lead }, workshop, declineInvitation)
  if (officers || status === 'submitted' || status === 'recommended')
    await formAlliance(id, [lead, ...members], { ...given, status, officers })
  else if (status === 'named') await nameAtOnce(id)
  for (const workshop of given.invited ?? []) await invite({ id, lead }, workshop)
  for (const workshop of given.left ?? []) await leaveAlliance(await actorFor(workshop.leader), await placeOf(id, workshop.id))
  return { ...(await db.alliance.findUniqueOrThrow({ where: { id } })), lead, members }
}
