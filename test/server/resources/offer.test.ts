import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUnit, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { addMember, buildWorkshop } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { getResource, listResources } from '~server/resources/list-resources'
import { offerResource, reofferResource, reviseResource, withdrawResource } from '~server/resources/offer-resource'
import { itKeepsEveryAudienceTrue } from '~test/server/challenges/audiences'
import { databaseState, eventsOf, outcomes, refusal } from '~test/server/challenges/given'
import { resourceForm } from './resource-form'

const resourceNow = (id: string) => db.resource.findUniqueOrThrow({ where: { id } })
async function revision(id: string, change: Parameters<typeof resourceForm>[0] = {}) {
  const { workshopId: _workshop, key: _key, ...content } = resourceForm(change)
  return { ...content, version: (await resourceNow(id)).version }
}
async function offered(change: Parameters<typeof resourceForm>[0] = {}) {
  const alliance = await buildAlliance()
  const workshop = alliance.members[0] ?? alliance.lead
  const owner = await addMember(workshop)
  const actor = await actorFor(owner)
  const { id } = await offerResource(actor, resourceForm({ workshopId: workshop.id, ...change }))
  return { id, alliance, workshop, owner: actor, leader: await actorFor(workshop.leader) }
}

it('RS-01 a member offers what his workshop has: stored, for those whom it reaches, and recorded', async () => {
  const { id, workshop, owner } = await offered()
  expect(await resourceNow(id)).toMatchObject({
    title: '扫描电镜',
    kind: 'instrument',
    status: 'offered',
    ownerId: owner.userId,
    workshopId: workshop.id,
    unitId: null,
    version: 1,
  })
  expect((await resourceNow(id)).audience).toEqual(['signed_in', `user:${owner.userId}`, `workshop:${workshop.id}`])
  expect(await eventsOf(`resource:${id}`)).toMatchObject([{ name: 'resource.offered', actorId: owner.userId, ids: [id] }])
})

it('RS-01 a person without a workshop offers for the unit, and the holder is shown', async () => {
  const unit = await buildUnit()
  const person = await actorFor(await buildUser({ unitId: unit.id }))
  const { id } = await offerResource(person, resourceForm())
  expect(await resourceNow(id)).toMatchObject({ workshopId: null, unitId: unit.id })
  expect(await getResource(person, id)).toMatchObject({ unit: unit.name, workshop: null, owner: person.name })
})

it.each(['public', 'signed_in', 'alliance'] as const)('RS-03 a resource that reaches %s is readable by exactly those', async (reach) => {
  const { id, alliance, workshop, owner } = await offered({ reach })
  const reached = reach === 'alliance' ? `alliance:${alliance.id}` : reach
  expect([...(await resourceNow(id)).audience].sort()).toEqual([reached, `user:${owner.userId}`, `workshop:${workshop.id}`].sort())
  const mayRead = async (actor: Parameters<typeof getResource>[0]) => (await outcomes([getResource(actor, id)]))[0] === 'done'
  expect(await mayRead(visitor)).toBe(reach === 'public')
  expect(await mayRead(await actorFor(await buildUser()))).toBe(reach !== 'alliance')
  expect(await mayRead(await actorFor(alliance.lead.leader))).toBe(true)
  expect(await mayRead(await actorFor((await buildAlliance()).lead.leader))).toBe(reach !== 'alliance')
})

it('RS-03 the telephone is for people who are signed in', async () => {
  const { id, owner } = await offered({ reach: 'public' })
  expect(await getResource(visitor, id)).toMatchObject({ contact: null, title: '扫描电镜' })
  expect(await getResource(owner, id)).toMatchObject({ contact: '王工 029-1111' })
})

it('RS-01 nobody offers for a workshop that is not his, in a sector that does not exist, or to an alliance that there is not', async () => {
  const lonely = await buildWorkshop()
  const person = await actorFor(lonely.leader)
  const attempts = [
    [{ workshopId: (await buildWorkshop()).id }, 'workshopId'],
    [{ workshopId: lonely.id, sectorKey: 'astrology' }, 'sectorKey'],
    [{ workshopId: lonely.id, reach: 'alliance' as const }, 'reach'],
    [{ reach: 'alliance' as const }, 'reach'],
  ] as const
  const before = await databaseState()
  for (const [change, field] of attempts)
    expect(await refusal(offerResource(person, resourceForm(change)))).toMatchObject({ code: 'invalid', faults: [{ field }] })
  for (const nobody of [visitor, systemActor])
    expect(await refusal(offerResource(nobody, resourceForm()))).toMatchObject({ code: 'not_signed_in' })
  expect(await databaseState()).toEqual(before)
})

