import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { db, type User } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, visitorOf } from '../support/visit'
import { changedTables, databaseState } from './database-state'
import { maskedBody } from './mask'
import { ask } from './raw'
import { startWatched } from './world'

let app: App
let user: User
beforeAll(async () => {
  app = await startWatched()
  user = await buildUser()
})
afterAll(() => app.stop())
beforeEach(() => db.rateLimit.deleteMany())

const attempt = (username: string, password: string, headers: Record<string, string> = {}, redirectTo = '/') =>
  visitorOf(app).post('/sign-in', { intent: 'sign_in', username, password, redirectTo }, headers)
const kindsSince = async (from: bigint | number) =>
  (await db.securityEntry.findMany({ where: { id: { gt: from } }, orderBy: { id: 'asc' } })).map(({ kind }) => kind)
const lastEntry = async () => (await db.securityEntry.findFirst({ orderBy: { id: 'desc' } }))?.id ?? 0

describe('signing in', () => {
  it('bad input 1 a wrong password and an unknown account get the same answer, and what was typed but the password stays', async () => {
    const from = await lastEntry()
    const [wrong, unknown] = [await attempt(user.username, 'wrong-password'), await attempt('nobody-at-all', 'wrong-password')]
    expect([wrong.status, unknown.status]).toEqual([401, 401])
    const [one, other] = [await maskedBody(wrong), await maskedBody(unknown)]
    expect(one).toContain('账号或密码不正确')
    expect(one).toContain(`value="${user.username}"`)
    expect(one).not.toContain('wrong-password')
    expect(one.replaceAll(user.username, 'NAME')).toBe(other.replaceAll('nobody-at-all', 'NAME'))
    expect(await kindsSince(from)).toEqual(['wrong_credentials', 'wrong_credentials'])
  })

  it('bad input 2 the eleventh wrong try on an account has to wait, though the password be right', async () => {
    const from = await lastEntry()
    for (let tries = 0; tries < 10; tries++) expect((await attempt(user.username, 'wrong-password')).status).toBe(401)
    const answer = await attempt(user.username, FACTORY_PASSWORD)
    expect([answer.status, await answer.text()]).toEqual([429, expect.stringMatching(/尝试次数过多，请在 \d+ 分钟后再试/)])
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await kindsSince(from)).at(-1)).toBe('rate_limited')
    expect((await attempt((await buildUser()).username, FACTORY_PASSWORD)).status).toBe(303)
  })

  it('bad input 3 a /64 of IPv6 is one network, whoever tries whose account from it', async () => {
    const behindProxy = await startWatched({ env: { TRUST_PROXY: '1' } })
    const from = (address: string, place: number) =>
      visitorOf(behindProxy).post(
        '/sign-in',
        { intent: 'sign_in', username: `nobody${place}`, password: 'wrong-password' },
        { 'X-Forwarded-For': address },
      )
    const tries = await Promise.all(Array.from({ length: 51 }, (_, place) => from(`2001:db8:1:2:${place.toString(16)}::1`, place)))
    const statuses = tries.map(({ status }) => status).sort()
    expect([statuses[0], statuses[49], statuses[50]]).toEqual([401, 401, 429])
    expect((await from('2001:db8:1:3::1', 99)).status).toBe(401)
    await behindProxy.stop()
  })

  it('bad input 4 X-Forwarded-For is a client’s word and counts for nothing', async () => {
    for (let tries = 0; tries < 10; tries++) await attempt(user.username, 'wrong-password', { 'X-Forwarded-For': `1.2.3.${tries}` })
    expect((await attempt(user.username, 'wrong-password', { 'X-Forwarded-For': '9.9.9.9' })).status).toBe(429)
    const networks = await db.rateLimit.findMany({ where: { key: { startsWith: 'sign_in:network:' } } })
    expect(networks.map(({ key }) => key)).toEqual(['sign_in:network:127.0.0.1'])
  })

  it('bad input 5 a session that somebody set before signing in is not taken over', async () => {
    const planted = `chuangmeng=${'A'.repeat(43)}`
    const answer = await attempt(user.username, FACTORY_PASSWORD, { Cookie: planted })
    const own = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    expect(answer.status).toBe(303)
    expect(own).not.toBe(planted)
    const settings = (cookie: string) => ask(app, { path: '/settings', headers: { Cookie: cookie } })
    expect([(await settings(own)).status, (await settings(planted)).status]).toEqual([200, 302])
    expect(answer.headers.get('set-cookie')).toMatch(/; HttpOnly; SameSite=Lax/)
  })

  it.each(['//evil.example', '/\\evil.example', '/%09/evil.example', '/\t/evil.example', 'javascript:alert(1)', 'https:evil.example', ''])(
    'bad input 20 after signing in "%s" leads home',
    async (redirectTo) => {
      const answer = await attempt(user.username, FACTORY_PASSWORD, {}, redirectTo)
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
    },
  )

  it.each(['https://evil.example/', '/.//evil.example', '/%2f/evil.example', '/%5cevil.example', '/a\r\nSet-Cookie: a=b'])(
    'bad input 20 nor does "%s" lead elsewhere for who is signed in already',
    async (redirectTo) => {
      const person = await signInAs(app, user.username)
      for (const answer of [
        await person.get(`/sign-in?redirectTo=${encodeURIComponent(redirectTo)}`),
        await person.post('/preferences', { intent: 'choose', language: 'zh-CN', redirectTo }),
      ])
        expect([answer.headers.get('location'), answer.headers.get('set-cookie') ?? '']).toEqual(['/', expect.not.stringContaining('a=b')])
    },
  )
})

