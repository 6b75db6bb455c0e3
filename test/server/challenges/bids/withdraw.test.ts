import { expect, it } from 'vitest'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { addMember } from '~prisma/seed/factories/workshops'
import { findOwnBid, getBid } from '~server/challenges/bids/get-bid'
import { openBids } from '~server/challenges/bids/open-bids'
import { withdrawBid } from '~server/challenges/bids/withdraw-bid'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { databaseState, eventsOf, lastEventOf, leadOf, outcomes, refusal } from '../given'

it('CH-10 a bid is withdrawn before the deadline, which is recorded on its own life only; its team still reads it', async () => {
  const { challenge } = await buildChallenge()
  const { bid, leader } = await buildBid(challenge.id)
  const actor = await actorFor(leader)
  await withdrawBid(actor, bid.id)
  expect(await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).toMatchObject({ status: 'withdrawn', openedAt: null, plan: null })
  expect(await lastEventOf(`bid:${bid.id}`)).toMatchObject({ name: 'bid.withdrawn', actorId: actor.userId })
  expect((await eventsOf(`challenge:${challenge.id}`)).map(({ name }) => name)).toEqual(['challenge.drafted', 'challenge.published'])
  expect(await getBid(actor, bid.id)).toMatchObject({ status: 'withdrawn', actions: [] })
  expect(await findOwnBid(actor, challenge.id)).toBeNull()
})

it('CH-10 a withdrawn bid is not opened', async () => {
  const { challenge, alliance } = await buildChallenge()
  const { bid, leader } = await buildBid(challenge.id)
  await withdrawBid(await actorFor(leader), bid.id)
  await passDeadline(challenge.id)
  await openBids(await leadOf(alliance), challenge.id)
  expect(await db.bid.findUniqueOrThrow({ where: { id: bid.id } })).toMatchObject({ status: 'withdrawn', openedAt: null, plan: null })
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({ name: 'challenge.bids_opened', data: { bids: 0 } })
})

it('P9 for everybody outside the team a bid to withdraw is not there; a member of the team may not withdraw it', async () => {
  const { challenge, alliance } = await buildChallenge()
  const { bid, workshop, member } = await buildBid(challenge.id)
  const others = [
    visitor,
    await leadOf(alliance),
    await actorFor(await buildUser({ isAdmin: true })),
    await actorFor(await addMember(workshop)),
  ]
  const before = await databaseState()
  for (const other of others) expect(await refusal(withdrawBid(other, bid.id))).toMatchObject({ code: 'not_found' })
  expect(await refusal(withdrawBid(await actorFor(member), bid.id))).toMatchObject({ code: 'forbidden' })
  expect(await databaseState()).toEqual(before)
})

it('P6 after the deadline nothing is withdrawn, also when the clock is late', async () => {
  const { challenge } = await buildChallenge()
  const { bid, leader } = await buildBid(challenge.id)
  await passDeadline(challenge.id)
  const before = await databaseState()
  expect(await refusal(withdrawBid(await actorFor(leader), bid.id))).toMatchObject({ code: 'deadline_passed' })
  expect(await databaseState()).toEqual(before)
})

it('P18 a bid is withdrawn once: the second time, and of four at once, the others learn its state', async () => {
  const { challenge } = await buildChallenge()
  const { bid, leader } = await buildBid(challenge.id)
  const actor = await actorFor(leader)
  const ended = await outcomes(Array.from({ length: 4 }, () => withdrawBid(actor, bid.id)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
  expect(await refusal(withdrawBid(actor, bid.id))).toMatchObject({ code: 'conflict', detail: { entity: 'bid', status: 'withdrawn' } })
  expect((await eventsOf(`bid:${bid.id}`)).filter(({ name }) => name === 'bid.withdrawn')).toHaveLength(1)
})

it('P6 of a withdrawal and the opening at once the bid is either withdrawn and sealed or opened, ten times', async () => {
  for (let round = 0; round < 10; round++) {
    const { challenge, alliance } = await buildChallenge()
    const { bid, leader } = await buildBid(challenge.id)
    const [actor, lead] = [await actorFor(leader), await leadOf(alliance)]
    await db.$executeRaw`UPDATE "Challenge" SET "deadlineAt" = clock_timestamp() + interval '3 milliseconds' WHERE id = ${challenge.id}`
    const opening = async (): Promise<void> => {
      const [ended] = await outcomes([openBids(lead, challenge.id)])
      if (ended === 'not_yet_opening') return opening()
      expect(ended).toBe('done')
    }
    const [[withdrawn]] = await Promise.all([outcomes([withdrawBid(actor, bid.id)]), opening()])
    const row = await db.bid.findUniqueOrThrow({ where: { id: bid.id } })
    expect(row.status).toBe(withdrawn === 'done' ? 'withdrawn' : 'opened')
    expect(row.plan === null).toBe(withdrawn === 'done')
  }
})

itKeepsEveryAudienceTrue()
