import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { awardChallenge, declareUnsuccessful } from '~server/challenges/award-challenge'
import { nominateBid } from '~server/challenges/nominate-bid'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import {
  challengeNow,
  databaseState,
  decision,
  lastEventOf,
  leadOf,
  outcomes,
  refusal,
  staffOf,
  untilWaiting,
  versionOf,
  whileHeld,
} from './given'

const statusesOf = async (challengeId: string) => (await db.bid.findMany({ where: { challengeId } })).map(({ status }) => status).sort()

it('CH-20 nobody is awarded (流榜): every opened bid is unsuccessful, with the reason recorded', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}, {}] })
  const lead = await leadOf(alliance)
  await declareUnsuccessful(lead, challenge.id, await decision(challenge.id, '方案均未达到指标。'))
  expect(await challengeNow(challenge.id)).toMatchObject({
    status: 'unsuccessful',
    decisionReason: '方案均未达到指标。',
    version: challenge.version + 1,
  })
  expect(await statusesOf(challenge.id)).toEqual(['unsuccessful', 'unsuccessful'])
  const event = await lastEventOf(`challenge:${challenge.id}`)
  expect(event).toMatchObject({ name: 'challenge.declared_unsuccessful', actorId: lead.userId, reason: '方案均未达到指标。' })
})

it('CH-20 also after a nomination, by an officer, and without any bid', async () => {
  const nominated = await buildChallenge({ status: 'nominated', bids: [{}, {}] })
  const officer = await actorFor(await buildOfficer(nominated.alliance.governingUnionId))
  await declareUnsuccessful(officer, nominated.challenge.id, await decision(nominated.challenge.id))
  expect(await statusesOf(nominated.challenge.id)).toEqual(['unsuccessful', 'unsuccessful'])
  const empty = await buildChallenge({ status: 'in_review', bids: [] })
  await declareUnsuccessful(await leadOf(empty.alliance), empty.challenge.id, await decision(empty.challenge.id))
  expect(await challengeNow(empty.challenge.id)).toMatchObject({ status: 'unsuccessful' })
})

it('CH-20 after 流榜 nothing is awarded and nobody is nominated', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const lead = await leadOf(alliance)
  await declareUnsuccessful(lead, challenge.id, await decision(challenge.id))
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  const before = await databaseState()
  const now = await decision(challenge.id)
  const late = [
    () => awardChallenge(officer, challenge.id, now),
    () => nominateBid(lead, challenge.id, { bidId: bids[0]?.bid.id ?? '', ...now }),
    () => declareUnsuccessful(lead, challenge.id, now),
  ]
  for (const attempt of late) expect(await refusal(attempt())).toMatchObject({ code: 'conflict', detail: { status: 'unsuccessful' } })
  expect(await databaseState()).toEqual(before)
})

it('P17 the staff, the teams and others do not declare it', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const others = [
    await staffOf(alliance),
    await actorFor(bids[0]?.leader ?? { id: '' }),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  for (const other of others)
    expect(await refusal(declareUnsuccessful(other, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(declareUnsuccessful(visitor, challenge.id, await decision(challenge.id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await statusesOf(challenge.id)).toEqual(['opened'])
})

it('P18 an old version is not declared on, and of four at once one wins', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const lead = await leadOf(alliance)
  expect(await refusal(declareUnsuccessful(lead, challenge.id, { reason: '理由', version: 1 }))).toMatchObject({ code: 'stale_version' })
  const now = await decision(challenge.id)
  const ended = await outcomes(Array.from({ length: 4 }, () => declareUnsuccessful(lead, challenge.id, now)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
})

it('P18 no bid is left nominated when a nomination comes in while 流榜 is being read', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'in_review', bids: [{}] })
  const lead = await leadOf(alliance)
  const next = (await versionOf(challenge.id)) + 1
  const nominate = `
    UPDATE "Challenge" SET status = 'nominated', "nominatedById" = '${lead.userId}', version = ${next} WHERE id = '${challenge.id}';
    LOCK TABLE "Bid" IN ACCESS EXCLUSIVE MODE;`
  let declared: Promise<unknown> = Promise.resolve()
  await whileHeld(nominate, async (held) => {
    declared = declareUnsuccessful(lead, challenge.id, { reason: '理由', version: next })
    await untilWaiting()
    await held.query(`UPDATE "Bid" SET status = 'nominated' WHERE id = $1`, [bids[0]?.bid.id])
  })
  expect(await outcomes([declared])).toEqual(['done'])
  expect(await statusesOf(challenge.id)).toEqual(['unsuccessful'])
})

itKeepsEveryAudienceTrue()