it('P11 the same form sent three times at once is one offer', async () => {
  const person = await actorFor((await buildWorkshop()).leader)
  const form = resourceForm()
  const answers = await Promise.all(Array.from({ length: 3 }, () => offerResource(person, form)))
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1)
  expect(await db.resource.count({ where: { ownerId: person.userId } })).toBe(1)
  expect(await refusal(offerResource(person, { ...form, title: '另一台' }))).toMatchObject({ code: 'idempotency_key_reused' })
  expect(await refusal(offerResource(person, resourceForm({ key: freshKey().slice(0, 3) })))).toMatchObject({
    code: 'idempotency_key_missing',
  })
})

it('RS-03 it is revised by its owner or the leader of its workshop: content, reach and readers change together', async () => {
  const { id, alliance, leader, owner } = await offered()
  await reviseResource(leader, id, await revision(id, { title: '扫描电镜(新)', reach: 'alliance' }))
  expect(await resourceNow(id)).toMatchObject({ title: '扫描电镜(新)', reach: 'alliance', version: 2, ownerId: owner.userId })
  expect((await resourceNow(id)).audience).toContain(`alliance:${alliance.id}`)
  expect((await resourceNow(id)).audience).not.toContain('signed_in')
  expect((await eventsOf(`resource:${id}`)).map(({ name }) => name)).toEqual(['resource.offered', 'resource.revised'])
})

it('P17 others do not touch it, and who may not read it finds nothing', async () => {
  const { id, workshop, alliance } = await offered({ reach: 'alliance' })
  const readers = [await actorFor(await addMember(workshop)), await actorFor(alliance.lead.leader)]
  const strangers = [visitor, await actorFor(await buildUser()), await actorFor(await buildUser({ isAdmin: true }))]
  const before = await databaseState()
  const attempts = async (actor: Parameters<typeof reviseResource>[0]) => [
    await refusal(reviseResource(actor, id, await revision(id))),
    await refusal(withdrawResource(actor, id)),
    await refusal(reofferResource(actor, id)),
  ]
  for (const reader of readers) expect((await attempts(reader)).map(({ code }) => code)).toEqual(['forbidden', 'forbidden', 'forbidden'])
  for (const stranger of strangers.slice(1))
    expect((await attempts(stranger)).map(({ code }) => code)).toEqual(['not_found', 'not_found', 'not_found'])
  expect((await refusal(withdrawResource(visitor, id))).code).toBe('not_found')
  expect(await databaseState()).toEqual(before)
})

it('P18 an old version is not revised, and of two revisions at once one is kept', async () => {
  const { id, owner, leader } = await offered()
  const base = await revision(id)
  expect(await refusal(reviseResource(owner, id, { ...base, version: base.version - 1 }))).toMatchObject({ code: 'stale_version' })
  const ended = await outcomes([owner, leader].map((actor, place) => reviseResource(actor, id, { ...base, title: `第${place}版` })))
  expect([...ended].sort()).toEqual(['done', 'stale_version'])
  expect((await resourceNow(id)).title).toBe(`第${ended.indexOf('done')}版`)
})

it('RS-01 a withdrawn offer is gone for others, stays in the list of its owner, and can be offered again', async () => {
  const { id, alliance, owner, leader } = await offered({ reach: 'alliance', kind: 'venue' })
  const other = await actorFor(alliance.lead.leader)
  const listed = async (actor: typeof other, mine = false) =>
    (await listResources(actor, { page: 1, kind: 'venue', mine })).resources.some((row) => row.id === id)
  expect([await listed(other), await listed(owner, true)]).toEqual([true, true])
  await withdrawResource(leader, id)
  expect(await resourceNow(id)).toMatchObject({ status: 'withdrawn', version: 2 })
  expect(await refusal(getResource(other, id))).toMatchObject({ code: 'not_found' })
  expect([await listed(other), await listed(owner), await listed(owner, true)]).toEqual([false, false, true])
  expect(await getResource(owner, id)).toMatchObject({ status: 'withdrawn', actions: ['offer'] })
  await reofferResource(owner, id)
  expect(await getResource(other, id)).toMatchObject({ status: 'offered', actions: [] })
  expect((await eventsOf(`resource:${id}`)).map(({ name }) => name)).toEqual(['resource.offered', 'resource.withdrawn', 'resource.offered'])
})

it('P18 each illegal move is refused with the state and changes nothing; of four at once one wins', async () => {
  const { id, owner } = await offered()
  expect(await refusal(reofferResource(owner, id))).toMatchObject({
    code: 'conflict',
    detail: { entity: 'resource', status: 'offered', action: 'offer' },
  })
  const ended = await outcomes(Array.from({ length: 4 }, () => withdrawResource(owner, id)))
  expect(ended.sort()).toEqual(['conflict', 'conflict', 'conflict', 'done'])
  const before = await databaseState()
  expect(await refusal(withdrawResource(owner, id))).toMatchObject({
    code: 'conflict',
    detail: { status: 'withdrawn', action: 'withdraw' },
  })
  const late = await refusal(reviseResource(owner, id, await revision(id)))
  expect(late).toMatchObject({ code: 'conflict', detail: { status: 'withdrawn', action: 'revise' } })
  expect(await databaseState()).toEqual(before)
})

itKeepsEveryAudienceTrue()
