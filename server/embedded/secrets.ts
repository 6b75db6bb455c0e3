import { randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

export interface Secrets {
  readonly postgresPassword: string
  readonly meiliKey: string
  readonly sessionSecret: string
}

/** The secrets of a data directory, made at first use and readable by the owner only. */
export function secretsOf(dataDir: string): Secrets {
  const file = path.join(dataDir, 'secrets.json')
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Secrets
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  const random = () => randomBytes(32).toString('base64url')
  const secrets: Secrets = { postgresPassword: random(), meiliKey: random(), sessionSecret: random() }
  mkdirSync(dataDir, { recursive: true, mode: 0o755 })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600, flag: 'wx' })
  return secrets
}
