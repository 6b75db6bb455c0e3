import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge, passDeadline } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { sealEnvelope, openEnvelope } from '~server/challenges/bids/envelope'
import { getBid } from '~server/challenges/bids/get-bid'
import { openBids } from '~server/challenges/bids/open-bids'
import { submitBid } from '~server/challenges/bids/submit-bid'
import { db, pool } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from '../audiences'
import { bidFor, challengeNow, databaseState, lastEventOf, leadOf, refusal, staffOf } from '../given'

it('CH-16 opening writes down what every envelope says, lets the deciders read it, and is recorded once', async () => {
  const milestones = [{ title: '独家样机', sharePercent: 100, dueInDays: 45 }]
  const { challenge, alliance, bids } = await buildChallenge({
    status: 'closed',
    bids: [{ plan: '只此一家的办法', cost: 123_456n, milestones }, {}],
  })
  const lead = await leadOf(alliance)
  await openBids(lead, challenge.id)
  const rows = await db.bid.findMany({ where: { challengeId: challenge.id }, include: { milestones: true } })
  expect(rows.map(({ status }) => status)).toEqual(['opened', 'opened'])
  const first = rows.find(({ id }) => id === bids[0]?.bid.id)
  expect(first).toMatchObject({ planText: '只此一家的办法', costFen: 123_456n, scoreMilli: null })
  expect(first?.milestones).toMatchObject([{ ordinal: 1, ...milestones[0] }])
  expect(first?.audience).toContain(`alliance_staff:${alliance.id}`)
  const row = await challengeNow(challenge.id)
  expect(row).toMatchObject({ status: 'in_review', version: challenge.version + 1 })
  expect(rows.map(({ openedAt }) => openedAt)).toEqual([row.openedAt, row.openedAt])
  expect(row.audience).toContain(`user:${bids[0]?.member.id}`)
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({
    name: 'challenge.bids_opened',
    actorId: lead.userId,
    data: { bids: 2 },
  })
})

it('CH-16 should the clock be late, an open challenge whose deadline has passed is opened all the same', async () => {
  const { challenge, alliance } = await buildChallenge({ bids: [{}] })
  await passDeadline(challenge.id)
  await openBids(await leadOf(alliance), challenge.id)
  expect(await challengeNow(challenge.id)).toMatchObject({ status: 'in_review' })
})

it('CH-16 a challenge without bids is opened too: it shows that there were none', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'closed' })
  await openBids(await leadOf(alliance), challenge.id)
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({ name: 'challenge.bids_opened', data: { bids: 0 } })
})

it('CH-10 a draft that was never submitted lapses at the opening and stays under seal', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'closed', bids: [{ status: 'draft' }] })
  await openBids(await leadOf(alliance), challenge.id)
  const bid = await db.bid.findUniqueOrThrow({ where: { id: bids[0]?.bid.id ?? '' } })
  expect(bid).toMatchObject({ status: 'lapsed', openedAt: null, plan: null, costFen: null, audience: bids[0]?.bid.audience })
  expect(await refusal(getBid(await leadOf(alliance), bid.id))).toMatchObject({ code: 'not_found' })
})

it('P9 nobody but the lead opens, and not before the deadline', async () => {
  const { challenge, alliance } = await buildChallenge({ bids: [{}] })
  const others = [
    await staffOf(alliance),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
    await actorFor(await buildUser({ isAdmin: true })),
    systemActor,
  ]
  const before = await databaseState()
  for (const other of others) expect(await refusal(openBids(other, challenge.id))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(openBids(visitor, challenge.id))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(openBids(await leadOf(await buildAlliance()), challenge.id))).toMatchObject({ code: 'forbidden' })
  const early = await refusal(openBids(await leadOf(alliance), challenge.id))
  expect(early).toMatchObject({ code: 'not_yet_opening', detail: { deadline: challenge.deadlineAt.toISOString() } })
  expect((await databaseState()).Bid).toEqual(before.Bid)
})

