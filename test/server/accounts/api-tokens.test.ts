import { expect, it } from 'vitest'
import { actorFor, buildUser } from '~prisma/seed/factories/people'
import { freshKey } from '~prisma/seed/factories/sequence'
import { actorOfToken } from '~server/accounts/actor-of-token'
import { createApiToken, listApiTokens, revokeApiToken } from '~server/accounts/api-tokens'
import { newToken } from '~server/accounts/session-token'
import { suspendUser } from '~server/accounts/suspend-user'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { refusal } from '../challenges/given'

async function withToken(name = '脚本') {
  const user = await buildUser()
  const actor = await actorFor(user)
  const { token } = await createApiToken(actor, { name, key: freshKey() })
  const [row] = await listApiTokens(actor)
  return { user, actor, token: token ?? '', id: row?.id ?? '' }
}

it('ID-01 a token is shown once, kept only as a hash, and speaks for its owner', async () => {
  const { user, actor, token } = await withToken()
  expect(await actorOfToken(token)).toEqual(actor)
  const rows = await db.apiToken.findMany({ where: { userId: user.id } })
  expect(rows).toHaveLength(1)
  expect(JSON.stringify(rows)).not.toContain(token)
  expect(JSON.stringify(await listApiTokens(actor))).not.toContain(token)
  expect((await listApiTokens(actor))[0]?.lastUsedAt).toBeInstanceOf(Date)
})

it('P11 the second of a double submission makes no token and shows none', async () => {
  const actor = await actorFor(await buildUser())
  const key = freshKey()
  const answers = await Promise.all([1, 2].map(() => createApiToken(actor, { name: '脚本', key })))
  expect(answers.filter(({ token }) => token === null)).toHaveLength(1)
  expect(await createApiToken(actor, { name: '脚本', key })).toEqual({ token: null })
  expect(await listApiTokens(actor)).toHaveLength(1)
  const shown = answers.find(({ token }) => token !== null)?.token ?? ''
  expect(await actorOfToken(shown)).toEqual(actor)
})

it('P23 a revoked token speaks for nobody, and is revoked once', async () => {
  const { actor, token, id } = await withToken()
  await revokeApiToken(actor, id)
  expect(await refusal(actorOfToken(token))).toMatchObject({ code: 'not_signed_in' })
  expect(await listApiTokens(actor)).toEqual([])
  expect(await refusal(revokeApiToken(actor, id))).toMatchObject({ code: 'not_found' })
})

it('P23 the token of a suspended person says so', async () => {
  const { user, token } = await withToken()
  await suspendUser(await actorFor(await buildUser({ isAdmin: true })), user.id)
  expect(await refusal(actorOfToken(token))).toMatchObject({ code: 'suspended' })
})

it('P17 nobody lists or revokes the tokens of another', async () => {
  const { token, id } = await withToken()
  const stranger = await actorFor(await buildUser())
  expect(await listApiTokens(stranger)).toEqual([])
  expect(await refusal(revokeApiToken(stranger, id))).toMatchObject({ code: 'not_found' })
  expect(await refusal(revokeApiToken(visitor, id))).toMatchObject({ code: 'not_signed_in' })
  expect(await refusal(createApiToken(visitor, { name: 'x', key: freshKey() }))).toMatchObject({ code: 'not_signed_in' })
  expect(await actorOfToken(token)).toMatchObject({ kind: 'user' })
})

it.each(['', 'Bearer x', '../../etc/passwd', 'a'.repeat(43), newToken(), `${newToken()} `])('%j is no token', async (token) => {
  expect(await refusal(actorOfToken(token))).toMatchObject({ code: 'not_signed_in' })
})
