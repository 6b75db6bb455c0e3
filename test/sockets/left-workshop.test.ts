import { afterAll, beforeAll, expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { addMember, buildWorkshop, type WorkshopWithLeader } from '~prisma/seed/factories/workshops'
import { db } from '~server/core/database'
import { offerResource, withdrawResource } from '~server/resources/offer-resource'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { resourceForm } from '../server/resources/resource-form'
import { dayFromToday } from '../server/workshops/record/given'
import { connect, ring } from './line'

let app: App
let workshop: WorkshopWithLeader
let leader: Person
beforeAll(async () => {
  app = await startApp()
  workshop = await buildWorkshop()
  leader = await signInAs(app, workshop.leader.username)
})
afterAll(() => app.stop())

/** Something that only the workshop hears of: a resource that is taken back. */
async function withinWorkshop(): Promise<string> {
  const actor = await actorFor(workshop.leader)
  const { id } = await offerResource(actor, resourceForm({ workshopId: workshop.id }))
  await withdrawResource(actor, id)
  return id
}

it('ID-11 whose membership ends hears nothing of the workshop from then on, on the line that is open; who joins hears at once', async () => {
  const [member, newcomer] = [await addMember(workshop), await buildUser()]
  const [leaving, joining] = [
    await connect(app, await signInAs(app, member.username)),
    await connect(app, await signInAs(app, newcomer.username)),
  ]
  const before = await withinWorkshop()
  await ring(leader, [leaving, joining])
  const { id } = await db.workshopMember.findFirstOrThrow({ where: { userId: member.id } })
  const today = (await dayFromToday(0)).toISOString().slice(0, 10)
  const at = `/workshops/${workshop.id}/record/team`
  expect((await leader.post(at, { intent: 'end', memberId: id, leftOn: today })).status).toBe(303)
  expect((await leader.post(at, { intent: 'add', username: newcomer.username, role: 'member', duty: '', joinedOn: today })).status).toBe(
    303,
  )
  await ring(leader, [leaving, joining])
  const after = await withinWorkshop()
  await ring(leader, [leaving, joining])
  const heard = (line: typeof leaving) =>
    [before, after].map((thing) => line.heard.some(({ id: of, event }) => of === thing && event === 'resource.withdrawn'))
  expect([heard(leaving), heard(joining)]).toEqual([
    [true, false],
    [false, true],
  ])
  leaving.socket.close()
  joining.socket.close()
})
