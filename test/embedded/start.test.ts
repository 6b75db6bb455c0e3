import { existsSync, readdirSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { disconnect } from '~server/core/database'
import { startApp, type App } from '~test/support/app'
import { signInAs, visitorOf } from '~test/support/visit'
import { aliveOf, descendantsOf, processesOn } from './processes'
import { ended, newDataDir, OWN_SERVICES, useDatabaseOf } from './running'

const PATIENCE = { timeout: 30_000, interval: 5 }
const dataDir = newDataDir()
let app: App
let username: string

const start = (env: Record<string, string> = {}, wait = true) => startApp({ dataDir, env: { ...OWN_SERVICES, ...env }, wait })

afterAll(async () => {
  await disconnect()
  await app.stop('SIGKILL')
  for (const { pid } of processesOn(dataDir)) process.kill(pid, 'SIGKILL')
  rmSync(dataDir, { recursive: true, force: true })
})

/** Ends the app by a signal and looks at what it leaves. */
async function endsClean(signal: NodeJS.Signals): Promise<void> {
  await disconnect()
  // Somebody who asked for another protocol and says nothing more is not waited for.
  const silent = connect(Number(new URL(app.origin).port), '127.0.0.1')
  silent.on('error', () => undefined)
  await new Promise((resolve) => silent.once('connect', resolve))
  silent.write('GET /nobody HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n')
  const children = descendantsOf(app.process.pid ?? 0)
  expect(children.map(({ command }) => command).join('\n')).toMatch(/postgres[\s\S]*meilisearch|meilisearch[\s\S]*postgres/)
  expect(await app.stop(signal)).toBe(0)
  expect(aliveOf(children)).toEqual([])
  expect(processesOn(dataDir)).toEqual([])
  silent.destroy()
  await expect(fetch(`${app.origin}/healthz`)).rejects.toThrow('fetch failed')
  expect(existsSync(path.join(dataDir, 'instance.json'))).toBe(false)
  expect(app.words()).toContain('已停止')
}

it('starts with an empty data directory: its own PostgreSQL and Meilisearch, both named by /readyz', async () => {
  app = await start()
  const ready = await visitorOf(app).get('/readyz')
  expect([ready.status, await ready.json()]).toEqual([200, { database: true, search: true }])
  expect(await (await visitorOf(app).get('/healthz')).text()).toBe('ok')
  await useDatabaseOf(app)
  username = (await buildUser()).username
  expect((await (await signInAs(app, username)).get('/todos')).status).toBe(200)
})

it('refuses a second one on the same data directory in words; the first goes on', async () => {
  const second = await start({}, false)
  expect(await ended(second)).not.toBe(0)
  expect(second.words()).toContain(`这个数据目录已有一个创盟在运行（进程 ${app.process.pid}，${app.origin}）`)
  expect((await visitorOf(app).get('/readyz')).status).toBe(200)
})

it('Ctrl-C ends it with code 0: no process, no socket and no lock stay behind', () => endsClean('SIGINT'))

it('a second start has everything of the first, and SIGTERM ends it as clean', async () => {
  app = await start()
  await signInAs(app, username)
  await endsClean('SIGTERM')
})

it('a killed one leaves orphans; the next start ends them and has all data', async () => {
  app = await start()
  const orphans = descendantsOf(app.process.pid ?? 0)
  await app.stop('SIGKILL')
  expect(aliveOf(orphans).length).toBeGreaterThan(1)
  app = await start()
  expect(aliveOf(orphans)).toEqual([])
  await signInAs(app, username)
  await endsClean('SIGTERM')
})

it('a port in use is named, and the services that were already up are ended', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  const { port } = other.address() as AddressInfo
  app = await start({ PORT: String(port) }, false)
  expect(await ended(app)).toBe(1)
  expect(app.words()).toContain('端口已被占用')
  expect(app.words()).toContain(String(port))
  expect(processesOn(dataDir)).toEqual([])
  other.close()
})

it('Ctrl-C in the middle of the start ends it too, with nothing left behind', async () => {
  app = await start({}, false)
  await vi.waitFor(
    () =>
      expect(
        descendantsOf(app.process.pid ?? 0)
          .map(({ command }) => command)
          .join(),
      ).toContain('postgres'),
    30_000,
  )
  expect(await app.stop('SIGINT')).toBe(0)
  expect(processesOn(dataDir)).toEqual([])
})

it('one that is killed while it makes its database starts again as if nothing had been', async () => {
  const other = newDataDir()
  const dir = path.join(other, 'postgres')
  const halfMade = () => readdirSync(dir).some((name) => name.startsWith('half-') && existsSync(path.join(dir, name, 'PG_VERSION')))
  const killed = await startApp({ dataDir: other, env: OWN_SERVICES, wait: false })
  await vi.waitFor(() => expect(halfMade()).toBe(true), PATIENCE)
  await killed.stop('SIGKILL')
  expect(existsSync(path.join(dir, 'data'))).toBe(false)
  app = await startApp({ dataDir: other, env: OWN_SERVICES })
  expect((await visitorOf(app).get('/readyz')).status).toBe(200)
  expect(await app.stop()).toBe(0)
  rmSync(other, { recursive: true, force: true })
})
