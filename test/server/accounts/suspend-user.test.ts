import { describe, expect, it } from 'vitest'
import { actorFor, buildExpert, buildOfficer, buildUnion, buildUser } from '~prisma/seed/factories/people'
import { sequence } from '~prisma/seed/factories/sequence'
import { actorOfCookie } from '~server/accounts/actor-of-cookie'
import { listUsers, reinstateUser, suspendUser } from '~server/accounts/suspend-user'
import { db } from '~server/core/database'
import { systemActor, visitor } from '~server/policies/actor'
import { eventsOf, outcomes, refusal } from '../challenges/given'
import { signedIn } from './given'

const admin = async () => actorFor(await buildUser({ isAdmin: true }))
const namesOf = async (userId: string) => (await eventsOf(`user:${userId}`)).map(({ name }) => name)

describe('P23 suspending an account', () => {
  it('ends its sessions at once, lets nobody in, and is an event', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    const actor = await admin()
    await suspendUser(actor, user.id)
    expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ status: 'suspended' })
    expect(await actorOfCookie(cookie)).toEqual(visitor)
    await expect(signedIn(user)).rejects.toMatchObject({ code: 'suspended' })
    expect(await eventsOf(`user:${user.id}`)).toMatchObject([{ name: 'user.suspended', actorId: actor.userId, ids: [user.id] }])
  })

  it('row 31: a session that was opened in between says that the account is suspended', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    await db.user.update({ where: { id: user.id }, data: { status: 'suspended' } })
    expect(await refusal(actorOfCookie(cookie))).toMatchObject({ code: 'suspended' })
  })

  it('can be taken back; the old sessions stay ended', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    const actor = await admin()
    await suspendUser(actor, user.id)
    await reinstateUser(actor, user.id)
    expect(await actorOfCookie(cookie)).toEqual(visitor)
    expect(await actorOfCookie(await signedIn(user))).toMatchObject({ userId: user.id })
    expect(await namesOf(user.id)).toEqual(['user.suspended', 'user.reinstated'])
  })

  it('happens once: the second is told the state, and of two at once one wins', async () => {
    const user = await buildUser()
    const [one, two] = [await admin(), await admin()]
    expect((await outcomes([suspendUser(one, user.id), suspendUser(two, user.id)])).sort()).toEqual(['conflict', 'done'])
    expect(await refusal(suspendUser(one, user.id))).toMatchObject({ code: 'conflict', detail: { status: 'suspended' } })
    await reinstateUser(one, user.id)
    expect(await refusal(reinstateUser(one, user.id))).toMatchObject({ code: 'conflict', detail: { status: 'active' } })
    expect(await namesOf(user.id)).toEqual(['user.suspended', 'user.reinstated'])
  })

  it('P17 is for administrators: for everybody else no account can be seen', async () => {
    const user = await buildUser()
    const others = [
      visitor,
      systemActor,
      await actorFor(await buildUser()),
      await actorFor(await buildExpert()),
      await actorFor(await buildOfficer((await buildUnion()).id)),
      await actorFor(user),
    ]
    for (const actor of others) {
      expect(await refusal(suspendUser(actor, user.id))).toMatchObject({ code: 'not_found' })
      expect(await refusal(reinstateUser(actor, user.id))).toMatchObject({ code: 'not_found' })
      expect(await refusal(listUsers(actor, { q: '', page: 1 }))).toMatchObject({ code: 'not_found' })
    }
    expect(await refusal(suspendUser(await admin(), 'nosuchid1'))).toMatchObject({ code: 'not_found' })
    expect(await namesOf(user.id)).toEqual([])
  })

  it('cannot be done to oneself', async () => {
    const self = await admin()
    expect(await refusal(suspendUser(self, self.userId))).toMatchObject({ code: 'forbidden' })
  })
})

it('ID-01 administrators find accounts by name or account name, page by page, without their secrets', async () => {
  const mark = `mark${sequence()}`
  const byName = await buildUser({ name: `姓${mark}` })
  const byAccount = await buildUser({ username: `${mark}.x` })
  const found = await listUsers(await admin(), { q: mark, page: 1 })
  expect(found.users.map(({ id }) => id).sort()).toEqual([byName.id, byAccount.id].sort())
  expect(found.total).toBe(2)
  expect(JSON.stringify(found)).not.toContain('argon2')
  expect((await listUsers(await admin(), { q: mark.toUpperCase(), page: 1 })).users.map(({ id }) => id)).toContain(byAccount.id)
  expect((await listUsers(await admin(), { q: mark, page: 2 })).users).toEqual([])
  expect((await listUsers(await admin(), { q: '%', page: 1 })).total).toBe(0)
})
