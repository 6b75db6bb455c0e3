import type { AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { actorFor } from '~prisma/seed/factories/people'
import { freshKey, sequence } from '~prisma/seed/factories/sequence'
import { db } from '~server/core/database'

/** What a person fills in to found an alliance. */
export const allianceForm = (leadWorkshopId: string, name = `示例${sequence()}智慧医疗联盟`) => ({
  ...{ name, purpose: '互通资源，联合攻关。', leadWorkshopId, key: freshKey() },
})

/** A workshop's place in an alliance as it stands now, with the address of its page. */
export async function placeOf(allianceId: string, workshopId: string) {
  const member = await db.allianceMember.findUniqueOrThrow({ where: { allianceId_workshopId: { allianceId, workshopId } } })
  return { ...member, at: { allianceId, memberId: member.id } }
}

export const leaderOf = (workshop: { leader: { id: string } }) => actorFor(workshop.leader)
export const leadOf = (alliance: AllianceWithWorkshops) => actorFor(alliance.lead.leader)

/** The first workshop that joined. Throws when there is none. */
export function firstMember(alliance: AllianceWithWorkshops) {
  const [member] = alliance.members
  if (!member) throw new Error('the alliance has no member')
  return member
}
