import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { longTextOf } from '~prisma/seed/factories/problems'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { beijingYear } from '~server/core/time'
import { systemActor, visitor, type Actor } from '~server/policies/actor'
import { getProblem, listProblemPlaces } from '~server/problems/get-problem'
import { listProblems, PROBLEMS_PER_PAGE } from '~server/problems/list-problems'
import { reportProblemSchema } from '~server/problems/problem.schema'
import { reportProblem } from '~server/problems/report-problem'
import { withdrawProblem } from '~server/problems/triage-problem'
import { databaseState, eventsOf, outcomes, refusal } from '../challenges/given'
import { firstMember, leaderOf } from '../alliances/given'
import { problemForm, problemNow } from './given'

it('CH-01 anybody who is signed in reports a problem: stored, numbered, recorded, and waiting for triage', async () => {
  const person = await actorFor(await buildUser())
  const { id } = await reportProblem(person, problemForm())
  const row = await problemNow(id)
  expect(row).toMatchObject({ title: '夜班呼叫器经常误报', status: 'submitted', authorId: person.userId, version: 1, triageReason: '' })
  expect(row.number).toMatch(new RegExp(`^WT-${beijingYear(new Date())}-\\d{3}$`))
  expect(row.audience).toEqual(['signed_in', `user:${person.userId}`])
  expect(await eventsOf(`problem:${id}`)).toMatchObject([{ name: 'problem.reported', actorId: person.userId, ids: [id] }])
  for (const nobody of [visitor, systemActor])
    expect(await refusal(reportProblem(nobody, problemForm()))).toMatchObject({ code: 'not_signed_in' })
})

it('CH-01 sent to an alliance of one’s own it reaches that alliance, its unions and the author’s', async () => {
  const alliance = await buildAlliance()
  const workshop = firstMember(alliance)
  const author = await actorFor(await addMember(workshop))
  const form = problemForm({ workshopId: workshop.id, allianceId: alliance.id, visibility: 'alliance' })
  const { id } = await reportProblem(author, form)
  const unionOf = async (unitId: string) => (await db.unit.findUniqueOrThrow({ where: { id: unitId } })).unionId
  expect([...(await problemNow(id)).audience].sort()).toEqual(
    [
      `user:${author.userId}`,
      `workshop:${workshop.id}`,
      `alliance:${alliance.id}`,
      `union:${alliance.governingUnionId}`,
      `union:${await unionOf(alliance.lead.unitId)}`,
      `union:${await unionOf(workshop.unitId)}`,
    ].sort(),
  )
  const read = async (actor: Actor) => (await outcomes([getProblem(actor, id)]))[0]
  expect(await read(await leaderOf(alliance.lead))).toBe('done')
  for (const stranger of [visitor, await actorFor(await buildUser({ isAdmin: true })), await leaderOf((await buildAlliance()).lead)])
    expect(await read(stranger)).toBe('not_found')
})

it('CH-01 nobody reports for a workshop or to an alliance that is not his, or in a sector that does not exist', async () => {
  const [alliance, other] = [await buildAlliance(), await buildAlliance()]
  const person = await leaderOf(firstMember(alliance))
  const attempts = [
    [{ workshopId: firstMember(other).id }, 'workshopId', 'choose'],
    [{ allianceId: other.id }, 'allianceId', 'choose'],
    [{ visibility: 'alliance' as const }, 'allianceId', 'alliance_needed'],
    [{ sectorKey: 'astrology' }, 'sectorKey', 'choose'],
  ] as const
  const before = await databaseState()
  for (const [change, field, code] of attempts)
    expect(await refusal(reportProblem(person, problemForm(change)))).toMatchObject({ code: 'invalid', faults: [{ field, code }] })
  expect(await databaseState()).toEqual(before)
})

it('P11 a hundred double clicks are a hundred problems, and their numbers have no gaps', async () => {
  const person = await actorFor(await buildUser())
  const before = await db.problem.count()
  const forms = Array.from({ length: 100 }, (_, place) => problemForm({ title: `双击问题${place}` }))
  for (let from = 0; from < forms.length; from += 10) {
    const clicks = forms.slice(from, from + 10).flatMap((form) => [reportProblem(person, form), reportProblem(person, form)])
    const ids = (await Promise.all(clicks)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(10)
  }
  expect(await db.problem.count()).toBe(before + 100)
  const numbers = (await db.problem.findMany({ select: { number: true } })).map(({ number }) => Number(number.split('-')[2]))
  expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: before + 100 }, (_, place) => place + 1))
})

