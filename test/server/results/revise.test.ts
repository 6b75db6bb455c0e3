import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { getResult, listResults } from '~server/results/list-results'
import { publishResult } from '~server/results/publish-result'
import { reviseResult, withdrawResult } from '~server/results/revise-result'
import { itKeepsEveryAudienceTrue } from '~test/server/challenges/audiences'
import { databaseState, lastEventOf, leadOf, outcomes, refusal } from '~test/server/challenges/given'
import { resultForm } from './result-form'

const resultNow = (id: string) => db.result.findUniqueOrThrow({ where: { id }, include: { contributors: { orderBy: { ordinal: 'asc' } } } })
async function revision(id: string, change: Partial<Parameters<typeof resultForm>[0]> = {}) {
  const { challengeId: _challenge, workshopId: _workshop, key: _key, ...content } = resultForm(change)
  return { ...content, version: (await resultNow(id)).version }
}

async function ofWorkshop() {
  const workshop = await buildWorkshop()
  const leader = await actorFor(workshop.leader)
  const { id } = await publishResult(leader, resultForm({ workshopId: workshop.id }))
  return { id, workshop, leader }
}
async function ofChallenge() {
  const built = await buildChallenge({ status: 'in_promotion' })
  const { id } = await db.result.findFirstOrThrow({ where: { challengeId: built.challenge.id } })
  return { ...built, id, team: await actorFor(built.bids[0]?.leader ?? { id: '' }) }
}

it('RE-01 a published result is corrected by its author: content and people are the new ones, the number stays, and it is recorded', async () => {
  const { id, leader } = await ofWorkshop()
  const { number, publishedAt, version } = await resultNow(id)
  await reviseResult(leader, id, await revision(id, { title: '更正后的题目', contributors: [{ name: '丙', part: '' }], year: 2025 }))
  expect(await resultNow(id)).toMatchObject({
    status: 'published',
    title: '更正后的题目',
    year: 2025,
    number,
    publishedAt,
    version: version + 1,
    contributors: [{ name: '丙' }],
  })
  expect(await lastEventOf(`result:${id}`)).toMatchObject({ name: 'result.revised', actorId: leader.userId })
})

it('RE-03 a result of a challenge can be kept to the alliance later, and opened again', async () => {
  const { id, team } = await ofChallenge()
  await reviseResult(team, id, await revision(id, { reach: 'alliance' }))
  expect(await refusal(getResult(visitor, id))).toMatchObject({ code: 'not_found' })
  await reviseResult(team, id, await revision(id, { reach: 'public' }))
  expect(await getResult(visitor, id)).toMatchObject({ id, reach: 'public' })
})

it('RE-03 a result of no alliance cannot be kept to one: what is chosen is what holds', async () => {
  const { id, leader } = await ofWorkshop()
  const before = await databaseState()
  const attempt = reviseResult(leader, id, await revision(id, { reach: 'alliance' }))
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'reach', code: 'choose' }] })
  expect(await databaseState()).toEqual(before)
})

it('RE-01 a sector that does not exist is named beside its field', async () => {
  const { id, leader } = await ofWorkshop()
  const attempt = reviseResult(leader, id, await revision(id, { sectorKey: 'astrology' }))
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'sectorKey', code: 'choose' }] })
})

it('P17 the author and the leader of the workshop correct it, nobody else', async () => {
  const { id, workshop } = await ofWorkshop()
  const others = [
    await actorFor(await addMember(workshop)),
    await actorFor(await buildUser({ isAdmin: true })),
    await actorFor((await buildWorkshop()).leader),
  ]
  const before = await databaseState()
  for (const other of others) {
    expect(await refusal(reviseResult(other, id, await revision(id)))).toMatchObject({ code: 'forbidden' })
    expect(await refusal(withdrawResult(other, id, '理由'))).toMatchObject({ code: 'forbidden' })
  }
  expect(await refusal(reviseResult(visitor, id, await revision(id)))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(withdrawResult(visitor, id, '理由'))).toMatchObject({ code: 'not_signed_in' })
  expect((await databaseState()).Result).toEqual(before.Result)
})

it('P18 an old version is not corrected, and of two corrections at once one is kept whole', async () => {
  const { id, leader } = await ofWorkshop()
  const base = await revision(id)
  expect(await refusal(reviseResult(leader, id, { ...base, version: base.version - 1 }))).toMatchObject({ code: 'stale_version' })
  const ended = await outcomes(
    ['一', '二'].map((name) => reviseResult(leader, id, { ...base, title: `标题${name}号`, contributors: [{ name, part: '' }] })),
  )
  expect([...ended].sort()).toEqual(['done', 'stale_version'])
  const row = await resultNow(id)
  expect(row.contributors.map(({ name }) => `标题${name}号`)).toEqual([row.title])
})

it('RE-02 a withdrawn result is gone for others, stays for its workshop, is not corrected any more, and the reason is recorded', async () => {
  const { id, leader, workshop } = await ofWorkshop()
  await withdrawResult(leader, id, '数据有误。')
  expect(await resultNow(id)).toMatchObject({ status: 'withdrawn' })
  expect(await lastEventOf(`result:${id}`)).toMatchObject({ name: 'result.withdrawn', reason: '数据有误。' })
  for (const other of [visitor, await actorFor(await buildUser())]) {
    expect(await refusal(getResult(other, id))).toMatchObject({ code: 'not_found' })
    expect((await listResults(other, { page: 1 })).results.map((row) => row.id)).not.toContain(id)
  }
  expect((await listResults(leader, { page: 1 })).results.map((row) => row.id)).not.toContain(id)
  expect(await getResult(await actorFor(await addMember(workshop)), id)).toMatchObject({ status: 'withdrawn', actions: [] })
  const before = await databaseState()
  expect(await refusal(reviseResult(leader, id, await revision(id)))).toMatchObject({
    code: 'conflict',
    detail: { status: 'withdrawn', action: 'revise' },
  })
  expect(await refusal(withdrawResult(leader, id, '再次'))).toMatchObject({
    code: 'conflict',
    detail: { status: 'withdrawn', action: 'withdraw' },
  })
  expect(await databaseState()).toEqual(before)
})

it('RE-02 the governing union may take a result of its alliances out, and corrects none', async () => {
  const { id, alliance } = await ofChallenge()
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  expect(await refusal(reviseResult(officer, id, await revision(id)))).toMatchObject({ code: 'forbidden' })
  expect(await refusal(withdrawResult(await leadOf(alliance), id, '理由'))).toMatchObject({ code: 'forbidden' })
  await withdrawResult(officer, id, '权属有争议。')
  expect(await resultNow(id)).toMatchObject({ status: 'withdrawn' })
})

it('P18 of four withdrawals at once one wins', async () => {
  const { id, leader } = await ofWorkshop()
  const ended = await outcomes(Array.from({ length: 4 }, () => withdrawResult(leader, id, '理由')))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
})

itKeepsEveryAudienceTrue()
