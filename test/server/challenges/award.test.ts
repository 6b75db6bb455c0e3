import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { awardChallenge } from '~server/challenges/award-challenge'
import { db, pool } from '~server/core/database'
import { addDays, beijingDay } from '~server/core/time'
import { systemActor, visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import {
  challengeNow,
  databaseState,
  decision,
  lastEventOf,
  leadOf,
  refusal,
  securityKindsOf,
  staffOf,
  untilWaiting,
  versionOf,
  whileHeld,
} from './given'

const officerOf = async (alliance: { governingUnionId: string }) => actorFor(await buildOfficer(alliance.governingUnionId))
const statusesOf = async (challengeId: string) =>
  (await db.bid.findMany({ where: { challengeId }, orderBy: { status: 'asc' } })).map(({ status }) => status)

it('CH-20 another person confirms the nomination: one bid is awarded, the others are unsuccessful, and it is recorded with the reason', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'nominated', bids: [{}, {}, {}] })
  const officer = await officerOf(alliance)
  await awardChallenge(officer, challenge.id, await decision(challenge.id, '公示无异议。'))
  expect(await challengeNow(challenge.id)).toMatchObject({
    status: 'awarded',
    version: challenge.version + 1,
    nominatedById: alliance.lead.leader.id,
  })
  expect(await db.bid.findUniqueOrThrow({ where: { id: bids[0]?.bid.id ?? '' } })).toMatchObject({ status: 'awarded' })
  expect(await statusesOf(challenge.id)).toEqual(['awarded', 'unsuccessful', 'unsuccessful'])
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({
    name: 'challenge.awarded',
    actorId: officer.userId,
    reason: '公示无异议。',
  })
})

it('CH-24 the milestones of the awarded bid become those of the task, due so many days after the day of the award in Beijing', async () => {
  const milestones = [
    { title: '定型', sharePercent: 25, dueInDays: 10 },
    { title: '推广', sharePercent: 75, dueInDays: 365 },
  ]
  const { challenge, alliance } = await buildChallenge({ status: 'nominated', bids: [{ milestones }, {}] })
  await awardChallenge(await officerOf(alliance), challenge.id, await decision(challenge.id))
  const { awardedAt } = await challengeNow(challenge.id)
  const from = beijingDay(awardedAt ?? new Date(0))
  const rows = await db.milestone.findMany({ where: { challengeId: challenge.id }, orderBy: { ordinal: 'asc' } })
  expect(rows.map(({ ordinal, title, sharePercent, dueOn, status }) => ({ ordinal, title, sharePercent, dueOn, status }))).toEqual([
    { ordinal: 1, title: '定型', sharePercent: 25, dueOn: addDays(from, 10), status: 'planned' },
    { ordinal: 2, title: '推广', sharePercent: 75, dueOn: addDays(from, 365), status: 'planned' },
  ])
})

it('P12 who nominated does not confirm: four eyes are needed, and the attempt is written down', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'nominated' })
  const lead = await leadOf(alliance)
  const before = await databaseState()
  expect(await refusal(awardChallenge(lead, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'same_person' })
  expect(await databaseState()).toEqual(before)
  expect(await securityKindsOf(lead.userId)).toEqual(['same_person_attempt'])
})

it('P12 nor does he when he is an officer as well: the person counts, not the office', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'nominated' })
  await db.unionOfficer.create({ data: { unionId: alliance.governingUnionId, userId: alliance.lead.leader.id } })
  const attempt = awardChallenge(await leadOf(alliance), challenge.id, await decision(challenge.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'same_person' })
})

it("P12 nor by being quick: an award that is being read while one's own nomination is committed is refused", async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}], reviewers: [await buildExpert()] })
  const lead = await leadOf(alliance)
  const next = (await versionOf(challenge.id)) + 1
  const nominate = `
    UPDATE "Challenge" SET status = 'nominated', "nominatedById" = '${lead.userId}', version = ${next} WHERE id = '${challenge.id}';
    LOCK TABLE "Bid" IN ACCESS EXCLUSIVE MODE;`
  let award: Promise<unknown> = Promise.resolve()
  await whileHeld(nominate, async (held) => {
    award = refusal(awardChallenge(lead, challenge.id, { reason: '抢先确认', version: next }))
    await untilWaiting()
    await held.query(`UPDATE "Bid" SET status = 'nominated' WHERE id = $1`, [bids[0]?.bid.id])
  })
  expect(await award).toMatchObject({ code: 'same_person' })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'nominated', awardedAt: null })
})

