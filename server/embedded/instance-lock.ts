import { mkdirSync, openSync, closeSync, readFileSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { isAlive, startTicks } from './process-identity'

/** What the running instance tells others of itself: how `npm run cli` finds its services. */
export interface Instance {
  readonly pid: number
  readonly ticks?: string
  readonly databaseUrl: string
  readonly meiliUrl: string
  readonly meiliKey: string
  readonly address: string
}

const lockFile = (dataDir: string) => path.join(dataDir, 'instance.json')

/** The instance that runs on this data directory, or null. A file left by a killed one does not count. */
export function findInstance(dataDir: string): Instance | null {
  let instance: Instance
  try {
    instance = JSON.parse(readFileSync(lockFile(dataDir), 'utf8')) as Instance
  } catch {
    return null
  }
  const same = isAlive(instance.pid) && (instance.ticks === undefined || startTicks(instance.pid) === instance.ticks)
  return same && instance.pid !== process.pid ? instance : null
}

/** A second app on one data directory would break both databases, so it is refused. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning'
  constructor(
    readonly dataDir: string,
    readonly instance: Instance,
  ) {
    super(`Another 创盟 (process ${instance.pid}, ${instance.address || 'starting'}) already runs on ${dataDir}.`)
  }
}

/** Takes the data directory for this process. Throws AlreadyRunning; returns how to publish facts and how to let go. */
export function takeInstance(dataDir: string): { publish(facts: Partial<Instance>): void; release(): void } {
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  const file = lockFile(dataDir)
  const running = findInstance(dataDir)
  if (running) throw new AlreadyRunning(dataDir, running)
  rmSync(file, { force: true })
  let facts: Instance = { pid: process.pid, ticks: startTicks(process.pid), databaseUrl: '', meiliUrl: '', meiliKey: '', address: '' }
  const write = (flag: 'w' | 'wx') => {
    const handle = openSync(file, flag, 0o600)
    writeSync(handle, JSON.stringify(facts))
    closeSync(handle)
  }
  try {
    write('wx') // two starts at the same moment: one creates the file
  } catch {
    const other = findInstance(dataDir)
    throw other ? new AlreadyRunning(dataDir, other) : new Error(`${file} cannot be written`)
  }
  return {
    publish: (more) => {
      facts = { ...facts, ...more }
      write('w')
    },
    release: () => rmSync(file, { force: true }),
  }
}
