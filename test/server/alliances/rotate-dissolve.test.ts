import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResource } from '~prisma/seed/factories/resources'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { acceptInvitation, leaveAlliance } from '~server/alliances/answer-invitation'
import { dissolveAlliance } from '~server/alliances/dissolve-alliance'
import { getAlliance } from '~server/alliances/get-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { acceptLead, declineLead, proposeLead } from '~server/alliances/rotate-lead'
import { cancelChallenge } from '~server/challenges/cancel-challenge'
import { draftChallenge } from '~server/challenges/draft-challenge'
import { getChallenge } from '~server/challenges/get-challenge'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { reportProblem } from '~server/problems/report-problem'
import { itKeepsEveryAudienceTrue } from '../challenges/audiences'
import { decision as challengeDecision, eventsOf, outcomes, refusal, sheet } from '../challenges/given'
import { problemForm } from '../problems/given'
import { waiting } from '../todos/waiting'
import { allianceNow, firstMember, leaderOf, leadOf, officersOf, placeOf, versionOf } from './given'

const titled = async () => {
  const next = await buildWorkshop({ sectorKey: 'education', title: 'provincial_demonstration' })
  const alliance = await buildAlliance({ members: [next, await buildWorkshop({ sectorKey: 'science' })] })
  return { alliance, next, lead: await leadOf(alliance) }
}
const propose = async ({ alliance, lead }: Awaited<ReturnType<typeof titled>>, workshopId: string) =>
  proposeLead(lead, alliance.id, { workshopId, version: await versionOf(alliance.id) })
const dissolve = async (actor: Parameters<typeof dissolveAlliance>[0], id: string) =>
  dissolveAlliance(actor, id, { reason: '任务完成。', version: await versionOf(id) })

it('AL-13 the lead proposes, the other accepts: the alliance has another lead, and the unions above it read its work', async () => {
  const given = await titled()
  const { alliance, next } = given
  const { challenge } = await buildChallenge({ alliance, status: 'draft' })
  await buildProblem({ alliance, visibility: 'alliance' })
  await buildChallenge({ alliance, status: 'in_promotion', reach: 'alliance', bids: [{ workshop: alliance.members[1]! }] })
  const { unit: before } = await officersOf(alliance)
  await propose(given, next.id)
  expect(await waiting({ next: next.leader })).toEqual({ next: ['answer_lead'] })
  await acceptLead(await leaderOf(next), alliance.id)
  expect(await allianceNow(alliance.id)).toMatchObject({ leadWorkshopId: next.id, nextLeadWorkshopId: null, standing: 'sound' })
  expect((await leaderOf(next)).ledAllianceIds).toEqual([alliance.id])
  const lead = await leadOf(alliance)
  expect(await refusal(propose({ ...given, lead }, next.id))).toMatchObject({ code: 'forbidden' })
  const { unit: after } = await officersOf({ ...alliance, lead: next })
  expect((await getChallenge(after, challenge.id)).id).toBe(challenge.id)
  expect(await refusal(getChallenge(before, challenge.id))).toMatchObject({ code: 'not_found' })
  expect(await refusal(getChallenge(lead, challenge.id))).toMatchObject({ code: 'not_found' })
  await leaveAlliance(lead, (await placeOf(alliance.id, alliance.lead.id)).at)
})

it('AL-13 R03 a workshop without a valid title is not proposed, and one that loses it does not take over', async () => {
  const given = await titled()
  const { alliance, next } = given
  const untitled = alliance.members[1]?.id ?? ''
  const { code, detail } = await refusal(propose(given, untitled))
  expect([code, detail.missing, detail.rules]).toEqual(['rule_unmet', 'lead', ['R03']])
  await propose(given, next.id)
  await db.namedTitle.updateMany({ where: { workshopId: next.id }, data: { revokedOn: new Date('2026-01-01') } })
  expect(await refusal(acceptLead(await leaderOf(next), alliance.id))).toMatchObject({ code: 'rule_unmet', detail: { missing: 'lead' } })
  expect(await allianceNow(alliance.id)).toMatchObject({ leadWorkshopId: alliance.lead.id })
})