it('P12 an officer who is on the nominated team does not confirm, and the attempt is written down', async () => {
  const alliance = await buildAlliance()
  const workshop = await buildWorkshop()
  const officer = await buildOfficer(alliance.governingUnionId)
  await addMember(workshop, { user: officer })
  const { challenge, bids } = await buildChallenge({ alliance, status: 'nominated', bids: [{ workshop }] })
  expect(bids[0]?.member.id).toBe(officer.id)
  const before = await databaseState()
  expect(await refusal(awardChallenge(await actorFor(officer), challenge.id, await decision(challenge.id)))).toMatchObject({
    code: 'recused',
  })
  expect(await databaseState()).toEqual(before)
  expect(await securityKindsOf(officer.id)).toEqual(['recused_attempt'])
})

it('P17 the staff, the team, experts and the administrator do not award; other unions and leads neither', async () => {
  const { challenge, alliance, bids, reviewers } = await buildChallenge({ status: 'nominated' })
  const other = await buildAlliance()
  const others = [
    await staffOf(alliance),
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(reviewers[0] ?? { id: '' }),
    await actorFor(await buildUser({ isAdmin: true })),
    await leadOf(other),
    await officerOf(other),
    systemActor,
  ]
  const before = await databaseState()
  for (const person of others) {
    const attempt = refusal(awardChallenge(person, challenge.id, await decision(challenge.id)))
    expect(await attempt).toMatchObject({ code: 'forbidden' })
  }
  expect(await refusal(awardChallenge(visitor, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'not_signed_in' })
  expect((await databaseState()).Challenge).toEqual(before.Challenge)
})

it("P17 the officers of the union of the lead's unit may confirm too; who may not read the challenge finds nothing", async () => {
  const alliance = await buildAlliance()
  const { challenge } = await buildChallenge({
    status: 'nominated',
    reach: 'alliance',
    alliance,
    bids: [{ workshop: alliance.members[0] ?? alliance.lead }],
  })
  const outsider = await leadOf(await buildAlliance())
  expect(await refusal(awardChallenge(outsider, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'not_found' })
  const unit = await db.unit.findUniqueOrThrow({ where: { id: alliance.lead.unitId } })
  await awardChallenge(await actorFor(await buildOfficer(unit.unionId ?? '')), challenge.id, await decision(challenge.id))
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'awarded' })
})

it.each(['open', 'closed', 'in_review', 'awarded', 'in_progress', 'accepted', 'unsuccessful', 'cancelled'] as const)(
  'P12 what is %s is not awarded, and the state is said (row 50)',
  async (status) => {
    const { challenge, alliance } = await buildChallenge({ status, ...(status === 'open' || status === 'closed' ? { bids: [{}] } : {}) })
    const officer = await officerOf(alliance)
    const before = await databaseState()
    const attempt = await refusal(awardChallenge(officer, challenge.id, await decision(challenge.id)))
    expect(attempt).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action: 'award' } })
    expect(await databaseState()).toEqual(before)
  },
)

it('P12 a decision on an old version of the page is refused (row 51)', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'nominated' })
  const stale = { reason: '理由', version: challenge.version - 1 }
  expect(await refusal(awardChallenge(await officerOf(alliance), challenge.id, stale))).toMatchObject({ code: 'stale_version' })
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'nominated', awardedAt: null })
})

it('P12 the database itself knows one award only', async () => {
  const { bids } = await buildChallenge({ status: 'awarded', bids: [{}, {}] })
  const second = pool().query(`UPDATE "Bid" SET status = 'awarded' WHERE id = $1`, [bids[1]?.bid.id])
  await expect(second).rejects.toMatchObject({ code: '23505', constraint: 'Bid_one_award' })
})

itKeepsEveryAudienceTrue()
