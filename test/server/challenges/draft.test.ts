import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember } from '~prisma/seed/factories/workshops'
import { draftChallenge } from '~server/challenges/draft-challenge'
import { listSponsors } from '~server/challenges/list-sponsors'
import { db, pool } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, databaseState, eventsOf, leadOf, outcomes, refusal, sheet, staffOf, whileHeld } from './given'

const draft = (allianceId: string, problemId: string | null = null) => ({ ...sheet(), allianceId, problemId, key: freshKey() })

it('CH-03 a sheet is drafted with its criteria, and the drafting is recorded', async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  const { id } = await draftChallenge(lead, draft(alliance.id))
  const row = await db.challenge.findUniqueOrThrow({ where: { id }, include: { criteria: true, checks: true } })
  expect(row).toMatchObject({
    status: 'draft',
    title: '便携式血样冷藏箱',
    budgetFen: 8_000_000n,
    termDays: 120,
    number: null,
    publishedAt: null,
  })
  expect(row).toMatchObject({
    createdById: lead.userId,
    version: 1,
    reach: 'public',
    backgroundText: '现有冷藏箱超过四小时后温度回升，送检路远的科室经常要重采。',
  })
  expect(row.criteria.map(({ ordinal, title, weight }) => [ordinal, title, weight])).toEqual([
    [1, '方案', 70],
    [2, '团队', 30],
  ])
  expect(row.checks.map(({ ordinal, title }) => [ordinal, title])).toEqual([
    [1, '温度达标'],
    [2, '重量达标'],
  ])
  expect(await eventsOf(`challenge:${id}`)).toMatchObject([{ name: 'challenge.drafted', actorId: lead.userId, ids: [id] }])
})

it('CH-03 a core member of the lead workshop may draft too', async () => {
  const alliance = await buildAlliance()
  const staff = await staffOf(alliance)
  const { id } = await draftChallenge(staff, draft(alliance.id))
  expect((await challengeNow(id)).createdById).toBe(staff.userId)
  expect(await listSponsors(staff)).toEqual([{ id: alliance.id, name: alliance.name }])
})

