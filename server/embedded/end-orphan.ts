import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { commandLine, isAlive } from './process-identity'

/**
 * Ends the child that an app killed with -9 left behind: it still holds the data directory. Only a process whose
 * command line names `mark` (the directory) is touched, since pids are used again.
 */
export async function endOrphan(pidFile: string, mark: string, signal: NodeJS.Signals): Promise<void> {
  let pid: number
  try {
    pid = Number.parseInt(readFileSync(pidFile, 'utf8'), 10)
  } catch {
    return
  }
  if (!(pid > 1) || !commandLine(pid).includes(mark)) return
  process.kill(pid, signal)
  for (let waitedMs = 0; isAlive(pid); waitedMs += 50) {
    if (waitedMs === 10_000) process.kill(pid, 'SIGKILL')
    if (waitedMs > 15_000) throw new Error(`process ${pid} still holds ${mark} and does not end`)
    await sleep(50)
  }
}
