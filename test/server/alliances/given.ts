import type { AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { actorFor, buildOfficer } from '~prisma/seed/factories/people'
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

export const allianceNow = (id: string) => db.alliance.findUniqueOrThrow({ where: { id } })
export const versionOf = async (id: string) => (await allianceNow(id)).version

/** An officer of each union that decides about an alliance. */
export async function officersOf(alliance: AllianceWithWorkshops) {
  const unit = await db.unit.findUniqueOrThrow({ where: { id: alliance.lead.unitId } })
  const unitUnionId = unit.unionId ?? ''
  return {
    unit: await actorFor(await buildOfficer(unitUnionId)),
    governing: await actorFor(await buildOfficer(alliance.governingUnionId)),
    unitUnionId,
  }
}

/** A rule set of a union's own that asks for so many workshops, in force since `from`. */
export async function demandWorkshops(unionId: string, workshops: number, from = new Date('2026-01-01')) {
  const clause = { reference: '二（一）', sentence: `联盟最少由${workshops}个创新工作室组成。` }
  const ruleSet = await db.ruleSet.create({
    data: {
      ...{ key: `local-${sequence()}`, document: '《示例市办法》', documentNumber: '示例〔2026〕1号', unionId },
      ...{ issuedOn: from, effectiveFrom: from, clauses: { create: [clause] } },
    },
    include: { clauses: true },
  })
  const parameter = { rule: 'R01', key: 'alliance.min_workshops', value: workshops, clauseId: ruleSet.clauses[0]?.id ?? '' }
  await db.ruleParameter.create({ data: { ...parameter, ruleSetId: ruleSet.id } })
  return ruleSet
}
