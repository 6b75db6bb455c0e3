import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { listBidders, listColleagues } from '~server/challenges/bids/get-bid'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { withdrawBid } from '~server/challenges/bids/withdraw-bid'
import { getChallenge } from '~server/challenges/get-challenge'
import { db } from '~server/core/database'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { bidFor, databaseState, leadOf, outcomes, refusal, staffOf } from '../given'

it('CH-06 whoever may read a public challenge may bid on it, for a workshop or for the unit', async () => {
  const { challenge } = await buildChallenge()
  const unit = await buildUnit()
  const person = await actorFor(await buildUser({ unitId: unit.id }))
  const { id } = await submitBid(person, challenge.id, { ...bidFor({ id: '' }), bidder: 'unit' })
  expect(await db.bid.findUniqueOrThrow({ where: { id } })).toMatchObject({
    bidderKey: `unit:${unit.id}`,
    unitId: unit.id,
    workshopId: null,
  })
  expect(await listBidders(person)).toEqual([{ value: 'unit', name: unit.name }])
})

it('CH-06 nobody bids for a workshop that is not his, nor for a unit without having one', async () => {
  const { challenge } = await buildChallenge()
  const stranger = await actorFor(await buildUser())
  for (const bidder of [`workshop:${(await buildWorkshop()).id}`, 'unit']) {
    const attempt = submitBid(stranger, challenge.id, { ...bidFor({ id: '' }), bidder })
    expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'bidder', code: 'choose' }] })
  }
})

it('CH-06 one organisation has one bid: a second by a colleague is refused', async () => {
  const { challenge } = await buildChallenge()
  const { workshop } = await buildBid(challenge.id)
  const colleague = await actorFor(await addMember(workshop))
  const before = await databaseState()
  expect(await refusal(submitBid(colleague, challenge.id, bidFor(workshop)))).toMatchObject({ code: 'already_bid' })
  expect(await databaseState()).toEqual(before)
})

it('CH-06 of four colleagues who bid at once for one organisation one is in, ten times', async () => {
  const alliance = await buildAlliance()
  const workshop = await buildWorkshop()
  const people = await Promise.all(
    [workshop.leader, await addMember(workshop), await addMember(workshop), await addMember(workshop)].map(actorFor),
  )
  for (let round = 0; round < 10; round++) {
    const { challenge } = await buildChallenge({ alliance })
    const ended = await outcomes(people.map((person) => submitBid(person, challenge.id, bidFor(workshop))))
    expect(ended.sort()).toEqual(['already_bid', 'already_bid', 'already_bid', 'done'])
    expect(await db.bid.count({ where: { challengeId: challenge.id } })).toBe(1)
    expect(await db.bidEnvelope.count({ where: { bid: { challengeId: challenge.id } } })).toBe(1)
  }
})

it('CH-10 once a bid is withdrawn its organisation may bid again', async () => {
  const { challenge } = await buildChallenge()
  const { bid, workshop, leader } = await buildBid(challenge.id)
  await withdrawBid(await actorFor(leader), bid.id)
  const colleague = await actorFor(await addMember(workshop))
  const { id } = await submitBid(colleague, challenge.id, bidFor(workshop))
  expect(id).not.toBe(bid.id)
  const rows = await db.bid.findMany({ where: { challengeId: challenge.id }, orderBy: { createdAt: 'asc' } })
  expect(rows.map(({ status }) => status)).toEqual(['withdrawn', 'submitted'])
})

it('CH-14 the team is named by account names; every unknown one is named beside its field', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const [known, gone] = [await addMember(workshop), await addMember(workshop)]
  await db.user.update({ where: { id: gone.id }, data: { status: 'suspended' } })
  const members = ['nobody-here', known.username, gone.username].map((username) => ({ username, duty: '' }))
  const before = await databaseState()
  const { code, faults } = await refusal(submitBid(await actorFor(workshop.leader), challenge.id, { ...bidFor(workshop), members }))
  expect(code).toBe('invalid')
  expect(faults).toEqual([
    { field: 'members.0.username', code: 'unknown_user' },
    { field: 'members.2.username', code: 'unknown_user' },
  ])
  expect(await databaseState()).toEqual(before)
})

it('CH-14 a name twice, in capitals, or the leader himself makes one member or none', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const member = await addMember(workshop)
  const members = [member.username, member.username.toUpperCase(), workshop.leader.username].map((username) => ({ username, duty: '试验' }))
  const { id } = await submitBid(await actorFor(workshop.leader), challenge.id, { ...bidFor(workshop), members })
  expect(await db.bidMember.findMany({ where: { bidId: id } })).toEqual([{ bidId: id, userId: member.id, duty: '试验' }])
})

it('CH-14 who leaves the team in a later version reads the bid no more', async () => {
  const { challenge } = await buildChallenge()
  const { bid, workshop, member } = await buildBid(challenge.id)
  expect(bid.audience).toContain(`user:${member.id}`)
  await submitBid(await actorFor(workshop.leader), challenge.id, bidFor(workshop))
  expect((await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).audience).toEqual([`user:${workshop.leader.id}`])
})

it('CH-14 colleagues are offered while a team is put together, and nobody else', async () => {
  const workshop = await buildWorkshop()
  const [colleague, left] = [await addMember(workshop), await addMember(workshop)]
  await db.workshopMember.updateMany({ where: { userId: left.id }, data: { leftAt: new Date() } })
  expect(await listColleagues(await actorFor(workshop.leader))).toEqual([{ username: colleague.username, name: colleague.name }])
  expect(await listColleagues(await actorFor(await buildUser()))).toEqual([])
})

it('P12 who works for the lead workshop opens and nominates, so he does not bid', async () => {
  const { challenge, alliance } = await buildChallenge()
  const plain = await actorFor(await addMember(alliance.lead))
  const before = await databaseState()
  for (const person of [await leadOf(alliance), await staffOf(alliance), plain]) {
    for (const bidder of [`workshop:${alliance.lead.id}`, 'unit'])
      expect(await refusal(submitBid(person, challenge.id, { ...bidFor(alliance.lead), bidder }))).toMatchObject({ code: 'forbidden' })
    expect(await getChallenge(person, challenge.id)).toMatchObject({ mayBid: false })
  }
  expect((await databaseState()).Bid).toEqual(before.Bid)
})

it('CH-04 a challenge for a sector is taken up in that sector or in the alliance, and is not there for others', async () => {
  const { challenge, alliance } = await buildChallenge({ reach: 'sector', sectorKey: 'health' })
  const inSector = await buildWorkshop({ sectorKey: 'health' })
  const outside = await buildWorkshop({ sectorKey: 'sports' })
  const inAlliance = alliance.members.find(({ sectorKey }) => sectorKey === 'education') ?? outside
  const bids = [inSector, inAlliance, outside].map(async (one) => submitBid(await actorFor(one.leader), challenge.id, bidFor(one)))
  expect(await outcomes(bids)).toEqual(['done', 'done', 'not_found'])
})

it('CH-04 a challenge for the alliance is taken up by its member workshops only', async () => {
  const { challenge, alliance } = await buildChallenge({ reach: 'alliance', sectorKey: 'health' })
  const [member, outside] = [alliance.members[0] ?? alliance.lead, await buildWorkshop({ sectorKey: 'health' })]
  const bids = [member, outside].map(async (one) => submitBid(await actorFor(one.leader), challenge.id, bidFor(one)))
  expect(await outcomes(bids)).toEqual(['done', 'not_found'])
})

itKeepsEveryAudienceTrue()
