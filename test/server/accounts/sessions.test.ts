import { describe, expect, it } from 'vitest'
import { actorFor, buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { actorOfCookie } from '~server/accounts/actor-of-cookie'
import { changePassword } from '~server/accounts/change-password'
import { endSessions } from '~server/accounts/end-sessions'
import { listSessions } from '~server/accounts/list-sessions'
import { hasSessionCookie, noSessionCookie, sessionCookie, tokenOfCookie } from '~server/accounts/session-cookie'
import { newToken } from '~server/accounts/session-token'
import { signOut } from '~server/accounts/sign-out'
import { db } from '~server/core/database'
import { visitor } from '~server/policies/actor'
import { eventsOf, refusal } from '../challenges/given'
import { headerOf, signedIn } from './given'

const userOf = async (cookie: string) => {
  const actor = await actorOfCookie(cookie)
  return actor.kind === 'user' ? actor.userId : actor.kind
}
const sessionsOf = (userId: string) => db.session.count({ where: { userId } })
const namesOf = async (userId: string) => (await eventsOf(`user:${userId}`)).map(({ name }) => name)

describe('who sends a cookie', () => {
  it('row 6, 7: only an untouched one of a living session is a person', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    const token = cookie.slice('chuangmeng='.length)
    expect(await userOf(cookie)).toBe(user.id)
    const flipped = `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`
    const others = [
      '',
      'chuangmeng=',
      `chuangmeng=${flipped}`,
      `chuangmeng=${token.slice(0, -1)}`,
      `chuangmeng=${token}x`,
      `chuangmeng="${token}"`,
      `session=${token}`,
      `xchuangmeng=${token}`,
      `__Host-chuangmeng=${token}`,
      'chuangmeng=../../etc/passwd',
      `chuangmeng=${newToken()}`,
      `chuangmeng=${'a'.repeat(16_000)}`,
    ]
    for (const other of others) expect(await userOf(other), other.slice(0, 60)).toBe('visitor')
  })

  it('row 8: of two cookies with the name the first counts', async () => {
    const [ann, bob] = [await buildUser(), await buildUser()]
    const [first, second] = [await signedIn(ann), await signedIn(bob)]
    expect(await userOf(`theme=dark; ${first}; ${second}`)).toBe(ann.id)
    expect(await userOf(`chuangmeng=broken; ${second}`)).toBe('visitor')
  })

  it('row 6: a session that has run out, or that another secret signed, is none', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    const secret = process.env.SESSION_SECRET
    process.env.SESSION_SECRET = 'another secret for tests, at least thirty-two characters'
    expect(await userOf(cookie)).toBe('visitor')
    process.env.SESSION_SECRET = secret
    expect(await userOf(cookie)).toBe(user.id)
    await db.session.updateMany({ where: { userId: user.id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await userOf(cookie)).toBe('visitor')
  })

  it('notes when a session was last in use, though not at every step', async () => {
    const user = await buildUser()
    const cookie = await signedIn(user)
    const longAgo = new Date(Date.now() - 3_600_000)
    await db.session.updateMany({ where: { userId: user.id }, data: { lastSeenAt: longAgo } })
    await actorOfCookie(cookie)
    const seen = await db.session.findFirstOrThrow({ where: { userId: user.id } })
    expect(seen.lastSeenAt.getTime()).toBeGreaterThan(longAgo.getTime())
    await actorOfCookie(cookie)
    expect((await db.session.findFirstOrThrow({ where: { userId: user.id } })).lastSeenAt).toEqual(seen.lastSeenAt)
  })

  it('is bound to the host and to TLS where the address is https', () => {
    const token = newToken()
    const at = new Date('2026-12-01T00:00:00Z')
    expect(sessionCookie(token, at)).toBe(`chuangmeng=${token}; Path=/; HttpOnly; SameSite=Lax; Expires=Tue, 01 Dec 2026 00:00:00 GMT`)
    process.env.PUBLIC_ORIGIN = 'https://cm.example'
    try {
      expect(sessionCookie(token, at)).toMatch(/^__Host-chuangmeng=.+; Path=\/; HttpOnly; SameSite=Lax; Expires=.+; Secure$/)
      expect([tokenOfCookie(`chuangmeng=${token}`), tokenOfCookie(`__Host-chuangmeng=${token}`)]).toEqual([null, token])
    } finally {
      delete process.env.PUBLIC_ORIGIN
    }
    expect(noSessionCookie()).toContain('Expires=Thu, 01 Jan 1970')
    expect([hasSessionCookie('chuangmeng=junk'), hasSessionCookie('other=1')]).toEqual([true, false])
  })
})

describe('ID-01 one’s own sessions', () => {
  it('are listed, the present one marked, those of others and ended ones left out', async () => {
    const user = await buildUser()
    const [here, there] = [await signedIn(user), await signedIn(user), await signedIn(await buildUser())]
    await db.session.updateMany({ where: { userId: user.id }, data: { expiresAt: new Date(Date.now() + 1_000_000) } })
    await db.session.create({ data: { tokenHash: newToken(), userId: user.id, expiresAt: new Date(0) } })
    const listed = await listSessions(await actorFor(user), here)
    expect(listed).toHaveLength(2)
    expect(listed.filter(({ isThis }) => isThis)).toHaveLength(1)
    expect(JSON.stringify(listed)).not.toContain(tokenOfCookie(there))
    expect(await refusal(Promise.resolve().then(() => listSessions(visitor, here)))).toMatchObject({ code: 'not_signed_in' })
  })

  it('end one by one, and each end is an event', async () => {
    const user = await buildUser()
    const [here, there] = [await signedIn(user), await signedIn(user)]
    const actor = await actorFor(user)
    const other = (await listSessions(actor, here)).find(({ isThis }) => !isThis)
    await endSessions(actor, { sessionId: other?.id ?? '' })
    expect([await userOf(here), await userOf(there)]).toEqual([user.id, 'visitor'])
    expect(await namesOf(user.id)).toEqual(['user.sessions_ended'])
    expect(await refusal(endSessions(actor, { sessionId: other?.id ?? '' }))).toMatchObject({ code: 'not_found' })
  })

  it('P17 nobody ends the session of another', async () => {
    const [ann, bob] = [await buildUser(), await buildUser()]
    const cookie = await signedIn(ann)
    const { id } = await db.session.findFirstOrThrow({ where: { userId: ann.id } })
    expect(await refusal(endSessions(await actorFor(bob), { sessionId: id }))).toMatchObject({ code: 'not_found' })
    expect(await refusal(endSessions(visitor, { sessionId: id }))).toMatchObject({ code: 'not_signed_in' })
    expect([await userOf(cookie), await namesOf(ann.id)]).toEqual([ann.id, []])
  })

  it('end all at once', async () => {
    const [ann, bob] = [await buildUser(), await buildUser()]
    const [one, two, bobs] = [await signedIn(ann), await signedIn(ann), await signedIn(bob)]
    await endSessions(await actorFor(ann), 'all')
    expect([await userOf(one), await userOf(two), await userOf(bobs)]).toEqual(['visitor', 'visitor', bob.id])
  })

  it('end by signing out, once', async () => {
    const user = await buildUser()
    const [here, there] = [await signedIn(user), await signedIn(user)]
    const actor = await actorFor(user)
    await signOut(actor, here)
    await signOut(actor, here)
    await signOut(visitor, headerOf(noSessionCookie()))
    expect([await userOf(here), await userOf(there)]).toEqual(['visitor', user.id])
    expect(await namesOf(user.id)).toEqual(['user.sessions_ended'])
  })
})

describe('ID-01 a new password', () => {
  it('P23 ends every session but this one, and is the only one that opens another', async () => {
    const [user, bystander] = [await buildUser(), await buildUser()]
    const [here, there, others] = [await signedIn(user), await signedIn(user), await signedIn(bystander)]
    await changePassword(await actorFor(user), { current: FACTORY_PASSWORD, password: '一句 很长的 口令 😀', cookie: here })
    expect([await userOf(here), await userOf(there), await userOf(others)]).toEqual([user.id, 'visitor', bystander.id])
    expect(await namesOf(user.id)).toEqual(['user.sessions_ended'])
    await expect(signedIn(user)).rejects.toMatchObject({ code: 'wrong_credentials' })
    await signedIn(user, '一句 很长的 口令 😀')
  })

  it('needs the present one: a wrong one is told beside its field, and changes nothing', async () => {
    const user = await buildUser()
    const [here] = [await signedIn(user), await signedIn(user)]
    const change = { current: 'not mine', password: 'another long one', cookie: here }
    expect(await refusal(changePassword(await actorFor(user), change))).toEqual({
      code: 'invalid',
      detail: {},
      faults: [{ field: 'current', code: 'wrong_password' }],
    })
    expect([await sessionsOf(user.id), await namesOf(user.id)]).toEqual([2, []])
    await signedIn(user)
  })

  it('P20 cannot be guessed at either', async () => {
    const user = await buildUser()
    const actor = await actorFor(user)
    const guess = () => changePassword(actor, { current: 'not mine', password: 'another long one', cookie: '' })
    for (let count = 0; count < 10; count++) expect(await refusal(guess())).toMatchObject({ code: 'invalid' })
    expect(await refusal(guess())).toMatchObject({ code: 'rate_limited' })
    expect(await refusal(changePassword(visitor, { current: 'x', password: 'y', cookie: '' }))).toMatchObject({ code: 'not_signed_in' })
  })
})
