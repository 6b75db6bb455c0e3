import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { connect, refusalOf, ring } from './line'

let app: App
let person: Person
beforeAll(async () => {
  app = await startApp()
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

const transports = [['websocket'], ['polling']] as ('websocket' | 'polling')[][]

it.each(transports)('AD-05 a person who is signed in hears what happens, over %s', async (transport) => {
  const line = await connect(app, person, { transports: [transport] })
  await ring(person, [line])
  line.socket.close()
  expect(line.heard.map(({ event }) => event)).toEqual(['resource.offered'])
})

it('P23 nobody comes in without a session: no cookie, a made-up, an altered or an expired one, and one of an ended account', async () => {
  const token = randomBytes(32).toString('base64url')
  const suspended = await buildUser()
  const { cookie } = await signInAs(app, suspended.username)
  await db.user.update({ where: { id: suspended.id }, data: { status: 'suspended' } })
  const expired = await buildUser()
  const old = await signInAs(app, expired.username)
  await db.session.updateMany({ where: { userId: expired.id }, data: { expiresAt: new Date(0) } })
  const name = person.cookie.split('=')[0]
  const cookies = ['', `${name}=`, `${name}=${token}`, `${person.cookie}x`, `other=1; ${name}=${'a'.repeat(5_000)}`, old.cookie]
  const answers: string[] = []
  for (const one of cookies) answers.push(await refusalOf(app, one))
  expect(answers).toEqual(cookies.map(() => 'not_signed_in'))
  expect(await refusalOf(app, cookie)).toBe('suspended')
})

it('P23 a session that was signed out does not come in any more', async () => {
  const { username } = await buildUser()
  const gone = await signInAs(app, username)
  await gone.post('/sign-out', { intent: 'sign_out' })
  expect(await refusalOf(app, gone.cookie)).toBe('not_signed_in')
})

it("bad input 96: a handshake from another site's page is refused although it carries the cookie, and the app lives", async () => {
  const origins = [
    'https://evil.example',
    'null',
    'http://localhost:1',
    `${app.origin}.evil.example`,
    'file://',
    '::',
    'http://[',
    '%00',
    ' ',
  ]
  const answers: string[] = []
  for (const Origin of origins) answers.push(await refusalOf(app, person.cookie, { headers: { Origin } }))
  expect(answers).toEqual(origins.map(() => 'websocket error: Unexpected server response: 400'))
  for (const Origin of origins) {
    const answer = await fetch(`${app.origin}/live/?EIO=4&transport=polling`, { headers: { Cookie: person.cookie, Origin } })
    expect({ Origin, status: answer.status }).toEqual({ Origin, status: 403 })
  }
  const line = await connect(app, person)
  expect(line.socket.connected).toBe(true)
  line.socket.close()
})

it('bad input 96: a subresource of another site, which has no Origin, is refused by what the browser says of it', async () => {
  const ask = (site: string) =>
    fetch(`${app.origin}/live/?EIO=4&transport=polling`, { headers: { Cookie: person.cookie, 'Sec-Fetch-Site': site } })
  expect((await Promise.all(['cross-site', 'same-site', 'none'].map(ask))).map(({ status }) => status)).toEqual([403, 403, 403])
  expect((await ask('same-origin')).status).toBe(200)
})

it('bad input 99: versions and transports that there are not, and sessions that nobody has', async () => {
  const addresses = [
    'EIO=3&transport=polling',
    'EIO=99&transport=polling',
    'EIO=4&transport=carrier-pigeon',
    'EIO=4',
    'EIO=4&transport=polling&sid=nobody',
  ]
  const statuses = await Promise.all(
    addresses.map(async (query) => (await fetch(`${app.origin}/live/?${query}`, { headers: { Cookie: person.cookie } })).status),
  )
  expect(statuses).toEqual(addresses.map(() => 400))
})
