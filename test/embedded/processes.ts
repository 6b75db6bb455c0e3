import { readdirSync, readFileSync } from 'node:fs'
import { commandLine, startTicks } from '~server/embedded/process-identity'

/** One process for ever, although pids are used again. */
export interface Known {
  readonly pid: number
  readonly ticks: string | undefined
  readonly command: string
}

/** State and parent of a process; null when it is gone. A zombie has ended: only its parent has not asked yet. */
function find(pid: number): { state: string; parent: number } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state = '', parent = ''] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? null : { state, parent: Number(parent) }
  } catch {
    return null
  }
}

function all(): { pid: number; parent: number }[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.map(Number).flatMap((pid) => {
    const found = find(pid)
    return found ? [{ pid, parent: found.parent }] : []
  })
}

const known = (pid: number): Known => ({ pid, ticks: startTicks(pid), command: commandLine(pid) })

/** Everything that a process started, and what that started in turn. PostgreSQL's workers do not name their directory. */
export function descendantsOf(pid: number): Known[] {
  const table = all()
  const below = (parent: number): number[] => table.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)])
  return below(pid).map(known)
}

/** Every process whose command line names the directory, with all that these started. */
export function processesOn(dir: string): Known[] {
  const named = all().filter(({ pid }) => commandLine(pid).includes(dir))
  return named.flatMap(({ pid }) => [known(pid), ...descendantsOf(pid)])
}

/** The commands of those that still live. */
export function aliveOf(processes: readonly Known[]): string[] {
  return processes.filter(({ pid, ticks }) => find(pid) && startTicks(pid) === ticks).map(({ command }) => command)
}
