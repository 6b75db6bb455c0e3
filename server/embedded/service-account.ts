import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'

/** The account that a service runs as; empty when it is the app's own. */
export interface ServiceAccount {
  readonly uid?: number
  readonly gid?: number
}

interface Place {
  readonly account: ServiceAccount
  /** The service's own directory, which the account can enter. */
  readonly home: string
  /** Where a file of the package stands for the account. */
  binary(original: string): string
}

const NOBODY = { uid: 65534, gid: 65534 }
/** Where a root's checkout in a closed folder (such as /root) keeps what "nobody" must reach. */
const OPEN_PLACE = '/var/lib/chuangmeng'

/**
 * PostgreSQL refuses to run as root. Started by root it runs as "nobody"; where "nobody" cannot reach the checkout
 * (a home folder with mode 0700) the binaries and the data stand below /var/lib/chuangmeng instead.
 */
export function placeForService(dir: string, packageDir: string): Place {
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  if (process.getuid?.() !== 0) return { account: {}, home: dir, binary: (original) => original }
  const canReach = (target: string) => spawnSync('/usr/bin/test', ['-x', target], { ...NOBODY, cwd: '/' }).status === 0
  const home = canReach(dir) ? dir : openFolder('data', dir)
  const copy = canReach(packageDir) ? packageDir : copyOnce(packageDir)
  return { account: NOBODY, home, binary: (original) => path.join(copy, path.relative(packageDir, original)) }
}

function openFolder(kind: string, of: string): string {
  const folder = path.join(OPEN_PLACE, kind, createHash('sha256').update(of).digest('hex').slice(0, 16))
  mkdirSync(folder, { recursive: true, mode: 0o755 })
  return folder
}

function copyOnce(packageDir: string): string {
  const target = path.join(openFolder('bin', packageDir), 'native')
  if (existsSync(target)) return target
  const half = `${target}.${process.pid}`
  cpSync(packageDir, half, { recursive: true, verbatimSymlinks: true })
  try {
    renameSync(half, target)
  } catch {
    rmSync(half, { recursive: true, force: true }) // another start was faster
  }
  return target
}
