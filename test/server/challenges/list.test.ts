import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildBid } from '~prisma/seed/factories/bids'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildWorkshop } from '~prisma/seed/factories/workshops'
import { draftChallenge } from '~server/challenges/draft-challenge'
import { getChallenge, getChallengeHead, getChallengeTimeline } from '~server/challenges/get-challenge'
import { CHALLENGES_PER_PAGE, listChallenges } from '~server/challenges/list-challenges'
import { publishChallenge } from '~server/challenges/publish-challenge'
import { db } from '~server/core/database'
import { DomainError } from '~server/core/errors'
import { visitor, type Actor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, DAY_MS, leadOf, refusal, sheet, staffOf, versionOf } from './given'

const idsFor = async (actor: Actor, filter: Partial<Parameters<typeof listChallenges>[1]> = {}) =>
  (await listChallenges(actor, { page: 1, ...filter })).challenges.map(({ id }) => id)

it('CH-04 the board shows what is open first, the next deadline before the others, and never what is not for the reader', async () => {
  const alliance = await buildAlliance()
  const late = await buildChallenge({ alliance, deadlineAt: new Date(Date.now() + 9 * DAY_MS) })
  const soon = await buildChallenge({ alliance, deadlineAt: new Date(Date.now() + 2 * DAY_MS) })
  const closed = await buildChallenge({ alliance, status: 'closed' })
  const draft = await buildChallenge({ alliance, status: 'draft' })
  const own = await buildChallenge({ alliance, reach: 'alliance' })
  const filter = { allianceId: alliance.id }
  expect(await idsFor(visitor, filter)).toEqual([soon, late, closed].map(({ challenge }) => challenge.id))
  expect(await idsFor(await actorFor(alliance.members[0]?.leader ?? { id: '' }), filter)).toContain(own.challenge.id)
  expect(await idsFor(await leadOf(alliance), filter)).toContain(draft.challenge.id)
  expect(await idsFor(await leadOf(alliance), { ...filter, status: 'draft' })).toEqual([draft.challenge.id])
})

it('P17 list and page agree for every kind of person, on every reach and state', async () => {
  const alliance = await buildAlliance()
  const built = []
  for (const reach of ['public', 'sector', 'alliance'] as const)
    for (const status of ['draft', 'open', 'in_review'] as const)
      built.push(await buildChallenge({ alliance, reach, status, sectorKey: 'sports', bids: [] }))
  const people: Actor[] = [
    visitor,
    await actorFor(await buildUser()),
    await actorFor(await buildUser({ isAdmin: true })),
    await actorFor(await buildExpert()),
    await actorFor((await buildWorkshop({ sectorKey: 'sports' })).leader),
    await actorFor(alliance.members[0]?.leader ?? { id: '' }),
    await leadOf(alliance),
    await staffOf(alliance),
    await actorFor(await buildOfficer(alliance.governingUnionId)),
  ]
  const seen: number[] = []
  for (const person of people) {
    const listed = await idsFor(person, { allianceId: alliance.id })
    for (const { challenge } of built) {
      const readable = await getChallengeHead(person, challenge.id).then(
        () => true,
        (error: unknown) => !(error instanceof DomainError && error.code === 'not_found'),
      )
      expect({ listed: listed.includes(challenge.id) }).toEqual({ listed: readable })
    }
    seen.push(listed.length)
  }
  expect(seen).toEqual([2, 2, 2, 2, 4, 6, 9, 9, 9])
})

it('CH-31 the filters keep the permission; the total and the counts by state are of what is behind them and may be read', async () => {
  const alliance = await buildAlliance()
  await Promise.all(Array.from({ length: CHALLENGES_PER_PAGE + 2 }, () => buildChallenge({ alliance, sectorKey: 'culture' })))
  await buildChallenge({ alliance, sectorKey: 'culture', reach: 'alliance' })
  const filter = { sectorKey: 'culture', status: 'open' as const, allianceId: alliance.id }
  const [first, second] = await Promise.all([1, 2].map((page) => listChallenges(visitor, { ...filter, page })))
  expect([first?.challenges.length, second?.challenges.length, first?.total]).toEqual([CHALLENGES_PER_PAGE, 2, CHALLENGES_PER_PAGE + 2])
  expect(new Set([...(first?.challenges ?? []), ...(second?.challenges ?? [])].map(({ id }) => id)).size).toBe(CHALLENGES_PER_PAGE + 2)
  expect(first?.counts).toEqual({ open: CHALLENGES_PER_PAGE + 2 })
  const readable = await db.challenge.count({ where: { audience: { has: 'public' }, status: 'open' } })
  expect(readable).toBeGreaterThan(CHALLENGES_PER_PAGE + 2)
  expect((await listChallenges(visitor, { page: 1 })).counts.open).toBe(readable)
})