it('P17 nobody else may draft for an alliance, and nothing is written when they try', async () => {
  const alliance = await buildAlliance()
  const others = [
    await actorFor(alliance.members[0]?.leader ?? { id: '' }),
    await actorFor(await addMember(alliance.lead)),
    await actorFor(await buildUser({ isAdmin: true })),
    await leadOf(await buildAlliance()),
  ]
  const before = await databaseState()
  for (const other of others) expect(await refusal(draftChallenge(other, draft(alliance.id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(draftChallenge(visitor, draft(alliance.id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(draftChallenge(systemActor, draft(alliance.id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(draftChallenge(await leadOf(alliance), draft('no-such-alliance')))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
})

it('P17 who staffs no alliance is offered none to draft for', async () => {
  expect(await refusal(listSponsors(await actorFor(await buildUser())))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(listSponsors(visitor))).toMatchObject({ code: 'not_signed_in' })
})

it('CH-03 an accepted problem becomes established, and the drafting stands on its timeline too', async () => {
  const problem = await buildProblem({ status: 'accepted' })
  const { id } = await draftChallenge(await leadOf(problem.alliance), draft(problem.allianceId ?? '', problem.id))
  expect(await challengeNow(id)).toMatchObject({ problemId: problem.id })
  expect(await db.problem.findUniqueOrThrow({ where: { id: problem.id } })).toMatchObject({
    status: 'established',
    version: problem.version + 1,
  })
  const names = (await eventsOf(`problem:${problem.id}`)).map(({ name }) => name)
  expect(names).toEqual(['problem.reported', 'problem.accepted', 'problem.established', 'challenge.drafted'])
})

it('CH-03 a second draft from the same problem is refused with its state', async () => {
  const problem = await buildProblem({ status: 'accepted' })
  const lead = await leadOf(problem.alliance)
  await draftChallenge(lead, draft(problem.allianceId ?? '', problem.id))
  const second = await refusal(draftChallenge(lead, draft(problem.allianceId ?? '', problem.id)))
  expect(second).toMatchObject({ code: 'conflict', detail: { entity: 'problem', status: 'established', action: 'establish' } })
  expect(await db.challenge.count({ where: { problemId: problem.id } })).toBe(1)
})

it('CH-03 of eight drafts from one problem at once one wins', async () => {
  const problem = await buildProblem({ status: 'accepted' })
  const [lead, staff] = [await leadOf(problem.alliance), await staffOf(problem.alliance)]
  const attempts = Array.from({ length: 8 }, (_, place) =>
    draftChallenge(place % 2 ? lead : staff, draft(problem.allianceId ?? '', problem.id)),
  )
  expect((await outcomes(attempts)).sort()).toEqual([...Array<string>(7).fill('conflict'), 'done'])
  expect(await db.challenge.count({ where: { problemId: problem.id } })).toBe(1)
  expect((await eventsOf(`problem:${problem.id}`)).filter(({ name }) => name === 'problem.established')).toHaveLength(1)
})

it.each(['submitted', 'returned', 'rejected', 'withdrawn'] as const)('CH-03 a %s problem cannot be established', async (status) => {
  const problem = await buildProblem({ status })
  const before = await databaseState()
  const attempt = draftChallenge(await leadOf(problem.alliance), draft(problem.allianceId ?? '', problem.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status } })
  expect(await databaseState()).toEqual(before)
})

it('CH-03 a problem that was sent to another alliance is not taken up, and one that may not be read is not there', async () => {
  const own = await buildAlliance()
  const open = await buildProblem({ status: 'accepted' })
  const closed = await buildProblem({ status: 'accepted', visibility: 'alliance' })
  expect(await refusal(draftChallenge(await leadOf(own), draft(own.id, open.id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(draftChallenge(await leadOf(own), draft(own.id, closed.id)))).toMatchObject({ code: 'not_found' })
  expect(await refusal(draftChallenge(await leadOf(own), draft(own.id, 'no-such-problem')))).toMatchObject({ code: 'not_found' })
})

it('P11 the same form sent four times at once gives one draft and one answer', async () => {
  const alliance = await buildAlliance()
  const lead = await leadOf(alliance)
  const form = draft(alliance.id)
  const answers = await Promise.all(Array.from({ length: 4 }, () => draftChallenge(lead, form)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await db.challenge.count({ where: { allianceId: alliance.id } })).toBe(1)
  expect(await refusal(draftChallenge(lead, { ...form, title: '另一个题目' }))).toMatchObject({ code: 'idempotency_key_reused' })
  expect(await refusal(draftChallenge(lead, { ...form, key: '' }))).toMatchObject({ code: 'idempotency_key_missing' })
})

it('CH-03 a sector that does not exist is named beside its field', async () => {
  const alliance = await buildAlliance()
  const attempt = draftChallenge(await leadOf(alliance), { ...draft(alliance.id), sectorKey: 'astrology' })
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'sectorKey', code: 'choose' }] })
})

it('CH-18 weights that do not sum to 100 are refused by the database at the commit, whoever writes them', async () => {
  const { challenge } = await buildChallenge({ status: 'draft' })
  const wrong = `UPDATE "ScoringCriterion" SET weight = weight - 1 WHERE "challengeId" = '${challenge.id}' AND ordinal = 1`
  await expect(pool().query(wrong)).rejects.toMatchObject({ constraint: 'ScoringCriterion_sum_100' })
  const swap = `UPDATE "ScoringCriterion" SET weight = weight + 1 WHERE "challengeId" = '${challenge.id}' AND ordinal = 2`
  await whileHeld(wrong, (held) => held.query(swap))
  const weights = await db.scoringCriterion.findMany({ where: { challengeId: challenge.id }, orderBy: { ordinal: 'asc' } })
  expect(weights.map(({ weight }) => weight)).toEqual([59, 41])
})

itKeepsEveryAudienceTrue()
