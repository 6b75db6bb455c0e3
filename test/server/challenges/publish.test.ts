import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { leaveAlliance } from '~server/alliances/answer-invitation'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { db } from '~server/core/database'
import { beijingYear } from '~server/core/time'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, databaseState, lastEventOf, leadOf, outcomes, refusal, staffOf, untilWaiting, versionOf, whileHeld } from './given'

const publish = async (actor: Parameters<typeof publishChallenge>[0], id: string) =>
  publishChallenge(actor, id, { version: await versionOf(id) })

it('CH-04 a draft is published by the lead: open, numbered, dated, readable by everybody, and recorded', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const lead = await leadOf(alliance)
  await publish(lead, challenge.id)
  const row = await challengeNow(challenge.id)
  expect(row).toMatchObject({ status: 'open', version: challenge.version + 1 })
  expect(row.number).toMatch(new RegExp(`^JB-${beijingYear(new Date())}-\\d{3}$`))
  expect(row.audience).toContain('public')
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({ name: 'challenge.published', actorId: lead.userId })
})

it('P17 only the lead publishes: the staff and the unions may not, and others do not know of the draft', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const readers = [await staffOf(alliance), await actorFor(await buildOfficer(alliance.governingUnionId))]
  const strangers = [visitor, await actorFor(await buildUser({ isAdmin: true })), await leadOf(await buildAlliance())]
  const before = await databaseState()
  for (const reader of readers) expect(await refusal(publish(reader, challenge.id))).toMatchObject({ code: 'forbidden' })
  for (const stranger of strangers) expect(await refusal(publish(stranger, challenge.id))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it.each(['open', 'closed', 'in_review', 'cancelled'] as const)('P18 what is %s cannot be published again', async (status) => {
  const { challenge, alliance } = await buildChallenge({ status })
  if (status !== 'open') await db.challenge.update({ where: { id: challenge.id }, data: { deadlineAt: new Date(Date.now() + 60_000) } })
  const attempt = publish(await leadOf(alliance), challenge.id)
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status, action: 'publish' } })
  expect((await challengeNow(challenge.id)).number).toBe(challenge.number)
})

it('CH-05 an alliance of two workshops may not list, and is told which rule and which clause', async () => {
  const alliance = await buildAlliance({ members: [await buildWorkshop({ sectorKey: 'education' })] })
  const { challenge } = await buildChallenge({ alliance, status: 'draft' })
  const { code, detail } = await refusal(publish(await leadOf(alliance), challenge.id))
  expect(code).toBe('rule_unmet')
  expect(detail.rules).toEqual(['R01'])
  expect(detail.clauses).toHaveLength(1)
  expect(String((detail.clauses as readonly string[])[0])).toMatch(/.+：.{6,}/)
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'draft', number: null })
})

it('CH-05 every unmet rule is named: one sector, and a title that was taken away', async () => {
  const lead = await buildWorkshop({ title: 'national_demonstration', sectorKey: 'health' })
  const members = [await buildWorkshop({ sectorKey: 'health' }), await buildWorkshop({ sectorKey: 'health' })]
  const alliance = await buildAlliance({ lead, members })
  const { challenge } = await buildChallenge({ alliance, status: 'draft' })
  await db.namedTitle.updateMany({ where: { workshopId: lead.id }, data: { revokedOn: new Date('2025-01-01') } })
  const { code, detail } = await refusal(publish(await leadOf(alliance), challenge.id))
  expect(code).toBe('rule_unmet')
  expect(detail.rules).toEqual(['R02', 'R03'])
  expect(detail.clauses).toHaveLength(2)
})

it('CH-05 a workshop that is leaving at the same moment is counted as gone once it has left', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const lead = await leadOf(alliance)
  const leaving = `UPDATE "AllianceMember" SET status = 'left' WHERE "allianceId" = '${alliance.id}' AND "workshopId" = '${alliance.members[0]?.id}'`
  let published: Promise<unknown> = Promise.resolve()
  await whileHeld(leaving, async () => {
    published = refusal(publish(lead, challenge.id))
    await untilWaiting()
  })
  expect(await published).toMatchObject({ code: 'rule_unmet', detail: { rules: ['R01'] } })
})

it('CH-05 who wants to leave while a challenge is being published waits until it is', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const [lead, leaver] = [await leadOf(alliance), await actorFor(alliance.members[0]?.leader ?? { id: '' })]
  const member = await db.allianceMember.findFirstOrThrow({ where: { allianceId: alliance.id, workshopId: alliance.members[0]?.id ?? '' } })
  const both: Promise<unknown>[] = []
  await whileHeld('LOCK TABLE "NumberSeries" IN EXCLUSIVE MODE', async () => {
    both.push(publish(lead, challenge.id))
    await untilWaiting(1)
    both.push(leaveAlliance(leaver, { allianceId: alliance.id, memberId: member.id }))
    await untilWaiting(2)
  })
  expect(await outcomes(both)).toEqual(['done', 'done'])
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'open' })
})

it('P6 a deadline that has passed is not published', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft', deadlineAt: new Date(Date.now() - 1_000) })
  const attempt = publish(await leadOf(alliance), challenge.id)
  expect(await refusal(attempt)).toMatchObject({ code: 'deadline_in_past', detail: { deadline: challenge.deadlineAt.toISOString() } })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'draft', number: null, version: challenge.version })
})

it('P18 an old version is not published, and of five at once one wins', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const lead = await leadOf(alliance)
  const stale = { version: challenge.version - 1 }
  expect(await refusal(publishChallenge(lead, challenge.id, stale))).toMatchObject({ code: 'stale_version' })
  const attempts = Array.from({ length: 5 }, () => publishChallenge(lead, challenge.id, { version: challenge.version }))
  expect((await outcomes(attempts)).filter((outcome) => outcome === 'done')).toHaveLength(1)
  const events = await db.event.findMany({ where: { threads: { has: `challenge:${challenge.id}` }, name: 'challenge.published' } })
  expect(events).toHaveLength(1)
})

it('CH-04 twenty published at once get twenty numbers without a gap, and a refused one takes none', async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  const key = `JB-${beijingYear(new Date())}`
  const last = async () => (await db.numberSeries.findUnique({ where: { key } }))?.last ?? 0
  const before = await last()
  const drafts = await Promise.all(Array.from({ length: 20 }, () => buildChallenge({ alliance, status: 'draft' })))
  const late = await buildChallenge({ alliance, status: 'draft', deadlineAt: new Date(0) })
  const attempts = [...drafts.map(({ challenge }) => publish(lead, challenge.id)), publish(lead, late.challenge.id)]
  expect((await outcomes(attempts)).filter((outcome) => outcome !== 'done')).toEqual(['deadline_in_past'])
  const rows = await db.challenge.findMany({ where: { id: { in: drafts.map(({ challenge }) => challenge.id) } } })
  const numbers = rows.map(({ number }) => Number(number?.slice(-3))).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 20 }, (_, place) => before + place + 1))
  expect(await last()).toBe(before + 20)
})

itKeepsEveryAudienceTrue()
