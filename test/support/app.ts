import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, chmodSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { freePort } from '~server/embedded/free-port'
import { fromRoot } from '~server/core/root'

export interface App {
  /** Where it answers: http://localhost:<port>. */
  readonly origin: string
  readonly dataDir: string
  readonly process: ChildProcess
  /** All that it wrote so far. */
  readonly words: () => string
  /** Ends it as a person would and waits; returns the exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>
}

interface Options {
  readonly env?: Readonly<Record<string, string>>
  readonly dataDir?: string
  /** Do not wait until it answers: for starts that are meant to fail. */
  readonly wait?: boolean
}

/**
 * Starts the built program as a process of its own, on the test file's database and with a Meilisearch of its own
 * (unless `env` says otherwise), and waits until it answers.
 */
export async function startApp({ env = {}, dataDir, wait = true }: Options = {}): Promise<App> {
  const dir = dataDir ?? mkdtempSync(path.join(tmpdir(), 'chuangmeng-app-'))
  chmodSync(dir, 0o755)
  const port = env.PORT ?? String(await freePort())
  const origin = env.PUBLIC_ORIGIN ?? `http://localhost:${port}`
  const child = spawn(process.execPath, [fromRoot('build/start/index.js')], {
    cwd: fromRoot(),
    env: { ...process.env, NODE_ENV: 'production', PORT: port, DATA_DIR: dir, PUBLIC_ORIGIN: origin, LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let words = ''
  const ready = new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      words += chunk.toString()
      if (words.includes('就绪')) resolve()
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    child.once('exit', (code) => reject(new Error(`the app ended with ${code}: ${words}`)))
  })
  if (wait) await ready
  else ready.catch(() => undefined)
  return {
    ...{ origin, process: child, dataDir: dir },
    words: () => words,
    stop: async (signal = 'SIGTERM') => {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = new Promise((resolve) => child.once('exit', resolve))
        child.kill(signal)
        await ended
      }
      if (!dataDir) rmSync(dir, { recursive: true, force: true })
      return child.exitCode
    },
  }
}