it('P11 the same key with other words is refused, and another person’s key is another key', async () => {
  const [one, other] = [await actorFor(await buildUser()), await actorFor(await buildUser())]
  const form = problemForm({ key: freshKey() })
  const first = await reportProblem(one, form)
  expect(await refusal(reportProblem(one, { ...form, body: longTextOf('换了内容的情况说明。') }))).toMatchObject({
    code: 'idempotency_key_reused',
  })
  expect((await reportProblem(other, form)).id).not.toBe(first.id)
})

it.each([
  ['no title', { title: '  ' }, 'title'],
  ['a title of three characters', { title: '三个字' }, 'title'],
  ['a title of 201 characters', { title: '长'.repeat(201) }, 'title'],
  ['a NUL in the title', { title: '误报\u0000很多' }, 'title'],
  ['too few words', { body: '太短' }, 'body'],
  ['a document with an unknown node', { body: '{"type":"doc","content":[{"type":"iframe"}]}' }, 'body'],
  ['an unknown category', { category: 'joke' }, 'category'],
  ['everybody as readers', { visibility: 'public' }, 'visibility'],
  ['a sector with signs', { sectorKey: "health' OR 1=1" }, 'sectorKey'],
  ['a status of one’s own', { status: 'accepted' }, ''],
  ['an author of one’s own', { authorId: 'user12345678' }, ''],
])('rows 25, 60–68: %s is refused beside its field', (_what, change, field) => {
  const typed = { title: '夜班呼叫器误报', body: '夜间平均误报十二次，来回奔走。', category: 'pain_point', sectorKey: 'health' }
  const parsed = reportProblemSchema.safeParse({ ...typed, visibility: 'signed_in', key: 'key-12345678', ...change })
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual([field])
})

it('CH-01 the form offers one’s own workshops and the alliances they are in, and to a visitor nothing', async () => {
  const alliance = await buildAlliance()
  const workshop = firstMember(alliance)
  expect(await listProblemPlaces(await actorFor(await addMember(workshop)))).toEqual({
    workshops: [{ id: workshop.id, name: workshop.name, sectorKey: workshop.sectorKey }],
    alliances: [{ id: alliance.id, name: alliance.name }],
  })
  expect(await listProblemPlaces(visitor)).toEqual({ workshops: [], alliances: [] })
})

it('CH-01 the list is what one may read, newest first, by state and sector; one’s own list keeps what was withdrawn', async () => {
  const workshop = await buildWorkshop()
  const [author, other] = [await leaderOf(workshop), await actorFor(await buildUser())]
  const ids: string[] = []
  for (let number = 0; number <= PROBLEMS_PER_PAGE; number++)
    ids.push((await reportProblem(author, problemForm({ sectorKey: 'sports', title: `体育问题${number}` }))).id)
  const ask = { sectorKey: 'sports', mine: false, page: 1 }
  const [first, second] = [await listProblems(other, ask), await listProblems(other, { ...ask, page: 2 })]
  expect([first.total, first.problems.length, first.problems[0]?.id]).toEqual([PROBLEMS_PER_PAGE + 1, PROBLEMS_PER_PAGE, ids.at(-1)])
  expect(second.problems.map(({ id }) => id)).toEqual([ids[0]])
  await withdrawProblem(author, ids[0] ?? '')
  expect((await listProblems(other, ask)).total).toBe(PROBLEMS_PER_PAGE)
  expect((await listProblems(author, { ...ask, mine: true })).total).toBe(PROBLEMS_PER_PAGE + 1)
  expect((await listProblems(author, { ...ask, status: 'withdrawn' })).problems.map(({ id }) => id)).toEqual([ids[0]])
  expect((await listProblems(other, { ...ask, mine: true })).total).toBe(0)
  expect((await listProblems(visitor, ask)).total).toBe(0)
})
