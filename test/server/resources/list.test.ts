import { expect, it } from 'vitest'
import { buildAlliance } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { addMember } from '~prisma/seed/factories/workshops'
import { visitor, type Actor } from '~server/policies/actor'
import { getResource, listResources, RESOURCES_PER_PAGE } from '~server/resources/list-resources'
import { offerResource, withdrawResource } from '~server/resources/offer-resource'
import { RESOURCE_KINDS } from '~server/resources/resource.schema'
import { itKeepsEveryAudienceTrue } from '~test/server/challenges/audiences'
import { outcomes } from '~test/server/challenges/given'
import { resourceForm } from './resource-form'

const ask = { page: 1, mine: false }

it('RS-02 the catalogue is filtered by kind and sector, for what may be read', async () => {
  const alliance = await buildAlliance()
  const owner = await actorFor(alliance.lead.leader)
  for (const kind of RESOURCE_KINDS)
    for (const reach of ['public', 'alliance'] as const)
      await offerResource(
        owner,
        resourceForm({ workshopId: alliance.lead.id, kind, reach, sectorKey: 'sports', title: `${kind} ${reach}` }),
      )
  const titles = async (actor: Actor, filter: object) =>
    (await listResources(actor, { ...ask, ...filter })).resources.map(({ title }) => title).sort()
  expect(await titles(visitor, { sectorKey: 'sports', kind: 'venue' })).toEqual(['venue public'])
  expect(await titles(owner, { sectorKey: 'sports', kind: 'venue' })).toEqual(['venue alliance', 'venue public'])
  expect(await titles(visitor, { sectorKey: 'sports' })).toHaveLength(RESOURCE_KINDS.length)
  expect(await titles(visitor, { sectorKey: 'culture', kind: 'venue' })).toEqual([])
})

it('RS-02 it is paged, newest first, and says how many there are', async () => {
  const owner = await actorFor(await buildUser())
  for (let number = 0; number < RESOURCES_PER_PAGE + 1; number++)
    await offerResource(owner, resourceForm({ sectorKey: 'education', kind: 'expert_hours', reach: 'public', title: `课时${number}` }))
  const filter = { sectorKey: 'education', kind: 'expert_hours' as const, mine: false }
  const [first, second] = await Promise.all([1, 2].map((page) => listResources(visitor, { ...filter, page })))
  expect([first?.total, first?.resources.length, first?.resources[0]?.title]).toEqual([
    RESOURCES_PER_PAGE + 1,
    RESOURCES_PER_PAGE,
    `课时${RESOURCES_PER_PAGE}`,
  ])
  expect(second?.resources).toMatchObject([{ title: '课时0' }])
})

it("RS-01 one's own list holds one's own offers, withdrawn ones too, and nobody else's", async () => {
  const alliance = await buildAlliance()
  const [one, other] = [await actorFor(await addMember(alliance.lead)), await actorFor(await addMember(alliance.lead))]
  const mine = await offerResource(one, resourceForm({ workshopId: alliance.lead.id }))
  const withdrawn = await offerResource(one, resourceForm({ workshopId: alliance.lead.id, title: '收回的' }))
  await offerResource(other, resourceForm({ workshopId: alliance.lead.id }))
  await withdrawResource(one, withdrawn.id)
  const listed = (await listResources(one, { page: 1, mine: true })).resources
  expect(listed.map(({ id, status }) => [id, status])).toEqual([
    [withdrawn.id, 'withdrawn'],
    [mine.id, 'offered'],
  ])
  expect((await listResources(visitor, { page: 1, mine: true })).resources.map(({ id }) => id)).not.toContain(withdrawn.id)
})

it('P17 list and page agree for every kind of person', async () => {
  const alliance = await buildAlliance()
  const owner = await actorFor(await addMember(alliance.lead))
  const ids: string[] = []
  for (const reach of ['public', 'signed_in', 'alliance'] as const)
    ids.push((await offerResource(owner, resourceForm({ workshopId: alliance.lead.id, reach, sectorKey: 'culture' }))).id)
  const people = [
    visitor,
    owner,
    await actorFor(alliance.members[0]?.leader ?? { id: '' }),
    await actorFor(await buildUser()),
    await actorFor(await buildUser({ isAdmin: true })),
  ]
  const counts: number[] = []
  for (const person of people) {
    const listed = (await listResources(person, { ...ask, sectorKey: 'culture' })).resources.map(({ id }) => id)
    const read = await outcomes(ids.map((id) => getResource(person, id)))
    expect(ids.map((id) => listed.includes(id))).toEqual(read.map((ended) => ended === 'done'))
    counts.push(listed.length)
  }
  expect(counts).toEqual([1, 3, 3, 2, 2])
})

itKeepsEveryAudienceTrue()
