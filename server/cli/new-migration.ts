import { mkdtempSync, chmodSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { writeMigration } from '../core/migrations'
import { startPostgres } from '../embedded/postgres'
import { CommandFault, print, type Command } from './command'

/** Writes a migration with what the schema has and the migrations do not, by comparing on a scratch database. */
export const newMigration: Command = {
  usage: 'migrate-new <name>',
  options: {},
  needsServices: false,
  run: async (_options, [name = '']) => {
    if (!/^[a-z][a-z0-9_]{1,60}$/.test(name)) throw new CommandFault('name: small letters, digits and _')
    const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-migrate-'))
    chmodSync(dir, 0o755)
    const postgres = await startPostgres({ dir, password: 'scratch', settings: { fsync: 'off' } })
    try {
      print((await writeMigration(postgres.url, name)) ?? '没有需要迁移的变化（the migrations match the schema）')
    } finally {
      await postgres.stop()
      rmSync(dir, { recursive: true, force: true })
    }
  },
}
