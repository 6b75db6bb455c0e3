import { expect, it } from 'vitest'
import { buildChallenge } from '~prisma/seed/factories/challenges'
import { actorFor, buildExpert, buildOfficer, buildUser } from '~prisma/seed/factories/people'
import { addMember } from '~prisma/seed/factories/workshops'
import { reviseChallenge } from '~server/challenges/revise-challenge'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { itKeepsEveryAudienceTrue } from './audiences'
import { challengeNow, databaseState, eventsOf, lastEventOf, leadOf, outcomes, refusal, sheet, staffOf, versionOf } from './given'

const revision = async (id: string, change: Partial<ReturnType<typeof sheet>> = {}) => ({
  ...sheet(),
  ...change,
  version: await versionOf(id),
})

it('CH-03 a draft is revised by the staff: columns, criteria and checks are the new ones, and it is recorded', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const staff = await staffOf(alliance)
  const criteria = [{ title: '只看方案', weight: 100 }]
  await reviseChallenge(
    staff,
    challenge.id,
    await revision(challenge.id, { title: '改过的题目', criteria, checks: [{ title: '只有一条' }], reach: 'alliance' }),
  )
  const row = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id }, include: { criteria: true, checks: true } })
  expect(row).toMatchObject({ status: 'draft', title: '改过的题目', reach: 'alliance', version: challenge.version + 1, number: null })
  expect(row.criteria).toMatchObject([{ title: '只看方案', weight: 100, ordinal: 1 }])
  expect(row.checks).toMatchObject([{ title: '只有一条' }])
  expect(await lastEventOf(`challenge:${challenge.id}`)).toMatchObject({ name: 'challenge.revised', actorId: staff.userId })
})

it('P17 a draft is there for its staff and unions only: others find nothing, the unions may not revise', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const strangers = [
    visitor,
    await actorFor(await buildUser()),
    await actorFor(await buildUser({ isAdmin: true })),
    await actorFor(await buildExpert()),
    await actorFor(alliance.members[0]?.leader ?? { id: '' }),
    await actorFor(await addMember(alliance.lead)),
  ]
  const before = await databaseState()
  for (const stranger of strangers)
    expect(await refusal(reviseChallenge(stranger, challenge.id, await revision(challenge.id)))).toMatchObject({ code: 'not_found' })
  expect(await databaseState()).toEqual(before)
  const officer = await actorFor(await buildOfficer(alliance.governingUnionId))
  expect(await refusal(reviseChallenge(officer, challenge.id, await revision(challenge.id)))).toMatchObject({ code: 'forbidden' })
})

it.each(['open', 'closed', 'cancelled'] as const)('CH-11 what is %s is no draft any more and cannot be revised', async (status) => {
  const { challenge, alliance } = await buildChallenge({ status })
  const before = await databaseState()
  const attempt = reviseChallenge(await leadOf(alliance), challenge.id, await revision(challenge.id))
  expect(await refusal(attempt)).toMatchObject({ code: 'conflict', detail: { entity: 'challenge', status, action: 'revise' } })
  expect(await databaseState()).toEqual(before)
})

it('P18 a revision of an old version is refused and changes nothing', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const stale = await revision(challenge.id, { title: '慢了一步的题目' })
  await reviseChallenge(await leadOf(alliance), challenge.id, await revision(challenge.id, { title: '先到的题目' }))
  const before = await databaseState()
  expect(await refusal(reviseChallenge(await leadOf(alliance), challenge.id, stale))).toMatchObject({ code: 'stale_version' })
  expect((await challengeNow(challenge.id)).title).toBe('先到的题目')
  expect(await databaseState()).toEqual(before)
})

it('P18 of two revisions of one version at once one is kept, whole', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const people = [await leadOf(alliance), await staffOf(alliance)]
  const base = await revision(challenge.id)
  const results = await outcomes(
    people.map((person, place) =>
      reviseChallenge(person, challenge.id, { ...base, title: `第${place}稿`, criteria: [{ title: `第${place}稿`, weight: 100 }] }),
    ),
  )
  expect([...results].sort()).toEqual(['done', 'stale_version'])
  const row = await db.challenge.findUniqueOrThrow({ where: { id: challenge.id }, include: { criteria: true } })
  expect(row.title).toBe(`第${results.indexOf('done')}稿`)
  expect(row.criteria.map(({ title }) => title)).toEqual([row.title])
  expect((await eventsOf(`challenge:${challenge.id}`)).filter(({ name }) => name === 'challenge.revised')).toHaveLength(1)
})

it('CH-03 a revision with a sector that does not exist is named beside its field', async () => {
  const { challenge, alliance } = await buildChallenge({ status: 'draft' })
  const attempt = reviseChallenge(await leadOf(alliance), challenge.id, await revision(challenge.id, { sectorKey: 'astrology' }))
  expect(await refusal(attempt)).toMatchObject({ code: 'invalid', faults: [{ field: 'sectorKey' }] })
})

itKeepsEveryAudienceTrue()
