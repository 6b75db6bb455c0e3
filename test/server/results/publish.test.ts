import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { db } from '~server/core/database'
import { beijingYear } from '~server/core/time'
import { systemActor, visitor } from '~server/policies/actor'
import { publishResult } from '~server/results/publish-result'
import { acts, before, playersOf } from '~test/server/challenges/acts'
import { itKeepsEveryAudienceTrue } from '~test/server/challenges/audiences'
import { bidFor, challengeNow, databaseState, eventsOf, leadOf, outcomes, refusal } from '~test/server/challenges/given'
import { resultForm } from './result-form'

it('RE-01 the leader of the awarded team publishes the result of an accepted challenge, which moves on to promotion', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'accepted' })
  const team = await actorFor(bids[0]?.leader ?? { id: '' })
  const { id } = await publishResult(team, resultForm({ challengeId: challenge.id }))
  const row = await db.result.findUniqueOrThrow({ where: { id }, include: { contributors: { orderBy: { ordinal: 'asc' } } } })
  expect(row).toMatchObject({
    status: 'published',
    challengeId: challenge.id,
    allianceId: alliance.id,
    workshopId: bids[0]?.workshop.id,
    createdById: team.userId,
  })
  expect(row.number).toMatch(new RegExp(`^CG-${beijingYear(new Date())}-\\d{3}$`))
  expect(row.contributors).toMatchObject([
    { ordinal: 1, name: '甲', part: '设计' },
    { ordinal: 2, name: '乙', part: '试验' },
  ])
  expect(row.audience).toContain('public')
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'in_promotion' })
  expect((await eventsOf(`result:${id}`)).map(({ name }) => name)).toEqual(['result.published'])
  const last = (await eventsOf(`challenge:${challenge.id}`)).slice(-2)
  expect(last).toMatchObject([
    { name: 'challenge.promoted', data: { result: row.number } },
    { name: 'result.published', actorId: team.userId },
  ])
})

it('RE-01 a second result of one challenge is refused with its state, and of four at once one is published', async () => {
  const { challenge, bids } = await buildChallenge({ status: 'accepted' })
  const team = await actorFor(bids[0]?.leader ?? { id: '' })
  const ended = await outcomes(Array.from({ length: 4 }, () => publishResult(team, resultForm({ challengeId: challenge.id }))))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
  const rows = await databaseState()
  const second = await refusal(publishResult(team, resultForm({ challengeId: challenge.id })))
  expect(second).toMatchObject({ code: 'conflict', detail: { status: 'in_promotion', action: 'promote' } })
  expect(await databaseState()).toEqual(rows)
})

it.each(['in_progress', 'in_acceptance'] as const)('RE-01 before acceptance nothing is published: %s', async (status) => {
  const { challenge, bids } = await buildChallenge({ status })
  const attempt = publishResult(await actorFor(bids[0]?.leader ?? { id: '' }), resultForm({ challengeId: challenge.id }))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status } })
  expect(await db.result.count({ where: { challengeId: challenge.id } })).toBe(0)
})

it('P17 nobody but the leader of the awarded team publishes it', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'accepted', bids: [{}, {}] })
  const others = [
    await leadOf(alliance),
    await actorFor(bids[0]?.member ?? { id: '' }),
    await actorFor(bids[1]?.leader ?? { id: '' }),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  for (const other of others)
    expect(await refusal(publishResult(other, resultForm({ challengeId: challenge.id })))).toMatchObject({ code: 'forbidden' })
  for (const nobody of [visitor, systemActor])
    expect(await refusal(publishResult(nobody, resultForm({ challengeId: challenge.id })))).toMatchObject({ code: 'not_signed_in' })
  const attempt = publishResult(await leadOf(alliance), resultForm({ challengeId: 'no-such-challenge' }))
  expect(await refusal(attempt)).toMatchObject({ code: 'not_found' })
})

it('RE-01 the leader of a workshop publishes a result of his own workshop, of no other, and a member of it none', async () => {
  const [own, other] = [await buildWorkshop(), await buildWorkshop()]
  const leader = await actorFor(own.leader)
  const { id } = await publishResult(leader, resultForm({ workshopId: own.id }))
  expect(await db.result.findUniqueOrThrow({ where: { id } })).toMatchObject({
    workshopId: own.id,
    challengeId: null,
    allianceId: null,
    status: 'published',
  })
  const member = await actorFor(await addMember(own))
  for (const [actor, workshopId] of [
    [leader, other.id],
    [leader, null],
    [member, own.id],
  ] as const) {
    const attempt = publishResult(actor, resultForm({ workshopId }))
    expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'workshopId', code: 'choose' }] })
  }
})

it('RE-01 a team that bid for its unit publishes a result of no workshop', async () => {
  const built = await buildChallenge()
  const { id: unitId } = await buildUnit()
  const [leader, member] = [await buildUser({ unitId }), await buildUser({ unitId })]
  const form = { ...bidFor({ id: '' }), bidder: 'unit', members: [{ username: member.username, duty: '试验' }] }
  const { id: bidId } = await submitBid(await actorFor(leader), built.challenge.id, form)
  const bid = await db.bid.findUniqueOrThrow({ where: { id: bidId } })
  const players = await playersOf({ ...built, bids: [{ bid, leader, member, workshop: built.alliance.lead }] })
  for (const action of ['open_bids', 'nominate', 'award', 'start_work', 'request_acceptance', 'accept'] as const) {
    await before[action]?.(players)
    await acts[action](players)
  }
  const { id } = await publishResult(await actorFor(leader), resultForm({ challengeId: built.challenge.id }))
  expect(await db.result.findUniqueOrThrow({ where: { id } })).toMatchObject({ workshopId: null, challengeId: built.challenge.id })
})

it('RE-03 for the alliance alone only where there is one, and only in a sector that exists', async () => {
  const workshop = await buildWorkshop()
  const leader = await actorFor(workshop.leader)
  const attempts = [
    [{ reach: 'alliance' as const }, 'reach'],
    [{ sectorKey: 'astrology' }, 'sectorKey'],
  ] as const
  for (const [change, field] of attempts) {
    const attempt = publishResult(leader, resultForm({ workshopId: workshop.id, ...change }))
    expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field, code: 'choose' }] })
  }
  const { challenge, alliance, bids } = await buildChallenge({ status: 'accepted' })
  const { id } = await publishResult(
    await actorFor(bids[0]?.leader ?? { id: '' }),
    resultForm({ challengeId: challenge.id, reach: 'alliance' }),
  )
  const { audience } = await db.result.findUniqueOrThrow({ where: { id } })
  expect(audience).toContain(`alliance:${alliance.id}`)
  expect(audience).not.toContain('public')
})

it('P11 the same form sent three times at once is one result with one number', async () => {
  const workshop = await buildWorkshop()
  const leader = await actorFor(workshop.leader)
  const form = resultForm({ workshopId: workshop.id })
  const answers = await Promise.all(Array.from({ length: 3 }, () => publishResult(leader, form)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await db.result.count({ where: { workshopId: workshop.id } })).toBe(1)
  expect(await refusal(publishResult(leader, { ...form, method: longTextOf('另一种方法') }))).toMatchObject({
    code: 'idempotency_key_reused',
  })
  expect(await refusal(publishResult(leader, { ...form, key: `${freshKey()} ` }))).toMatchObject({ code: 'idempotency_key_missing' })
})

itKeepsEveryAudienceTrue()
