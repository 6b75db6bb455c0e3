import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge, type ChallengeWithCast } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUnion, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { freshKey, sequence } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { systemActor, visitor, type Actor } from '~server/policies/actor'
import { offerResource, withdrawResource } from '~server/resources/offer-resource'
import { withdrawResult } from '~server/results/revise-result'

async function buildResources(alliance: AllianceWithWorkshops): Promise<void> {
  const owner = await actorFor(alliance.lead.leader)
  for (const reach of ['public', 'signed_in', 'alliance'] as const) {
    const resource = {
      kind: 'venue',
      title: `示例场地${sequence()}`,
      description: '可容纳三十人',
      place: '',
      terms: '',
      contact: '办公室',
      sectorKey: 'health',
      reach,
    } as const
    await offerResource(owner, { ...resource, workshopId: alliance.lead.id, key: freshKey() })
    const { id } = await offerResource(owner, { ...resource, workshopId: alliance.lead.id, key: freshKey() })
    await withdrawResource(owner, id)
  }
}

async function buildProblems(alliance: AllianceWithWorkshops): Promise<void> {
  const loner = await buildUser()
  for (const visibility of ['signed_in', 'alliance'] as const)
    for (const status of ['submitted', 'rejected', 'withdrawn'] as const) await buildProblem({ alliance, visibility, status })
  await buildProblem({ alliance, author: loner, allianceId: null })
}

/** An alliance of a small world, with things of every reach and state; and everybody who may stand to them somehow. */
export async function buildWorld() {
  const [national, stranger] = [await buildUnion({ level: 'national' }), await buildUnion()]
  const province = await buildUnion({ parentId: national.id })
  const unitUnion = await buildUnion({ level: 'unit', parentId: province.id })
  const unit = await buildUnit({ unionId: unitUnion.id, sectorKey: 'health' })
  const lead = await buildWorkshop({ unitId: unit.id, title: 'provincial_system' })
  const alliance = await buildAlliance({
    lead,
    members: [await buildWorkshop({ sectorKey: 'education' }), await buildWorkshop({ sectorKey: 'science' })],
  })
  const other = await buildAlliance()
  await buildProblems(alliance)
  await buildResources(alliance)
  const [bidder, member] = alliance.members
  const challenges: ChallengeWithCast[] = []
  for (const reach of ['public', 'sector', 'alliance'] as const)
    for (const status of ['draft', 'open', 'in_review', 'in_promotion'] as const)
      challenges.push(
        await buildChallenge({
          alliance,
          reach,
          status,
          sectorKey: 'sports',
          bids: bidder && status !== 'draft' ? [{ workshop: bidder }] : [],
        }),
      )
  await db.result.updateMany({
    where: { challengeId: challenges.at(-1)?.challenge.id ?? '' },
    data: { reach: 'alliance', audience: [`alliance:${alliance.id}`] },
  })
  const withdrawn = await db.result.findFirstOrThrow({ where: { challengeId: challenges[3]?.challenge.id ?? '' } })
  await withdrawResult(await actorFor({ id: withdrawn.createdById ?? '' }), withdrawn.id, '有误')

  const colleague = await addMember(lead)
  const left = await addMember(lead)
  await db.workshopMember.updateMany({ where: { userId: left.id }, data: { leftAt: new Date() } })
  const cast = challenges.find(({ reviewers }) => reviewers.length > 0)
  const people = {
    'a person of nowhere': await buildUser(),
    'the leader of the lead workshop': lead.leader,
    'a core member of the lead workshop': await addMember(lead, { role: 'core_member' }),
    'a member of the lead workshop': colleague,
    'somebody who left the lead workshop': left,
    'the leader of a member workshop': member?.leader,
    'the leader of another alliance': other.lead.leader,
    'a person of the sector': await buildUser({ unitId: (await buildUnit({ sectorKey: 'sports' })).id }),
    'an officer of the lead’s unit': await buildOfficer(unitUnion.id),
    'an officer of the governing union': await buildOfficer(province.id),
    'an officer of the national union': await buildOfficer(national.id),
    'an officer of a foreign union': await buildOfficer(stranger.id),
    'an assigned expert': cast?.reviewers[0],
    'an expert who is not assigned': await buildExpert(),
    'the leader of a bid': challenges[1]?.bids[0]?.leader,
    'a member of a bid': challenges[1]?.bids[0]?.member,
    'the leader of an opened bid': challenges[2]?.bids[0]?.leader,
    'a platform administrator': await buildUser({ isAdmin: true }),
  }
  const actors: [string, Actor][] = [
    ['a visitor', visitor],
    ['the system', systemActor],
  ]
  for (const [who, user] of Object.entries(people)) actors.push([who, await actorFor(user ?? { id: '' })])
  return { alliance, actors: new Map(actors) }
}
