import { spawn, type ChildProcess } from 'node:child_process'
import { rmSync } from 'node:fs'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { fromRoot } from '~server/core/root'
import { freePort } from '~server/embedded/free-port'
import { aliveOf, descendantsOf, processesOn } from './processes'
import { newDataDir } from './running'

const dataDir = newDataDir()
let npm: ChildProcess | undefined

afterEach(() => {
  for (const { pid } of [...descendantsOf(npm?.pid ?? 0), ...processesOn(dataDir)]) process.kill(pid, 'SIGKILL')
})
afterAll(() => rmSync(dataDir, { recursive: true, force: true }))

const signals: Readonly<Record<string, (pid: number) => void>> = {
  // A terminal tells everything that it started.
  'Ctrl-C': (pid) => process.kill(-pid, 'SIGINT'),
  'SIGTERM to npm': (pid) => process.kill(pid, 'SIGTERM'),
}

it.each(Object.entries(signals))('npm start ends clean on %s', async (_name, send) => {
  const env = { ...process.env, NODE_ENV: 'production' as const, PORT: String(await freePort()), DATA_DIR: dataDir, DATABASE_URL: '' }
  const started = spawn('npm', ['start'], { cwd: fromRoot(), env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  npm = started
  let words = ''
  for (const stream of [started.stdout, started.stderr]) stream.on('data', (chunk: Buffer) => (words += chunk.toString()))
  const ended = new Promise((resolve) => started.once('close', (code) => resolve(code)))
  await vi.waitFor(() => expect(words).toContain('就绪'), { timeout: 60_000, interval: 50 })
  const { pid = 0 } = started
  const processes = descendantsOf(pid)
  expect(processes.length).toBeGreaterThan(3)
  send(pid)
  expect(await ended).toBe(0)
  expect(words).toContain('已停止')
  expect(aliveOf(processes)).toEqual([])
  expect(processesOn(dataDir)).toEqual([])
})
