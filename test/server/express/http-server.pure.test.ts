import { once } from 'node:events'
import type { Server } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import express from 'express'
import { afterEach, expect, it } from 'vitest'
import { bodyWithin } from '~server/express/body-time'
import { createHttpServer, type ConnectionLimits } from '~server/express/http-server'

let http: Server | undefined
afterEach(() => {
  http?.closeAllConnections()
  http?.close()
})

/** The server as the app starts it, with its patience cut to a fraction; `/large` is more than any buffer on the way holds. */
async function listen(limits: Partial<ConnectionLimits>, formMs = 60_000): Promise<Socket> {
  const app = express()
  app.use(bodyWithin(formMs))
  app.get('/large', (_request, response) => void response.send(Buffer.alloc(64 * 1024 * 1024)))
  app.post('/', (request, response) => void request.on('end', () => response.send('read')).resume())
  http = createHttpServer({ lookMs: 50, ...limits })
  http.on('request', app)
  await once(http.listen(0, '127.0.0.1'), 'listening')
  return connect((http.address() as AddressInfo).port, '127.0.0.1').on('error', () => undefined)
}

/** What comes back until the other side hangs up. */
async function heard(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}

const head = (type: string) => `POST / HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: 1000\r\n\r\n`
const form = 'application/x-www-form-urlencoded'
const files = 'multipart/form-data; boundary=B'

/** A byte now and then, for as long as the other side listens or until it is stopped. */
function drip(socket: Socket): () => void {
  const timer = setInterval(() => socket.write('a'), 20)
  const stop = () => clearInterval(timer)
  socket.once('close', stop)
  return stop
}

it('bad input 83 a head that is not finished in its time is told so (408)', async () => {
  const socket = await listen({ headMs: 200 })
  socket.write('GET / HTTP/1.1\r\nX-A: ')
  drip(socket)
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 [^]*请求超时/)
})

it('bad input 83 a connection that says nothing at all is closed', async () => {
  expect(await heard(await listen({ headMs: 200 }))).toMatch(/^(HTTP\/1\.1 408 |$)/)
})

it('bad input 83 a form that comes drop by drop is not waited for (408)', async () => {
  const socket = await listen({}, 200)
  socket.write(head(form))
  drip(socket)
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 [^]*没有在规定时间内传完/)
})

it('bad input 83 an upload that comes slowly is waited for, one that stands still is not', async () => {
  const slow = await listen({ silentMs: 300 }, 100)
  slow.write(head(files))
  const stop = drip(slow)
  const sent = () => slow.bytesWritten - head(files).length
  // Ten bytes take twice as long as a form may.
  await expect.poll(sent, { timeout: 5_000 }).toBeGreaterThan(10)
  stop()
  slow.write('a'.repeat(1_000 - sent()))
  expect((await once(slow, 'data')).toString()).toMatch(/^HTTP\/1\.1 200 /)
  http?.closeAllConnections()

  const still = await listen({ silentMs: 300 })
  still.write(`${head(files)}--B`)
  expect(await heard(still)).toBe('')
})

it('bad input 83 a whole request has its time, files or not (408)', async () => {
  const socket = await listen({ headMs: 100, requestMs: 300 })
  socket.write(head(files))
  drip(socket)
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 408 /)
})

it('bad input 83 an answer that nobody reads is not held', async () => {
  const socket = await listen({ silentMs: 300 })
  socket.pause()
  const closed = new Promise((resolve) => http?.once('connection', (accepted: Socket) => accepted.once('close', resolve)))
  socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await closed
  expect(socket.bytesRead).toBeLessThan(64 * 1024 * 1024)
})

it('bad inputs 77 and 80 a head beyond all measure is not read to its end (431)', async () => {
  const socket = await listen({})
  socket.write(`GET / HTTP/1.1\r\nX-A: ${'a'.repeat(1_000_000)}`)
  expect(await heard(socket)).toMatch(/^HTTP\/1\.1 431 [^]*请求头过长$/)
})
