import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildAlliance, type AllianceWithWorkshops } from '~prisma/seed/factories/alliances'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { buildProblem } from '~prisma/seed/factories/problems'
import { buildResult } from '~prisma/seed/factories/results'
import { db } from '~server/core/database'
import { reviseProblem } from '~server/problems/revise-problem'
import { offerResource, reviseResource, withdrawResource } from '~server/resources/offer-resource'
import { withdrawResult } from '~server/results/revise-result'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { revisionOf } from '../server/problems/given'
import { resourceForm } from '../server/resources/resource-form'
import { connect, ring, type Line } from './line'

let app: App
let alliance: AllianceWithWorkshops
let owner: Person
let outsider: Person
beforeAll(async () => {
  app = await startApp()
  alliance = await buildAlliance()
  owner = await signInAs(app, alliance.lead.leader.username)
  outsider = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

const lead = () => actorFor(alliance.lead.leader)
/** A thing of the lead workshop that everybody may read, and what takes it from those outside. */
const losses = {
  'a resource is withdrawn': async () => {
    const { id } = await offerResource(await lead(), resourceForm())
    return { entity: 'resource', id, hide: async () => withdrawResource(await lead(), id) }
  },
  'a resource is kept to the alliance under another name': async () => {
    const { key: _key, workshopId: _place, ...content } = resourceForm({ reach: 'alliance', title: '内部才知道的名字' })
    const { id } = await offerResource(await lead(), resourceForm({ workshopId: alliance.lead.id }))
    return { entity: 'resource', id, hide: async () => reviseResource(await lead(), id, { ...content, version: 1 }) }
  },
  'a result is withdrawn': async () => {
    const id = await buildResult({ workshop: alliance.lead })
    return { entity: 'result', id, hide: async () => withdrawResult(await lead(), id, '内部才知道的原因') }
  },
  'a problem is kept to the alliance under another name': async () => {
    const { id, authorId } = await buildProblem({ alliance, author: alliance.lead.leader })
    const change = { visibility: 'alliance', title: '内部才知道的名字' } as const
    return { entity: 'problem', id, hide: async () => reviseProblem(await actorFor({ id: authorId }), id, await revisionOf(id, change)) }
  },
} as const

const of = (line: Line, id: string) => line.heard.filter((message) => message.id === id)

it.each(Object.entries(losses))('AD-05 %s: who may not read it any more is told to ask again, and nothing of why', async (_what, make) => {
  const [keeps, loses] = [await connect(app, owner), await connect(app, outsider)]
  const { entity, id, hide } = await make()
  await ring(owner, [keeps, loses])
  expect(of(loses, id)).toHaveLength(1)
  await hide()
  await ring(owner, [keeps, loses])
  expect(of(loses, id).slice(1)).toEqual([{ entity, id, event: null, label: '', url: null, actorId: null, actorName: '' }])
  expect(of(keeps, id).slice(1)).toMatchObject([{ entity, id, actorId: alliance.lead.leader.id }])
  expect((await outsider.get(`/${entity}s/${id}`)).status).toBe(404)
  keeps.socket.close()
  loses.socket.close()
})

it('AD-05 who never could read it hears nothing when others lose it', async () => {
  const { id } = await offerResource(await lead(), resourceForm({ reach: 'alliance', workshopId: alliance.lead.id }))
  const member = alliance.members[0]?.leader ?? alliance.lead.leader
  const [loses, never] = [await connect(app, await signInAs(app, member.username)), await connect(app, outsider)]
  await withdrawResource(await lead(), id)
  await ring(owner, [loses, never])
  expect([of(loses, id).map(({ event }) => event), of(never, id)]).toEqual([[null], []])
  expect((await db.event.findFirstOrThrow({ where: { name: 'resource.withdrawn', entityIds: { has: id } } })).readersBefore).not.toContain(
    'signed_in',
  )
  loses.socket.close()
  never.socket.close()
})