it.each(['in_review', 'nominated', 'unsuccessful', 'cancelled'] as const)('P18 what is %s is not opened (again)', async (status) => {
  const { challenge, alliance } = await buildChallenge({ status })
  await passDeadline(challenge.id)
  const before = await databaseState()
  const again = await refusal(openBids(await leadOf(alliance), challenge.id))
  expect(again).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action: 'open_bids' } })
  expect(await databaseState()).toEqual(before)
})

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const nested = (depth: number): unknown => ({ type: 'blockquote', content: depth > 0 ? [nested(depth - 1)] : [] })
const plain = { planText: '', costFen: '5', milestones: [] }
const broken: readonly (readonly [string, (content: Buffer) => { content?: Buffer; sha256?: string; scheme?: string }])[] = [
  ['has a flipped byte', (content) => ({ content: Buffer.concat([Buffer.from([(content[0] ?? 0) ^ 1]), content.subarray(1)]) })],
  ['is sealed by a scheme that is not known', () => ({ scheme: 'browser-2' })],
  ['holds no JSON', () => ({ content: Buffer.from('not json'), sha256: hashOf(Buffer.from('not json')) })],
  ['holds a document that is refused', () => withPlan({ type: 'doc', content: [nested(20)] })],
  ['holds a script', () => withPlan({ type: 'doc', content: [{ type: 'script', text: 'alert(1)' }] })],
  [
    'holds shares that the table refuses',
    () => sealed({ ...plain, plan: { type: 'doc' }, milestones: [{ title: '零', sharePercent: 0, dueInDays: 1 }] }),
  ],
]
const sealed = (value: unknown) => {
  const content = Buffer.from(JSON.stringify(value))
  return { content, sha256: hashOf(content) }
}
const withPlan = (plan: unknown) => sealed({ ...plain, plan })

it.each(broken)('P9 an envelope that %s lapses, and the others open normally', async (_how, breakIt) => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'closed', bids: [{}, { cost: 77n }] })
  const bad = bids[0]?.bid.id ?? ''
  const envelope = await db.bidEnvelope.findFirstOrThrow({ where: { bidId: bad } })
  const { content, sha256, scheme } = {
    content: undefined,
    sha256: undefined,
    scheme: undefined,
    ...breakIt(Buffer.from(envelope.content)),
  }
  // The table refuses every UPDATE: who tampers has to put another row in its place.
  await pool().query('DELETE FROM "BidEnvelope" WHERE "bidId" = $1', [bad])
  await db.bidEnvelope.create({
    data: {
      bidId: bad,
      version: 1,
      scheme: scheme ?? 'policy',
      content: new Uint8Array(content ?? envelope.content),
      sha256: sha256 ?? envelope.sha256,
    },
  })
  await openBids(await leadOf(alliance), challenge.id)
  const rows = await db.bid.findMany({ where: { challengeId: challenge.id } })
  expect(rows.find(({ id }) => id === bad)).toMatchObject({ status: 'lapsed', openedAt: null, plan: null })
  expect(rows.find(({ id }) => id !== bad)).toMatchObject({ status: 'opened', costFen: 77n })
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({ data: { bids: 1 } })
})

it('P9 an envelope says what was sealed in it, to the last fen', () => {
  const content = {
    plan: longTextOf('方案\n两行').doc,
    planText: '方案\n两行',
    costFen: 9_007_199_254_740_993n,
    milestones: [{ title: '一', sharePercent: 100, dueInDays: 3650 }],
  }
  expect(openEnvelope(sealEnvelope(content))).toEqual(content)
})

it('P9 what could not be opened is refused while its team can mend it: it never lapses at the opening', async () => {
  const { challenge } = await buildChallenge()
  const workshop = await buildWorkshop()
  const actor = await actorFor(workshop.leader)
  const endless = longTextOf(Array.from({ length: 5_000 }, () => '条').join('\n'))
  const attempt = submitBid(actor, challenge.id, { ...bidFor(workshop), plan: endless })
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'plan', code: 'rich_text_refused' }] })
  expect(await db.bid.count({ where: { challengeId: challenge.id } })).toBe(0)
})

itKeepsEveryAudienceTrue()