it('AL-13 who was asked declines, or the lead takes it back; who leaves is asked no more; nobody else answers', async () => {
  const given = await titled()
  const { alliance, next, lead } = given
  await propose(given, next.id)
  expect(await refusal(acceptLead(await leaderOf(alliance.members[1]!), alliance.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(acceptLead(lead, alliance.id))).toMatchObject({ code: 'forbidden' })
  expect((await outcomes([declineLead(await leaderOf(next), alliance.id), declineLead(lead, alliance.id)])).sort()).toContain('done')
  expect(await refusal(declineLead(lead, alliance.id))).toMatchObject({ code: 'already_answered' })
  await propose(given, next.id)
  await leaveAlliance(await leaderOf(next), (await placeOf(alliance.id, next.id)).at)
  expect(await allianceNow(alliance.id)).toMatchObject({ nextLeadWorkshopId: null })
  expect(await refusal(propose(given, next.id))).toMatchObject({ code: 'not_found' })
})

it('AL-13 nobody who bids takes the lead over, and while bidding runs nobody learns who bids', async () => {
  const given = await titled()
  const { alliance, next } = given
  await propose(given, next.id)
  const open = await buildChallenge({ alliance, status: 'open' })
  const worked = await buildChallenge({ alliance, status: 'in_progress', bids: [{ workshop: next }] })
  await buildChallenge({ alliance, status: 'in_progress' })
  const { code, detail } = await refusal(acceptLead(await leaderOf(next), alliance.id))
  expect([code, [...(detail.clauses as string[])].sort()]).toEqual([
    'challenges_running',
    [open.challenge.title, worked.challenge.title].sort(),
  ])
})

it('AL-20 dissolved with its reason once nothing runs: the page stays as the archive, and nothing moves any more', async () => {
  const { alliance, next, lead } = await titled()
  const invited = await buildWorkshop()
  await inviteWorkshop(lead, { allianceId: alliance.id, workshopId: invited.id })
  const offered = await buildResource({ workshop: firstMember(alliance), reach: 'alliance' })
  const { challenge } = await buildChallenge({ alliance, status: 'open' })
  expect(await refusal(dissolve(lead, alliance.id))).toMatchObject({ code: 'challenges_running', detail: { clauses: [challenge.title] } })
  await cancelChallenge(lead, challenge.id, await challengeDecision(challenge.id))
  await dissolve(lead, alliance.id)
  expect(await getAlliance(visitor, alliance.id)).toMatchObject({ status: 'dissolved', mayInvite: false })
  expect((await eventsOf(`alliance:${alliance.id}`)).at(-1)).toMatchObject({ name: 'alliance.dissolved', reason: '任务完成。' })
  expect((await placeOf(alliance.id, invited.id)).status).toBe('withdrawn')
  expect((await db.resource.findUniqueOrThrow({ where: { id: offered } })).audience).not.toContain(`alliance:${alliance.id}`)
  const member = await leaderOf(next)
  const place = (await placeOf(alliance.id, next.id)).at
  const attempts = [
    dissolve(lead, alliance.id),
    inviteWorkshop(lead, { allianceId: alliance.id, workshopId: invited.id }),
    leaveAlliance(member, place),
    acceptInvitation(member, place),
    draftChallenge(lead, { ...sheet(), allianceId: alliance.id, problemId: null, key: freshKey() }),
  ]
  expect(await outcomes(attempts)).toEqual(attempts.map(() => 'conflict'))
  const report = reportProblem(member, problemForm({ allianceId: alliance.id }))
  expect(await refusal(report)).toMatchObject({ code: 'invalid', faults: [{ field: 'allianceId' }] })
})

it('AL-20 the governing union dissolves too and keeps its decision; others do not', async () => {
  const { alliance } = await titled()
  const { unit, governing } = await officersOf(alliance)
  for (const actor of [unit, await leaderOf(firstMember(alliance))])
    expect(await refusal(dissolve(actor, alliance.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(dissolve(visitor, alliance.id))).toMatchObject({ code: 'not_signed_in' })
  await dissolve(governing, alliance.id)
  expect(await db.allianceDecision.findFirstOrThrow({ where: { allianceId: alliance.id } })).toMatchObject({
    kind: 'dissolve',
    reason: '任务完成。',
  })
})

itKeepsEveryAudienceTrue()
