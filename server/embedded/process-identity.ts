import { readFileSync } from 'node:fs'

/** True while a process with this pid lives (also when it belongs to another user). */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/**
 * When the process was started, in clock ticks since boot: with the pid it names one process for ever, although pids
 * are used again. Undefined where there is no /proc; then the pid alone has to do.
 */
export function startTicks(pid: number): string | undefined {
  try {
    // The second field is the name in brackets and may hold spaces; field 22 is counted from the last bracket.
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
  } catch {
    return undefined
  }
}

/** The command line of a process, empty where it cannot be read. */
export function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}