describe('cookies', () => {
  const settings = (cookie: string) => ask(app, { path: '/settings', headers: { Cookie: cookie } })

  it('bad inputs 6 and 7 a cookie that is altered, cut or a path is worth nothing, and the sign-in page takes it away', async () => {
    const { cookie } = await signInAs(app, user.username)
    const altered = cookie.slice(0, -1) + (cookie.endsWith('A') ? 'B' : 'A')
    for (const bad of [altered, cookie.slice(0, -3), 'chuangmeng=../../etc/passwd', 'chuangmeng=', `chuangmeng="${cookie}"`]) {
      const answer = await settings(bad)
      expect([bad, answer.status, answer.headers.location]).toEqual([bad, 302, '/sign-in?redirectTo=%2Fsettings'])
      const signIn = await ask(app, { path: '/sign-in', headers: { Cookie: bad } })
      expect(signIn.headers['set-cookie']?.[0]).toMatch(/^chuangmeng=; .*Expires=Thu, 01 Jan 1970/)
    }
  })

  it('bad input 6 a form sent after the session ended is told so, and nothing is done', async () => {
    const before = await databaseState()
    const headers = { Cookie: `chuangmeng=${'B'.repeat(43)}` }
    const answer = await visitorOf(app).post('/settings.data', { intent: 'end_sessions' }, headers)
    expect([answer.status, await answer.text()]).toEqual([401, expect.stringContaining('not_signed_in')])
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('bad input 8 of two cookies the first counts; sixteen kilobytes of them are not read', async () => {
    const { cookie } = await signInAs(app, user.username)
    const other = `chuangmeng=${'C'.repeat(43)}`
    expect((await settings(`${cookie}; ${other}`)).status).toBe(200)
    expect((await settings(`${other}; ${cookie}`)).status).toBe(302)
    expect((await settings(`a=${'a'.repeat(17_000)}; ${cookie}`)).status).toBe(431)
  })

  it('bad input 31 who is suspended is told so on the page that he had open', async () => {
    const suspended = await buildUser()
    const person = await signInAs(app, suspended.username)
    await db.user.update({ where: { id: suspended.id }, data: { status: 'suspended' } })
    const answer = await person.get('/problems/new')
    expect([answer.status, await answer.text()]).toEqual([403, expect.stringContaining('账号已停用')])
    expect([
      (await attempt(suspended.username, FACTORY_PASSWORD)).status,
      (await attempt(suspended.username, 'wrong-password')).status,
    ]).toEqual([403, 401])
  })
})

describe('passwords', () => {
  const change = async (password: string, current = FACTORY_PASSWORD) => {
    const person = await signInAs(app, (await buildUser()).username)
    return person.post('/settings', { intent: 'change_password', current, password })
  }

  it.each([
    ['of seven characters', 'abcdefg', '密码至少 8 个字符', 422],
    ['that everybody tries', 'Password123', '这个密码太常见，请换一个', 422],
    ['of 129 characters', 'ä'.repeat(129), '不超过 128 字', 422],
    ['of a megabyte', 'a'.repeat(1_000_000), '内容过长', 413],
    ['that is empty', '', '请填写此项', 422],
  ])('bad input 18 a new password %s is refused beside its field and not sent back', async (_what, password, sentence, status) => {
    const answer = await change(password)
    const html = await answer.text()
    expect([answer.status, html.includes(sentence), html.includes('aria-invalid="true"')]).toEqual([status, true, true])
    expect(password.length > 6 && html.includes(password)).toBe(false)
    expect(html).not.toContain(FACTORY_PASSWORD)
  })

  it('bad input 18 a password of a megabyte is no try at signing in: nobody hashes or counts it', async () => {
    const answer = await attempt(user.username, 'a'.repeat(1_000_000))
    const html = await answer.text()
    expect([answer.status, html.includes('内容过长'), html.includes(`value="${user.username}"`)]).toEqual([413, true, true])
    expect(await db.rateLimit.count()).toBe(0)
  })

  it('bad input 18 the current password has to be right', async () => {
    const answer = await change('a good long password', 'not-the-current-one')
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining('当前密码不正确')])
  })

  it.each(['two  spaces and more ', '密码长一点🔑🔑🔑', 'ｆｕｌｌｗｉｄｔｈ１２３', 'é'.repeat(128)])(
    'bad input 19 "%s" is a password as it stands',
    async (password) => {
      const { username } = await buildUser()
      const person = await signInAs(app, username)
      expect((await person.post('/settings', { intent: 'change_password', current: FACTORY_PASSWORD, password })).status).toBe(200)
      expect((await attempt(username, password)).status).toBe(303)
      expect((await attempt(username, password.normalize('NFKC').trim())).status).toBe(
        password.normalize('NFKC').trim() === password ? 303 : 401,
      )
    },
  )
})
