import { expect, it } from 'vitest'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { actorOfToken } from '~server/accounts/actor-of-token'
import { signIn } from '~server/accounts/sign-in'
import { createToken } from '~server/cli/create-token'
import { createUser, setPassword } from '~server/cli/create-user'
import { db } from '~server/core/database'
import { run } from './given'

const from = { network: 'terminal', userAgent: '' }

it('AD-08 a token is made for a person, printed once, kept only as a hash, and lets him in', async () => {
  const user = await buildUser()
  const { told, fault } = await run(createToken, { user: user.username.toUpperCase(), name: '报表' })
  expect(fault).toBeNull()
  const token = told.trim()
  expect(await actorOfToken(token)).toMatchObject({ userId: user.id })
  const rows = await db.apiToken.findMany({ where: { userId: user.id } })
  expect(rows).toMatchObject([{ name: '报表' }])
  expect(JSON.stringify(rows)).not.toContain(token)
})

it.each([
  ['no name', {}],
  ['an unknown name', { user: 'nobody' }],
])('AD-08 with %s there is no token', async (_what, options) => {
  const before = await db.apiToken.count()
  expect((await run(createToken, options)).fault).toContain('no such active account')
  expect(await db.apiToken.count()).toBe(before)
})

it('AD-08 nor is there one for an account that is suspended', async () => {
  const user = await buildUser()
  await db.user.update({ where: { id: user.id }, data: { status: 'suspended' } })
  expect((await run(createToken, { user: user.username })).fault).toContain('no such active account')
})

it('ID-01 the first administrator is made at the terminal, and signs in', async () => {
  const made = await run(createUser, { username: 'First.Admin', name: ' 示例管理员 ', password: 'a long enough passphrase', admin: true })
  expect([made.fault, made.told.trim()]).toEqual([null, 'first.admin ✓'])
  expect(await db.user.findUniqueOrThrow({ where: { username: 'first.admin' } })).toMatchObject({ name: '示例管理员', isAdmin: true })
  expect(await signIn({ username: 'first.admin', password: 'a long enough passphrase', ...from })).toBeTruthy()
})

it.each([
  ['an empty account', { username: '' }, '--username'],
  ['an account with a blank', { username: 'first admin' }, '--username'],
  ['no name', { name: '  ' }, '--name'],
  ['a short password', { password: 'short' }, '--password'],
  ['a password that everybody knows', { password: 'password123' }, '--password'],
  ['no password', { password: '' }, '--password'],
] as const)('ID-01 with %s nobody is made, and the option is named', async (_what, change, option) => {
  const before = await db.user.count()
  const given = { username: 'second.admin', name: '示例', password: 'a long enough passphrase', ...change }
  expect((await run(createUser, given)).fault).toContain(option)
  expect(await db.user.count()).toBe(before)
})

it('ID-01 an account that is taken is not made twice', async () => {
  const user = await buildUser()
  const again = { username: user.username, name: '示例', password: 'a long enough passphrase' }
  expect((await run(createUser, again)).fault).toContain('is taken')
  expect(await db.user.findUniqueOrThrow({ where: { id: user.id } })).toMatchObject({ name: user.name })
})

it('ID-01 a new password ends the sessions of the account and lets in alone', async () => {
  const user = await buildUser()
  await signIn({ username: user.username, password: FACTORY_PASSWORD, ...from })
  expect(await db.session.count({ where: { userId: user.id } })).toBe(1)
  expect((await run(setPassword, { user: user.username, password: 'another long passphrase' })).fault).toBeNull()
  expect(await db.session.count({ where: { userId: user.id } })).toBe(0)
  await expect(signIn({ username: user.username, password: FACTORY_PASSWORD, ...from })).rejects.toMatchObject({
    code: 'wrong_credentials',
  })
  await signIn({ username: user.username, password: 'another long passphrase', ...from })
  expect((await run(setPassword, { user: 'nobody', password: 'another long passphrase' })).fault).toContain('no such account')
})
