import { randomUUID } from 'node:crypto'
import { createApiToken } from '../accounts/api-tokens'
import { loadActor } from '../accounts/load-actor'
import { db } from '../core/database'
import { CommandFault, print, type Command } from './command'

/** Makes an API token for a person and prints it. */
export const createToken: Command = {
  usage: 'token --user <account> [--name <purpose>]',
  options: { user: { type: 'string' }, name: { type: 'string' } },
  needsServices: true,
  run: async ({ user, name }) => {
    const row = await db.user.findUnique({ where: { username: String(user ?? '').toLowerCase() }, select: { id: true } })
    const actor = row && (await loadActor(row.id))
    if (!actor || actor === 'suspended') throw new CommandFault(`没有可用的账号 ${String(user ?? '')}（no such active account）`)
    const { token } = await createApiToken(actor, { name: String(name ?? 'cli'), key: randomUUID() })
    print(token ?? '')
  },
}
