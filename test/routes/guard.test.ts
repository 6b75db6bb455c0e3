import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import { readFileSync } from 'node:fs'
import { brotliCompressSync, gzipSync } from 'node:zlib'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { changedTables, databaseState } from './database-state'
import { problemForm } from './forms'
import { maskedBody } from './mask'
import { ask, speak, statusOf } from './raw'
import { startAppWithFiles } from './world'

let app: App
let person: Person
beforeAll(async () => {
  app = await startAppWithFiles()
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

const many = (count: number, part: string) => Array.from({ length: count }, () => part).join('')
const alive = async () => (await ask(app, { path: '/healthz' })).body

describe('bad input 76 and 77 addresses that are too long', () => {
  it.each([
    ['an address of 9 kB', `/${many(9_000, 'a')}`, 414],
    ['parameters of 9 kB', `/challenges?q=${many(9_000, 'a')}`, 414],
    ['forty segments', many(40, '/a'), 400],
    ['an address of 100 kB', `/${many(100_000, 'a')}`, 414],
    ['the manifest with 3,700 segments (F3)', `/__manifest?p=/${many(3_700, 'a/')}&version=1`, 400],
    ['the manifest with 5,000 paths (F3)', `/__manifest?version=1${many(5_000, '&p=/a')}`, 400],
    ['the manifest with 60 paths (F3)', `/__manifest?version=1${many(60, '&p=/a')}`, 400],
    ['the manifest with 2,000 parameters (F3)', `/__manifest?version=1${many(2_000, '&p=')}`, 400],
    ['the manifest itself (F3)', '/__manifest?p=/&version=1', 404],
    ['a thousand parameters', `/challenges?${many(1_000, 'a=1&')}`, 400],
    ['ten thousand parameters', `/challenges?${many(10_000, 'a=1&')}`, 400],
    ['a thousand brackets', `/challenges?a${many(1_000, '[b]')}=1`, 400],
    ['a second question mark before what is refused (F1)', '/challenges?q=a?&_data=routes/challenges', 404],
    ['a list of a thousand', `/challenges?${many(1_000, 'a[]=&')}`, 400],
  ])('%s', async (_what, path, status) => {
    const answer = await ask(app, { path })
    expect(answer.status).toBe(status)
    expect(answer.body.length).toBeLessThan(60_000)
    expect(await alive()).toBe('ok')
  })
})

describe('bad input 78 spellings that look for files', () => {
  const secrets = /"dependencies"|createServer|DATABASE_URL|root:|\[core\]|sourceMappingURL/
  it.each([
    ...['/%', '/%zz', '/%00', '/a%00b', '/%c0%ae%c0%ae/package.json', '//', '//evil.example/', '/../package.json', '/./package.json'],
    ...['/..%2fpackage.json', '/%2e%2e/package.json', '/%2e%2e%2fpackage.json', '/..%5cpackage.json', '/a\\b', '/%5c%5cevil.example'],
    ...[
      '/.env',
      '/.git/config',
      '/.data/secrets.json',
      '/build/server/index.js',
      '/build/../server/index.ts',
      '/assets/../../package.json',
    ],
    ...['/assets/%2e%2e/%2e%2e/package.json', '/assets/app.js.map', '/server/index.ts', '/package.json', '/wp-login.php', '/a%0d%0ab'],
    ...['/files/..%2f..%2fetc%2fpasswd', '/assets/', '/assets', '/problems/%F0%28%8C%28'],
  ])('%s', async (path) => {
    const answer = await ask(app, { path })
    expect([400, 404]).toContain(answer.status)
    expect(answer.body).not.toMatch(secrets)
    expect(answer.headers.location).toBeUndefined()
  })

  it('bad input 78 what a page loads is served, for ever the same, and nothing else of its folder', async () => {
    const html = (await ask(app, {})).body
    const script = /src="(\/assets\/[^"]+\.js)"|import\("(\/assets\/[^"]+\.js)"\)/.exec(html)
    const answer = await ask(app, { path: script?.[1] ?? script?.[2] ?? '' })
    expect([answer.status, answer.headers['cache-control']]).toEqual([200, 'public, max-age=31536000, immutable'])
    expect((await ask(app, { path: '/favicon.svg' })).status).toBe(200)
  })
})

describe('bad input 79 methods', () => {
  it.each(['TRACE', 'OPTIONS', 'PROPFIND', 'LOCK', 'PURGE'])('%s is no method of ours', async (method) => {
    const answer = await ask(app, { method, path: '/challenges', headers: { Origin: app.origin } })
    expect([answer.status, answer.body.split('（')[0]]).toEqual([405, '不支持的请求方法'])
  })

  it.each(['FOO / HTTP/1.1\r\nHost: localhost\r\n\r\n', 'CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n'])(
    'a method that nobody knows, and a tunnel: %j',
    async (bytes) => {
      const heard = await speak(app, bytes)
      expect([statusOf(heard), heard]).toEqual([405, expect.stringMatching(/\r\nAllow: GET, HEAD, POST\r\n\r\n不支持的请求方法$/)])
      expect(await alive()).toBe('ok')
    },
  )

  it.each(['/', '/challenges', '/sign-in', '/challenges?page=0', '/api/v1/challenges', '/files/no-such-file', '/healthz'])(
    'HEAD of %s is GET without its body',
    async (path) => {
      const [get, head] = [await ask(app, { path }), await ask(app, { method: 'HEAD', path })]
      expect([head.status, head.body, head.headers['content-type']]).toEqual([get.status, '', get.headers['content-type']])
    },
  )

  it.each(['/', '/challenges', '/workshops', '/bids', '/todos', '/search', '/similar', '/todos/count', '/files/no-such-file'])(
    'a form posted to %s, which has none, is refused',
    async (path) => {
      const answer = await person.post(path, { intent: 'delete' })
      expect(answer.status).toBe(405)
      expect(await answer.text()).not.toMatch(/\bat \w+ \(|node_modules|\.tsx?:\d/)
    },
  )
})

describe('bad input 73, 74 and 75 bodies', () => {
  const form = new URLSearchParams(problemForm() as Record<string, string>).toString()
  const post = (headers: Record<string, string>, body: string | Buffer) =>
    ask(app, { method: 'POST', path: '/problems/new', body, headers: { Cookie: person.cookie, Origin: app.origin, ...headers } })
  const type = { 'Content-Type': 'application/x-www-form-urlencoded' }

  it.each([
    ['bad input 73 JSON as text', { 'Content-Type': 'text/plain' }, '{"intent":"report"}', 415],
    ['bad input 73 JSON as JSON', { 'Content-Type': 'application/json' }, '{"intent":"report"}', 415],
    ['bad input 73 no type', {}, form, 415],
    ['bad input 73 parts without a boundary', { 'Content-Type': 'multipart/form-data' }, form, 400],
    ['bad input 73 parts that are none', { 'Content-Type': 'multipart/form-data; boundary=x' }, form, 400],
    ['bad input 74 Brotli (F5)', { ...type, 'Content-Encoding': 'br' }, brotliCompressSync(form), 415],
    ['bad input 74 Zstandard', { ...type, 'Content-Encoding': 'zstd' }, form, 415],
    ['bad input 74 deflate', { ...type, 'Content-Encoding': 'deflate' }, form, 415],
    ['bad input 74 gzip that is none', { ...type, 'Content-Encoding': 'gzip' }, form, 400],
    ['bad input 74 gzip that breaks off', { ...type, 'Content-Encoding': 'gzip' }, gzipSync(form).subarray(0, -12), 400],
    ['bad input 74 gzip and Brotli', { ...type, 'Content-Encoding': 'gzip, br' }, form, 415],
    ['bad input 74 a length of 10 GB', { ...type, 'Content-Length': '10000000000' }, '', 413],
    ['bad input 62 bytes that are no UTF-8', type, `${form}&title=%ff%fe`, 400],
    ['bad input 26 operators in names', type, `${form}&where[id][not]=`, 400],
    ['bad input 76 ten thousand fields', type, `${form}&${many(10_000, 'a=1&')}`, 400],
    ['bad input 72 the prototype as a name', type, `${form}&__proto__.admin=1`, 400],
    ['bad input 63 three megabytes', type, `${form}&distinction=${many(3_000_000, 'a')}`, 413],
  ])('%s', async (_what, headers, body, status) => {
    const before = await databaseState()
    const answer = await post(headers as Record<string, string>, body).catch((error: NodeJS.ErrnoException) => ({ status: error.code }))
    expect(answer.status).toBe(status)
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('bad input 74 what is packed with gzip, in any letters, is a form like others', async () => {
    const titled = new URLSearchParams(problemForm({ title: '装好的问题' }) as Record<string, string>).toString()
    const answer = await post({ ...type, 'Content-Encoding': 'GZip' }, gzipSync(titled))
    expect([answer.status, await db.problem.count({ where: { title: '装好的问题' } })]).toEqual([303, 1])
  })

  it('bad input 74 of a body that unpacks to gigabytes little is unpacked', async () => {
    const before = await databaseState()
    // A gzip file may have many members: half a megabyte of zeros, 2,000 times.
    const bomb = Buffer.concat(Array.from({ length: 2_000 }, () => gzipSync(Buffer.alloc(500_000))))
    const memory = () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${app.process.pid}/status`, 'utf8'))?.[1]) / 1024
    const [had, startedAt] = [memory(), performance.now()]
    expect((await post({ ...type, 'Content-Encoding': 'gzip' }, bomb)).status).toBe(413)
    expect(performance.now() - startedAt).toBeLessThan(2_000)
    expect(memory() - had).toBeLessThan(100)
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  const head = () =>
    `POST /problems/new HTTP/1.1\r\nHost: localhost\r\nOrigin: ${app.origin}\r\nCookie: ${person.cookie}\r\nContent-Type: application/x-www-form-urlencoded\r\n`
  it.each([
    ['both length and chunks', () => `${head()}Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`],
    ['chunks of an unknown kind', () => `${head()}Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n`],
    ['two lengths', () => `${head()}Content-Length: 4\r\nContent-Length: 5\r\n\r\nabcde`],
    ['bad input 80 a bare line end in a header', () => `${head()}X-A: a\rb\r\n\r\n`],
    ['bad input 80 a header without a name', () => `${head()}: a\r\n\r\n`],
  ])('bad input 75 %s: refused at once', async (_what, bytes) => {
    const before = await databaseState()
    expect(statusOf(await speak(app, bytes()))).toBe(400)
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it.each([100_000, 1_000_000])('bad input 80 headers of %i bytes', async (size) => {
    expect(statusOf(await speak(app, `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${many(size, 'a')}\r\nConnection: close\r\n\r\n`))).toBe(
      431,
    )
    expect(await alive()).toBe('ok')
  })
})

describe('bad input 81 and 82 headers that frameworks and caches believe', () => {
  const forged = {
    'X-React-Router-SPA-Mode': 'yes',
    'X-Remix-SPA-Mode': 'yes',
    'X-React-Router-Prerender-Data': '{"a":1}',
    'X-Forwarded-Port': '80/evil',
    'X-Forwarded-Host': 'evil.example',
    'X-Forwarded-Proto': 'gopher',
    'X-Forwarded-Prefix': '/evil',
    'X-Original-URL': '/users',
    'X-HTTP-Method-Override': 'DELETE',
  }

  it.each(['/', '/challenges', '/challenges.data', '/sign-in'])('bad input 81 %s is the same page with them', async (path) => {
    const visitor = (headers: Record<string, string>) => fetch(app.origin + path, { headers, redirect: 'manual' })
    const [plain, with_] = [await visitor({}), await visitor(forged)]
    expect(with_.status).toBe(plain.status)
    expect(await maskedBody(with_)).toBe(await maskedBody(plain))
  })

  it('bad input 82 no page can be kept or asked about by a cache', async () => {
    for (const headers of [{ 'If-None-Match': '*' }, { 'If-Modified-Since': new Date().toUTCString() }, { Range: 'bytes=0-1' }]) {
      const answer = await person.get('/settings', headers as unknown as Record<string, string>)
      expect([answer.status, answer.headers.get('cache-control'), answer.headers.get('etag')]).toEqual([200, 'private, no-store', null])
      expect(await answer.text()).toContain('</html>')
    }
  })

  it('every page has a nonce of its own', async () => {
    const nonces = await Promise.all([1, 2, 3].map(async () => (await ask(app, {})).headers['content-security-policy']))
    expect(new Set(nonces).size).toBe(3)
  })
})
