import { expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { acceptInvitation, leaveAlliance } from '~server/alliances/answer-invitation'
import { getAlliance } from '~server/alliances/get-alliance'
import { inviteWorkshop } from '~server/alliances/invite-workshop'
import { draftChallenge } from '~server/challenges/draft-challenge'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { tick } from '~server/clock/clock'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { grantTitle, revokeTitle } from '~server/workshops/titles'
import { eventsOf, lastEventOf, refusal, sheet } from '../challenges/given'
import { waiting } from '../todos/waiting'
import { allianceNow, demandWorkshops, firstMember, leaderOf, leadOf, officersOf, placeOf } from './given'

const standingOf = async (id: string) => (await allianceNow(id)).standing
const passMendDays = (id: string) => db.alliance.update({ where: { id }, data: { mendBy: new Date(Date.now() - 60_000) } })
const draft = async (alliance: AllianceWithWorkshops) =>
  draftChallenge(await leadOf(alliance), { ...sheet(), allianceId: alliance.id, problemId: null, key: freshKey() })

async function leave(alliance: AllianceWithWorkshops) {
  const leaver = firstMember(alliance)
  await leaveAlliance(await leaderOf(leaver), (await placeOf(alliance.id, leaver.id)).at)
}
async function join(alliance: AllianceWithWorkshops, sectorKey = 'culture') {
  const workshop = await buildWorkshop({ sectorKey })
  await inviteWorkshop(await leadOf(alliance), { allianceId: alliance.id, workshopId: workshop.id })
  await acceptInvitation(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at)
}

it('AL-06 broken and mended: a warning with days, the freeze after them, the thaw at once', async () => {
  const alliance = await buildAlliance()
  const { challenge } = await buildChallenge({ alliance, status: 'draft' })
  const publish = async () => publishChallenge(await leadOf(alliance), challenge.id, { version: challenge.version })
  await leave(alliance)
  expect(await standingOf(alliance.id)).toBe('warned')
  expect(await lastEventOf(`alliance:${alliance.id}`)).toMatchObject({ name: 'alliance.warned', data: { note: 'R01' } })
  const { mend } = await getAlliance(visitor, alliance.id)
  expect(mend).toMatchObject({ days: 30, clause: { document: '《创盟平台约定》', reference: '一' } })
  expect(await refusal(publish())).toMatchObject({ code: 'rule_unmet', detail: { missing: 'warned', days: 30, rules: ['R01'] } })
  await draft(alliance)

  await passMendDays(alliance.id)
  await tick()
  expect(await standingOf(alliance.id)).toBe('frozen')
  const frozen = await refusal(publish())
  expect(frozen).toMatchObject({ code: 'rule_unmet', detail: { missing: 'frozen', rules: ['R01'] } })
  expect(frozen.detail.clauses).toHaveLength(2)
  expect(await refusal(draft(alliance))).toMatchObject({ code: 'rule_unmet', detail: { missing: 'frozen' } })
  expect(await db.challenge.count({ where: { allianceId: alliance.id } })).toBe(2)

  await join(alliance)
  expect(await allianceNow(alliance.id)).toMatchObject({ standing: 'sound', mendBy: null })
  await publish()
  const marks = (await eventsOf(`alliance:${alliance.id}`)).map(({ name }) => name)
  expect(marks.filter((name) => /warned|frozen|mended/.test(name))).toEqual(['alliance.warned', 'alliance.frozen', 'alliance.mended'])
})

it('AL-06 everybody concerned is asked to mend it, until it is', async () => {
  const alliance = await buildAlliance()
  const { unit, governing } = await officersOf(alliance)
  const people = {
    lead: alliance.lead.leader,
    member: alliance.members[1]?.leader ?? { id: '' },
    leaver: firstMember(alliance).leader,
    unit: { id: unit.userId },
    governing: { id: governing.userId },
    stranger: await buildOfficer((await buildAlliance()).governingUnionId),
  }
  await leave(alliance)
  const asked = ['mend_alliance']
  expect(await waiting(people)).toEqual({ lead: asked, member: asked, unit: asked, governing: asked })
  await join(alliance)
  expect(await waiting(people)).toEqual({})
})

it('AL-06 R03 a title that is revoked marks the alliances that the workshop leads, another title mends them', async () => {
  const alliance = await buildAlliance()
  const { governing } = await officersOf(alliance)
  const title = await db.namedTitle.findFirstOrThrow({ where: { workshopId: alliance.lead.id } })
  await revokeTitle(governing, alliance.lead.id, { titleId: title.id, reason: '连续三年没有成果。' })
  expect(await standingOf(alliance.id)).toBe('warned')
  expect(await refusal(revokeTitle(governing, alliance.lead.id, { titleId: title.id, reason: '再次' }))).toMatchObject({
    code: 'already_answered',
  })
  const given = { kind: 'national_demonstration', issuedBy: '示例工会', issuedOn: new Date('2026-01-05') } as const
  await grantTitle(governing, alliance.lead.id, { ...given, key: freshKey() })
  expect(await standingOf(alliance.id)).toBe('sound')
  expect(await refusal(grantTitle(governing, alliance.lead.id, { ...given, key: freshKey() }))).toMatchObject({ code: 'already_answered' })
  expect((await eventsOf(`workshop:${alliance.lead.id}`)).map(({ name }) => name)).toEqual([
    'workshop.title_revoked',
    'workshop.title_granted',
  ])
})

it('P17 titles are given and taken by unions above the workshop’s own, by nobody else', async () => {
  const alliance = await buildAlliance()
  const { unit } = await officersOf(alliance)
  const title = await db.namedTitle.findFirstOrThrow({ where: { workshopId: alliance.lead.id } })
  const foreign = await actorFor(await buildOfficer((await buildAlliance()).governingUnionId))
  for (const actor of [unit, foreign, await leadOf(alliance)]) {
    const revoked = revokeTitle(actor, alliance.lead.id, { titleId: title.id, reason: '无权' })
    expect(await refusal(revoked)).toMatchObject({ code: 'forbidden' })
  }
  expect(await refusal(revokeTitle(visitor, alliance.lead.id, { titleId: title.id, reason: '无权' }))).toMatchObject({
    code: 'not_signed_in',
  })
})

it('AL-06 a rule set marks those that no longer meet it once it is in force, not before, and only below its union', async () => {
  const [strict, plain] = [await buildAlliance(), await buildAlliance()]
  await demandWorkshops(strict.governingUnionId, 4, new Date(Date.now() + 5 * 86_400_000))
  await tick()
  expect(await standingOf(strict.id)).toBe('sound')
  await demandWorkshops(strict.governingUnionId, 4)
  await tick()
  expect([await standingOf(strict.id), await standingOf(plain.id)]).toEqual(['warned', 'sound'])
  await join(strict)
  expect(await standingOf(strict.id)).toBe('sound')
})

it('CH-05 an alliance that is not named yet publishes nothing, however well it meets its rules', async () => {
  const alliance = await buildAlliance({ status: 'draft' })
  const { id } = await draft(alliance)
  const attempt = publishChallenge(await leadOf(alliance), id, { version: 1 })
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status: 'draft', missing: 'not_named' } })
})

it('AL-06 two who leave at once mark it once', async () => {
  const alliance = await buildAlliance()
  await Promise.all(
    alliance.members.map(async (workshop) => leaveAlliance(await leaderOf(workshop), (await placeOf(alliance.id, workshop.id)).at)),
  )
  const names = (await eventsOf(`alliance:${alliance.id}`)).map(({ name }) => name)
  expect(names.filter((name) => name === 'alliance.warned')).toHaveLength(1)
})
