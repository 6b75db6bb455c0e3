import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import WebSocket from 'ws'
import { buildUser } from '~prisma/seed/factories/people'
import { startApp, type App } from '~test/support/app'
import { signInAs, type Person } from '~test/support/visit'
import { connect, PATIENCE, ring, type Line } from './line'

let app: App
let person: Person
let witness: Line
beforeAll(async () => {
  app = await startApp()
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())
beforeEach(async () => {
  witness = await connect(app, person)
  return async () => {
    // Whatever was sent: the app lives, others hear, and nothing was said to them.
    await ring(person, [witness])
    expect(new Set(witness.heard.map(({ event }) => event))).toEqual(new Set(['resource.offered']))
    witness.socket.close()
    expect(app.process.exitCode).toBeNull()
    expect(app.words()).not.toMatch(/TypeError|unhandled|at .*\.js:\d+/i)
  }
})

/** What our own types do not let a page say. */
type Say = (event: string, ...words: unknown[]) => void
const sayer = (line: Line): Say => (line.socket.emit as unknown as Say).bind(line.socket)

it('bad input 97: events that there are not are not answered, and who goes on is cut off', async () => {
  const line = await connect(app, person)
  const say = sayer(line)
  const answered = vi.fn()
  say('join', 'public', answered)
  say('changed', { event: 'challenge.awarded', entity: 'challenge', id: 'x', label: 'made up', url: null, actorId: null, actorName: '' })
  say('audiences', ['x'], answered)
  expect(await line.ends()).toBe('io server disconnect')
  expect(answered).not.toHaveBeenCalled()
})

it('bad input 98: nobody joins a room by asking for it', async () => {
  const line = await connect(app, person)
  sayer(line)('join', 'admin')
  sayer(line)('subscribe', { room: 'alliance:x', since: -1 })
  await ring(person, [line])
  expect(line.heard).toHaveLength(1)
  line.socket.close()
})

const payloadsOf: [string, unknown[]][] = [
  ['arrays, null and objects that pretend', [[], null, { toString: 1 }, { __proto__: { a: 1 } }, 'x'.repeat(500)]],
  ['numbers at the ends', [-1, 1e18, Number.NaN, Number.MAX_SAFE_INTEGER]],
  ['bytes', [Buffer.from([0, 255]), { nested: [Buffer.alloc(10)] }]],
]

it.each(payloadsOf)('bad input 97: payloads that nobody expects: %s', async (_name, payloads) => {
  const line = await connect(app, person)
  const say = sayer(line)
  for (const payload of payloads) say('message', payload)
  say('message')
  say('message')
  expect(await line.ends()).toBe('io server disconnect')
})

it('bad input 97: a megabyte in one event closes the line before it is read', async () => {
  const line = await connect(app, person)
  sayer(line)('message', 'x'.repeat(1_000_000))
  expect(await line.ends()).toBe('transport close')
  const answer = await fetch(`${app.origin}/live/?EIO=4&transport=polling`, {
    method: 'POST',
    headers: { Cookie: person.cookie, Origin: app.origin, 'Content-Type': 'text/plain' },
    body: 'x'.repeat(1_000_000),
  })
  expect(answer.status).toBe(400)
})

it('bad input 97: a thousand events in one breath', async () => {
  const line = await connect(app, person)
  for (let count = 0; count < 1_000; count++) sayer(line)('flood', count)
  expect(await line.ends()).toMatch(/io server disconnect|transport close/)
})

/** A line below Socket.IO, on which any bytes can be sent. */
async function bareLine(): Promise<WebSocket> {
  const socket = new WebSocket(`${app.origin.replace('http', 'ws')}/live/?EIO=4&transport=websocket`, {
    headers: { Cookie: person.cookie, Origin: app.origin },
  })
  socket.on('error', () => undefined)
  await once(socket, 'message')
  socket.send('40')
  await once(socket, 'message')
  return socket
}

const packets = [
  ...['', '4', '42', '42{', '42[]', '42[null]', '42{"a":1}', '42"x"', '42[{"toString":1}]', '42["disconnect"]', '42["connect"]'],
  ...['42["newListener"]', '42["__proto__","x"]', '43[]', '431[]', '43999999999999["x"]', '44{"message":"x"}', '47[]', '4x', '9', '2x'],
  ...['40/admin,', '40/admin,{"token":1}', '42/admin,["x"]', `40/${'a'.repeat(8_000)},`, '40{"pid":"somebody","offset":"x"}'],
  '451-["x",{"_placeholder":true,"num":0}]',
  '451000000-["x",{"_placeholder":true,"num":0}]',
  '45-1-["x"]',
  '451-["x",{"_placeholder":true,"num":7}]',
]

it.each(packets.map((packet) => [packet.slice(0, 40), packet] as const))('bad input 97, 99: the packet %s', async (_name, packet) => {
  const socket = await bareLine()
  socket.send(packet)
  socket.send(Buffer.from([0, 1, 2, 255]))
  for (let count = 0; count < 3; count++) socket.send('42["flood"]')
  await vi.waitFor(() => expect(socket.readyState).toBe(WebSocket.CLOSED), PATIENCE)
})
