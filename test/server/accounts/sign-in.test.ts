import { beforeEach, describe, expect, it } from 'vitest'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { sequence } from '~prisma/seed/factories/sequence'
import { hashToken, looksLikeToken } from '~server/accounts/session-token'
import { SESSION_DAYS, signIn } from '~server/accounts/sign-in'
import { db } from '~server/core/database'
import { outcomes, refusal } from '../challenges/given'

let network: string
beforeEach(() => {
  network = `203.0.113.${sequence()}`
})
const attempt = (username: string, password = FACTORY_PASSWORD, from = network) =>
  signIn({ username, password, network: from, userAgent: 'a browser' })
const entries = (from = network) => db.securityEntry.findMany({ where: { network: from }, orderBy: { id: 'asc' } })

describe('ID-01 signing in', () => {
  it('opens a session: its row holds no token, and it ends after two weeks', async () => {
    const user = await buildUser()
    const { token, expiresAt } = await attempt(user.username)
    expect(looksLikeToken(token)).toBe(true)
    const [session, ...others] = await db.session.findMany({ where: { userId: user.id } })
    expect(others).toEqual([])
    expect(session).toMatchObject({ tokenHash: hashToken(token), expiresAt, network, userAgent: 'a browser' })
    expect(JSON.stringify(session)).not.toContain(token)
    expect(Math.round((expiresAt.getTime() - Date.now()) / 86_400_000)).toBe(SESSION_DAYS)
  })

  it('row 5: opens a new session every time', async () => {
    const user = await buildUser()
    const tokens = [await attempt(user.username), await attempt(user.username)].map(({ token }) => token)
    expect(new Set(tokens).size).toBe(2)
    expect(await db.session.count({ where: { userId: user.id } })).toBe(2)
  })

  it('takes the account’s name in capitals too', async () => {
    const user = await buildUser()
    await attempt(user.username.toUpperCase())
    expect(await db.session.count({ where: { userId: user.id } })).toBe(1)
  })

  it('row 1: a wrong password and an unknown account are refused in the same words, and written down without them', async () => {
    const user = await buildUser()
    const wrong = await refusal(attempt(user.username, 'a wrong password'))
    const unknown = await refusal(attempt('nobody-of-this-name', 'a wrong password'))
    expect(wrong).toEqual({ code: 'wrong_credentials', detail: {}, faults: [] })
    expect(unknown).toEqual(wrong)
    const written = await entries()
    expect(written.map(({ kind }) => kind)).toEqual(['wrong_credentials', 'wrong_credentials'])
    expect(JSON.stringify(written, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))).not.toMatch(
      /a wrong password|nobody-of-this-name/,
    )
    expect(await db.session.count({ where: { userId: user.id } })).toBe(0)
  })

  it('row 26: no name is a pattern', async () => {
    await buildUser({ username: `percent${sequence()}` })
    for (const name of ['%', 'percent%', '*', "' OR 1=1 --", ''])
      expect(await refusal(attempt(name))).toMatchObject({ code: 'wrong_credentials' })
  })

  it('P23 a suspended person is told so, but only with the right password', async () => {
    const user = await buildUser()
    await db.user.update({ where: { id: user.id }, data: { status: 'suspended' } })
    expect(await refusal(attempt(user.username, 'a wrong password'))).toMatchObject({ code: 'wrong_credentials' })
    expect(await refusal(attempt(user.username))).toMatchObject({ code: 'suspended' })
    expect(await db.session.count({ where: { userId: user.id } })).toBe(0)
  })
})

describe('P20 guessing is slow', () => {
  it('row 2: after ten wrong attempts on an account even the right password waits', async () => {
    const user = await buildUser()
    for (let count = 0; count < 10; count++)
      expect(await refusal(attempt(user.username, `wrong ${count}`))).toMatchObject({ code: 'wrong_credentials' })
    const { code, detail } = await refusal(attempt(user.username))
    expect([code, detail.minutes]).toEqual(['rate_limited', 10])
    expect((await entries()).at(-1)).toMatchObject({ kind: 'rate_limited', detail: { form: 'sign_in' } })
  })

  it('row 2: neither another network nor capitals begin anew, and an unknown account is limited alike', async () => {
    const user = await buildUser()
    for (const name of [user.username, `nobody${sequence()}`]) {
      for (let count = 0; count < 10; count++) await refusal(attempt(name, 'wrong', `198.51.100.${count}`))
      expect(await refusal(attempt(name.toUpperCase(), 'wrong', '198.51.100.200'))).toMatchObject({ code: 'rate_limited' })
    }
  })

  it('a burst of thirty lets ten reach the password', async () => {
    const user = await buildUser()
    const ends = await outcomes(Array.from({ length: 30 }, () => attempt(user.username, 'wrong')))
    expect(ends.filter((end) => end === 'wrong_credentials')).toHaveLength(10)
    expect(ends.filter((end) => end === 'rate_limited')).toHaveLength(20)
  })

  it('a network has fifty attempts over all accounts', async () => {
    const names = Array.from({ length: 50 }, () => `nobody${sequence()}`)
    const ends = await outcomes(names.map((name) => attempt(name, 'wrong')))
    expect(new Set(ends)).toEqual(new Set(['wrong_credentials']))
    const user = await buildUser()
    expect(await refusal(attempt(user.username))).toMatchObject({ code: 'rate_limited' })
    await attempt(user.username, FACTORY_PASSWORD, '192.0.2.77')
  })

  it('good attempts do not count', async () => {
    const user = await buildUser()
    for (let count = 0; count < 12; count++) await attempt(user.username)
    expect(await db.session.count({ where: { userId: user.id } })).toBe(12)
  })
})
