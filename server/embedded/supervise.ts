import type { ChildProcess } from 'node:child_process'
import { log } from '../core/log'

export interface Supervised {
  pid(): number | undefined
  /** Ends the child and waits for it; a child that does not end in `graceMs` is killed. */
  stop(): Promise<void>
}

interface Options {
  readonly name: string
  readonly spawn: () => ChildProcess
  readonly stopSignal: NodeJS.Signals
  readonly graceMs?: number
}

const FIRST_DELAY_MS = 250
const LAST_DELAY_MS = 10_000
const STEADY_MS = 30_000

/**
 * Keeps one child process alive: started again with a growing delay when it ends, the delay forgotten after
 * STEADY_MS of life. The children are in process groups of their own, so that Ctrl-C reaches only the app, which
 * stops them after it has flushed its work.
 */
export function supervise({ name, spawn, stopSignal, graceMs = 15_000 }: Options): Supervised {
  let child = spawn()
  let stopping = false
  let delay = FIRST_DELAY_MS
  let timer: NodeJS.Timeout | undefined

  const watch = () => {
    const startedAt = Date.now()
    child.once('error', (error) => log.error({ child: name, error: error.message }, 'a child could not be started'))
    child.once('exit', (code, signal) => {
      if (stopping) return
      if (Date.now() - startedAt > STEADY_MS) delay = FIRST_DELAY_MS
      log.error({ child: name, code, signal, againInMs: delay }, 'a child ended and is started again')
      timer = setTimeout(() => {
        child = spawn()
        watch()
      }, delay)
      delay = Math.min(delay * 2, LAST_DELAY_MS)
    })
  }
  watch()

  const killAtExit = () => void child.kill(stopSignal)
  process.once('exit', killAtExit)

  return {
    pid: () => child.pid,
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      process.removeListener('exit', killAtExit)
      if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return
      const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()))
      child.kill(stopSignal)
      const force = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await ended
      clearTimeout(force)
    },
  }
}