it('CH-04 the sheet shows a bidder all that he needs, and only to who may bid that he may', async () => {
  const { challenge, alliance } = await buildChallenge()
  const { leader, member, bid } = await buildBid(challenge.id)
  expect(await getChallenge(visitor, challenge.id)).toMatchObject({
    title: challenge.title,
    mayBid: false,
    ownBid: null,
    isSealed: true,
    actions: [],
    mayReadBids: false,
  })
  expect(await getChallenge(await actorFor(await buildUser()), challenge.id)).toMatchObject({ mayBid: true, ownBid: null })
  expect(await getChallenge(await leadOf(alliance), challenge.id)).toMatchObject({ mayBid: false, mayReadBids: true })
  expect(await getChallenge(await actorFor(leader), challenge.id)).toMatchObject({
    ownBid: { id: bid.id, isLeader: true, status: 'submitted' },
  })
  expect(await getChallenge(await actorFor(member), challenge.id)).toMatchObject({ ownBid: { id: bid.id, isLeader: false } })
  expect(await refusal(getChallenge(visitor, 'no-such-challenge'))).toMatchObject({ code: 'not_found' })
})

it('CH-36 a challenge from a problem that only its alliance reads shows others neither the problem nor its life', async () => {
  const problem = await buildProblem({ status: 'accepted', visibility: 'alliance' })
  const lead = await leadOf(problem.alliance)
  const form = { ...sheet(), allianceId: problem.alliance.id, problemId: problem.id, key: 'a-key-for-this-draft' }
  const { id } = await draftChallenge(lead, form)
  await publishChallenge(lead, id, { version: await versionOf(id) })
  const stranger = await actorFor(await buildUser())
  expect((await getChallenge(stranger, id)).problem).toBeNull()
  expect((await getChallenge(lead, id)).problem).toMatchObject({ id: problem.id })
  const names = async (actor: Actor) => (await getChallengeTimeline(actor, id)).map(({ name }) => name)
  expect(await names(stranger)).toEqual(['challenge.drafted', 'challenge.published'])
  expect(await names(lead)).toEqual([
    'problem.reported',
    'problem.accepted',
    'problem.established',
    'challenge.drafted',
    'challenge.published',
  ])
})

it('CH-36 the lives of bids join the timeline once they are open, for those who may read them', async () => {
  const { challenge, alliance, bids } = await buildChallenge({ status: 'awarded', bids: [{}, {}] })
  const names = async (actor: Actor) =>
    (await getChallengeTimeline(actor, challenge.id)).filter(({ name }) => name === 'bid.submitted').length
  expect(await names(await leadOf(alliance))).toBe(2)
  expect(await names(await actorFor(bids[0]?.member ?? { id: '' }))).toBe(1)
  expect(await names(visitor)).toBe(0)
})

it('CH-31 each state has its place in the six steps, and what is under seal says so', async () => {
  const steps: [Parameters<typeof buildChallenge>[0], number, boolean][] = [
    [{ status: 'open' }, 1, true],
    [{ status: 'closed' }, 1, true],
    [{ status: 'in_review' }, 1, false],
    [{ status: 'awarded' }, 2, false],
    [{ status: 'in_progress' }, 3, false],
    [{ status: 'accepted' }, 4, false],
    [{ status: 'in_promotion' }, 5, false],
  ]
  for (const [given, step, isSealed] of steps) {
    const { challenge } = await buildChallenge(given)
    expect(await getChallengeHead(visitor, challenge.id)).toMatchObject({ status: given?.status, step, isSealed })
    expect((await challengeNow(challenge.id)).status).toBe(given?.status)
  }
})

itKeepsEveryAudienceTrue()
