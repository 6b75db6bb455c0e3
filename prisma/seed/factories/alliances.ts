import { acceptInvitation, declineInvitation } from '../../../server/alliances/answer-invitation'
import { createAlliance } from '../../../server/alliances/create-alliance'
import { inviteWorkshop } from '../../../server/alliances/invite-workshop'
import { db, type Alliance } from '../../../server/core/database'
import { actorFor } from './people'
import { freshKey, sequence } from './sequence'
import { buildWorkshop, type WorkshopWithLeader } from './workshops'

interface AllianceOptions {
  readonly name?: string
  readonly purpose?: string
  readonly lead?: WorkshopWithLeader
  /** Workshops that are invited and accept; the lead is not among them. */
  readonly members?: readonly WorkshopWithLeader[]
  /** Workshops that are invited and have not answered yet. */
  readonly invited?: readonly WorkshopWithLeader[]
  /** Workshops that are invited and decline. */
  readonly declined?: readonly WorkshopWithLeader[]
}

export type AllianceWithWorkshops = Alliance & { lead: WorkshopWithLeader; members: readonly WorkshopWithLeader[] }

/** Asks a workshop in, and lets it answer. */
async function invite(
  { id, lead }: { id: string; lead: WorkshopWithLeader },
  workshop: WorkshopWithLeader,
  answer?: typeof acceptInvitation,
): Promise<void> {
  await inviteWorkshop(await actorFor(lead.leader), { allianceId: id, workshopId: workshop.id })
  if (!answer) return
  const member = await db.allianceMember.findUniqueOrThrow({
    where: { allianceId_workshopId: { allianceId: id, workshopId: workshop.id } },
  })
  await answer(await actorFor(workshop.leader), { allianceId: id, memberId: member.id })
}

/** An alliance as people form it: founded by the lead, joined by each workshop for itself. Valid when nothing is given. */
export async function buildAlliance(given: AllianceOptions = {}): Promise<AllianceWithWorkshops> {
  const lead = given.lead ?? (await buildWorkshop({ title: 'provincial_system' }))
  const members = given.members ?? [await buildWorkshop({ sectorKey: 'education' }), await buildWorkshop({ sectorKey: 'science' })]
  const { name = `示例${sequence()}创新工作室联盟`, purpose = '' } = given
  const { id } = await createAlliance(await actorFor(lead.leader), { name, purpose, leadWorkshopId: lead.id, key: freshKey() })
  for (const workshop of members) await invite({ id, lead }, workshop, acceptInvitation)
  for (const workshop of given.declined ?? []) await invite({ id, lead }, workshop, declineInvitation)
  for (const workshop of given.invited ?? []) await invite({ id, lead }, workshop)
  return { ...(await db.alliance.findUniqueOrThrow({ where: { id } })), lead, members }
}
