import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { connect, refusalOf, ring } from './line'

let app: App
let witness: Person
beforeAll(async () => {
  app = await startApp()
  witness = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

/** Somebody at two devices, with two tabs at the first. */
async function atTwoDevices() {
  const user = await buildUser()
  const [desk, phone] = [await signInAs(app, user.username), await signInAs(app, user.username)]
  const [tab, otherTab, phoneTab, other] = [
    await connect(app, desk),
    await connect(app, desk),
    await connect(app, phone),
    await connect(app, witness),
  ]
  return { user, desk, phone, tab, otherTab, phoneTab, other }
}

it('P23 signing out everywhere closes every line of the person, on all devices, and nobody else’s', async () => {
  const { desk, phone, tab, otherTab, phoneTab, other } = await atTwoDevices()
  expect((await desk.post('/settings', { intent: 'end_sessions' })).status).toBe(303)
  expect(await Promise.all([tab, otherTab, phoneTab].map((line) => line.ends()))).toEqual(Array(3).fill('io server disconnect'))
  await ring(witness, [other])
  for (const line of [tab, otherTab, phoneTab]) expect(line.heard.filter(({ entity }) => entity === 'resource')).toEqual([])
  for (const { cookie } of [desk, phone]) expect(await refusalOf(app, cookie)).toBe('not_signed_in')
  other.socket.close()
})

it('P23 signing out closes the lines of that session, and the other device goes on hearing', async () => {
  const { desk, tab, otherTab, phoneTab } = await atTwoDevices()
  await desk.post('/sign-out', { intent: 'sign_out' })
  await Promise.all([tab.ends(), otherTab.ends()])
  await ring(witness, [phoneTab])
  expect(phoneTab.socket.connected).toBe(true)
  phoneTab.socket.close()
})

it('P23 one session ended from the list of sessions closes its line alone', async () => {
  const { user, desk, tab, phoneTab } = await atTwoDevices()
  const [first, second] = await db.session.findMany({ where: { userId: user.id }, orderBy: { createdAt: 'asc' } })
  expect(first).toBeDefined()
  await desk.post('/settings', { intent: 'end_session', sessionId: second?.id ?? '' })
  await phoneTab.ends()
  await ring(desk, [tab])
  tab.socket.close()
})

it('P23 a new password closes all lines but those of the session that set it', async () => {
  const { desk, tab, otherTab, phoneTab } = await atTwoDevices()
  const password = 'a much longer pass phrase 42'
  await desk.post('/settings', { intent: 'change_password', current: FACTORY_PASSWORD, password })
  await phoneTab.ends()
  await ring(desk, [tab, otherTab])
  for (const line of [tab, otherTab]) line.socket.close()
})

it('P23 suspension closes every line at once, and reinstatement does not bring an old session back', async () => {
  const { user, desk, tab, otherTab, phoneTab } = await atTwoDevices()
  const administrator = await signInAs(app, (await buildUser({ isAdmin: true })).username)
  expect((await administrator.post('/users', { intent: 'suspend', userId: user.id })).status).toBe(303)
  await Promise.all([tab, otherTab, phoneTab].map((line) => line.ends()))
  await administrator.post('/users', { intent: 'reinstate', userId: user.id })
  expect(await refusalOf(app, desk.cookie)).toBe('not_signed_in')
  const again = await connect(app, await signInAs(app, user.username))
  await ring(witness, [again])
  again.socket.close()
})
