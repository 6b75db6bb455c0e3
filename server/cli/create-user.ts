import { hashPassword, newPassword } from '../accounts/password'
import { db } from '../core/database'
import { CommandFault, print, type Command } from './command'

function checked(password: unknown): string {
  const parsed = newPassword.safeParse(password)
  if (!parsed.success) throw new CommandFault(`--password: ${parsed.error.issues.map(({ message }) => message).join(', ')}`)
  return parsed.data
}

/** The first people of an installation without a demo; later ones come by import or from a page. */
export const createUser: Command = {
  usage: 'user --username <account> --name <name> --password <password> [--admin]',
  options: { username: { type: 'string' }, name: { type: 'string' }, password: { type: 'string' }, admin: { type: 'boolean' } },
  needsServices: true,
  run: async ({ username, name, password, admin }) => {
    const account = String(username ?? '').toLowerCase()
    if (!/^[a-z0-9][a-z0-9._-]{1,63}$/.test(account)) throw new CommandFault('--username: 2 to 64 letters, digits, dots, lines')
    if (typeof name !== 'string' || name.trim() === '') throw new CommandFault('--name: is needed')
    if (await db.user.findUnique({ where: { username: account } })) throw new CommandFault(`--username: ${account} is taken`)
    await db.user.create({
      data: { username: account, name: name.trim(), passwordHash: await hashPassword(checked(password)), isAdmin: admin === true },
    })
    print(`${account} ✓`)
  },
}

/** A new password for somebody who forgot it; all sessions of the account end. */
export const setPassword: Command = {
  usage: 'password --user <account> --password <password>',
  options: { user: { type: 'string' }, password: { type: 'string' } },
  needsServices: true,
  run: async ({ user, password }) => {
    const passwordHash = await hashPassword(checked(password))
    const username = String(user ?? '').toLowerCase()
    const { count } = await db.user.updateMany({ where: { username }, data: { passwordHash } })
    if (count === 0) throw new CommandFault(`没有账号 ${username}（no such account）`)
    await db.session.deleteMany({ where: { user: { username } } })
    print(`${username} ✓`)
  },
}
