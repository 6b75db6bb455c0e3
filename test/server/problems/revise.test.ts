import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem, longTextOf } from '~prisma/seed/factories/problems'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getProblem, listProblemPlaces } from '~server/problems/get-problem'
import { reviseProblem } from '~server/problems/revise-problem'
import { databaseState, eventsOf, outcomes, refusal } from '../challenges/given'
import { firstMember, leaderOf, leadOf } from '../alliances/given'
import { problemNow, revisionOf } from './given'

const authorOf = (problem: { authorId: string }) => actorFor({ id: problem.authorId })

it('CH-02 a returned problem is mended by its author and waits again, without the old reason', async () => {
  const problem = await buildProblem({ status: 'returned', reason: '请写清指标' })
  const body = longTextOf('夜间误报每班十二次，希望降到一次以内。')
  await reviseProblem(await authorOf(problem), problem.id, await revisionOf(problem.id, { title: '夜班呼叫器误报', body }))
  expect(await problemNow(problem.id)).toMatchObject({
    ...{ status: 'submitted', title: '夜班呼叫器误报', bodyText: body.text, triageReason: '', version: 3, number: problem.number },
  })
  const life = (await eventsOf(`problem:${problem.id}`)).map(({ name, reason }) => [name, reason])
  expect(life).toEqual([
    ['problem.reported', ''],
    ['problem.returned', '请写清指标'],
    ['problem.revised', ''],
  ])
})

it('CH-01 its readers change with it: to the alliance alone, and back', async () => {
  const problem = await buildProblem()
  const author = await authorOf(problem)
  const stranger = await actorFor(await buildUser())
  const read = async () => (await outcomes([getProblem(stranger, problem.id)]))[0]
  expect(await read()).toBe('done')
  await reviseProblem(author, problem.id, await revisionOf(problem.id, { visibility: 'alliance' }))
  expect(await read()).toBe('not_found')
  await reviseProblem(author, problem.id, await revisionOf(problem.id, { visibility: 'signed_in' }))
  expect(await read()).toBe('done')
  expect(
    await refusal(reviseProblem(author, problem.id, await revisionOf(problem.id, { visibility: 'alliance', allianceId: null }))),
  ).toMatchObject({ code: 'invalid', faults: [{ field: 'allianceId', code: 'alliance_needed' }] })
})

it('P17 nobody but the author revises; who may not read it finds nothing', async () => {
  const problem = await buildProblem({ visibility: 'alliance' })
  const readers = [await leadOf(problem.alliance), await leaderOf(problem.alliance.members[1] ?? firstMember(problem.alliance))]
  const strangers = [await actorFor(await buildUser({ isAdmin: true })), await leadOf(await buildAlliance())]
  const revision = await revisionOf(problem.id)
  const before = await databaseState()
  for (const reader of readers) expect(await refusal(reviseProblem(reader, problem.id, revision))).toMatchObject({ code: 'forbidden' })
  for (const stranger of strangers)
    expect(await refusal(reviseProblem(stranger, problem.id, revision))).toMatchObject({ code: 'not_found' })
  expect(await refusal(reviseProblem(visitor, problem.id, revision))).toMatchObject({ code: 'not_signed_in' })
  expect(await databaseState()).toEqual(before)
})

it.each(['accepted', 'rejected', 'withdrawn'] as const)('P18 what is %s is not revised any more', async (status) => {
  const problem = await buildProblem({ status })
  const attempt = reviseProblem(await authorOf(problem), problem.id, await revisionOf(problem.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { entity: 'problem', status, action: 'revise' } })
})

it('CH-03 nor is what was taken up as a challenge, which its page leads to', async () => {
  const problem = await buildProblem({ status: 'accepted' })
  const { challenge } = await buildChallenge({ alliance: problem.alliance, problemId: problem.id, status: 'open' })
  const attempt = reviseProblem(await authorOf(problem), problem.id, await revisionOf(problem.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { status: 'established' } })
  expect(await getProblem(await authorOf(problem), problem.id)).toMatchObject({
    challenge: { id: challenge.id, number: challenge.number },
    actions: [],
  })
})

it('P18 an old page is refused; of five revisions at once one is kept, whole', async () => {
  const problem = await buildProblem()
  const author = await authorOf(problem)
  const base = await revisionOf(problem.id)
  expect(await refusal(reviseProblem(author, problem.id, { ...base, version: 0 }))).toMatchObject({ code: 'stale_version' })
  const attempts = [0, 1, 2, 3, 4].map((place) =>
    reviseProblem(author, problem.id, { ...base, title: `第${place}版的题目`, body: longTextOf(`第${place}版的情况说明。`) }),
  )
  const ended = await outcomes(attempts)
  expect([...ended].sort()).toEqual(['done', ...Array<string>(4).fill('stale_version')])
  const won = ended.indexOf('done')
  expect(await problemNow(problem.id)).toMatchObject({ title: `第${won}版的题目`, bodyText: `第${won}版的情况说明。`, version: 2 })
  expect(await eventsOf(`problem:${problem.id}`)).toHaveLength(2)
})

it('CH-02 who left the workshop still mends what he reported for it', async () => {
  const problem = await buildProblem({ status: 'returned' })
  await db.workshopMember.updateMany({ where: { userId: problem.authorId }, data: { leftAt: new Date() } })
  const author = await authorOf(problem)
  expect((await listProblemPlaces(author, problem.allianceId)).alliances).toMatchObject([{ id: problem.allianceId }])
  await reviseProblem(author, problem.id, await revisionOf(problem.id, { title: '离开以后补充的问题', allianceId: problem.allianceId }))
  expect(await problemNow(problem.id)).toMatchObject({
    status: 'submitted',
    workshopId: problem.workshopId,
    allianceId: problem.allianceId,
  })
  const elsewhere = await buildAlliance()
  const moved = reviseProblem(author, problem.id, await revisionOf(problem.id, { allianceId: elsewhere.id }))
  expect(await refusal(moved)).toMatchObject({ code: 'invalid', faults: [{ field: 'allianceId', code: 'choose' }] })
})
