import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, type Person } from '../support/visit'
import { changedTables, databaseState } from './database-state'
import { problemForm } from './forms'
import { startAppWithFiles } from './world'

let app: App
let person: Person
beforeAll(async () => {
  app = await startAppWithFiles()
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

/** A picture of one pixel. */
const PNG = Buffer.from(
  '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082',
  'hex',
)
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04])
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

interface Part {
  readonly name: string
  readonly content: Buffer | string
  /** The field; names of fields and files are written into the part as they stand here. */
  readonly field?: string
}

/** A multipart body byte for byte: programs that attack do not tidy names as fetch does. */
function bodyOf(parts: readonly Part[], fields: Readonly<Record<string, unknown>>): Buffer {
  const texts = Object.entries(fields).map(
    ([name, value]) => `--B\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${String(value)}\r\n`,
  )
  const files = parts.flatMap(({ field = 'files', name, content }) => [
    Buffer.from(`--B\r\nContent-Disposition: form-data; name="${field}"; filename="${name}"\r\nContent-Type: image/png\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ])
  return Buffer.concat([Buffer.from(texts.join('')), ...files, Buffer.from('--B--\r\n')])
}

const type = 'multipart/form-data; boundary=B'
const send = (body: Buffer) =>
  fetch(`${app.origin}/problems/new`, {
    ...{ method: 'POST', redirect: 'manual', body: new Uint8Array(body) },
    headers: { Cookie: person.cookie, Origin: app.origin, 'Content-Type': type },
  })
const upload = (parts: readonly Part[], fields: Readonly<Record<string, unknown>> = problemForm()) => send(bodyOf(parts, fields))

const store = () => path.join(app.dataDir, 'files')
const onDisk = () =>
  (existsSync(store()) ? readdirSync(store(), { recursive: true, encoding: 'utf8' }) : [])
    .filter((name) => /[0-9a-f]{48}/.test(name))
    .sort()

describe('files that are refused', () => {
  it.each([
    ['bad input 84 no bytes', [{ name: 'a.txt', content: '' }], 422, '文件为空'],
    ['bad input 84 one byte too many', [{ name: 'a.txt', content: Buffer.alloc(20 * 1024 * 1024 + 1, 'a') }], 413, '单个文件不超过 20 MB'],
    ['bad input 86 SVG', [{ name: 'a.svg', content: '<svg onload="alert(1)"/>' }], 415, '不支持这种文件'],
    ['bad input 86 HTML as a picture', [{ name: 'a.png', content: '<html><script>alert(1)</script>' }], 415, '不支持这种文件'],
    ['bad input 86 HTML as text', [{ name: 'a.txt', content: '  <html><script>alert(1)</script>' }], 415, '不支持这种文件'],
    [
      'bad input 86 a picture as text',
      [{ name: 'a.txt', content: Buffer.concat([PNG, Buffer.from([0, 0, 0, 13])]) }],
      415,
      '不支持这种文件',
    ],
    ['bad input 87 an archive', [{ name: 'a.zip', content: ZIP }], 415, '不支持这种文件'],
    ['bad input 85 an ending after NUL', [{ name: 'a.exe\u0000.png', content: 'MZ' }], 415, '不支持这种文件'],
    ['a program', [{ name: 'a.exe', content: 'MZ' }], 415, '不支持这种文件'],
    ['no ending', [{ name: 'readme', content: 'text' }], 415, '不支持这种文件'],
    ['bad input 89 the test virus', [{ name: 'a.txt', content: EICAR }], 422, '文件未通过安全检查'],
    [
      'a good one beside a bad one',
      [
        { name: 'a.txt', content: 'good' },
        { name: 'b.svg', content: '<svg/>' },
      ],
      415,
      '不支持这种文件',
    ],
  ] as const)('%s', async (_what, parts, status, sentence) => {
    const [before, files] = [await databaseState(), onDisk()]
    const answer = await upload(parts, problemForm({ title: '带文件的问题' }))
    const html = await answer.text()
    expect([answer.status, html.includes(sentence)]).toEqual([status, true])
    expect(changedTables(before, await databaseState())).toEqual([])
    expect(onDisk()).toEqual(files)
  })

  it.each([
    ['seven files', Array.from({ length: 7 }, (_, place) => ({ name: `${place}.txt`, content: 'a' })), {}],
    ['three hundred parts', [], Object.fromEntries(Array.from({ length: 300 }, (_, place) => [`f${place}`, 'a']))],
    ['names within names', [], { [`a${'[b]'.repeat(30)}`]: '1' }],
    ['a name of ten kilobytes', [], { ['a'.repeat(10_000)]: '1' }],
    ['the prototype', [], { '__proto__.a': '1' }],
  ] as const)('bad input 84 %s', async (_what, parts, more) => {
    const [before, files] = [await databaseState(), onDisk()]
    expect((await upload(parts, { ...problemForm(), ...more })).status).toBe(400)
    expect(changedTables(before, await databaseState())).toEqual([])
    await vi.waitFor(() => expect(onDisk()).toEqual(files))
  })

  it('bad input 84 ten thousand parts are read to the end, so that the answer arrives, and none is kept', async () => {
    const before = await databaseState()
    const parts = Object.fromEntries(Array.from({ length: 10_000 }, (_, place) => [`f${place}`, 'a'.repeat(500)]))
    expect((await upload([], { ...problemForm(), ...parts })).status).toBe(400)
    expect(changedTables(before, await databaseState())).toEqual([])
  })

  it('bad input 84 what was typed before and behind a file that is too large is still there', async () => {
    const files = onDisk()
    const large = { name: 'a.txt', content: Buffer.alloc(30 * 1024 * 1024, 'a') }
    const body = Buffer.concat([bodyOf([large], { title: '前面写的' }).subarray(0, -7), bodyOf([], { distinction: '后面写的' })])
    const answer = await send(body)
    const html = await answer.text()
    expect([answer.status, html.includes('单个文件不超过 20 MB'), html.includes('前面写的'), html.includes('后面写的')]).toEqual([
      413,
      true,
      true,
      true,
    ])
    expect(onDisk()).toEqual(files)
  })

  it('bad input 90 an upload that breaks off at the end leaves no row and no file', async () => {
    const [before, files] = [await databaseState(), onDisk()]
    const body = bodyOf([{ name: 'a.txt', content: Buffer.alloc(500_000, 'a') }], problemForm())
    const { host, hostname, port } = new URL(app.origin)
    const head = `POST /problems/new HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${app.origin}\r\nCookie: ${person.cookie}\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n`
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    socket.write(head)
    socket.write(body.subarray(0, body.length - 5_000))
    // It has begun to write the file when it is cut off.
    await vi.waitFor(() => expect(onDisk().length).toBe(files.length + 1), { timeout: 10_000 })
    socket.destroy()
    await vi.waitFor(() => expect(onDisk()).toEqual(files), { timeout: 10_000 })
    expect(changedTables(before, await databaseState())).toEqual([])
  })
})

describe('bad input 85 names of files', () => {
  it.each([
    ['../../x.png', 'x.png'],
    ['..\\..\\x.png', 'x.png'],
    ['/etc/passwd.png', 'passwd.png'],
    ['CON.txt', '文件-CON.txt'],
    [`${'长'.repeat(300)}.png`, `${'长'.repeat(80)}.png`],
    ['x.png.html.png', 'x-png-html.png'],
    ['报告\u202Egnp.exe.png', '报告gnp-exe.png'],
    ['<script>alert(1)</script>.png', 'script.png'],
    ['.png', '文件.png'],
  ])('%j is kept as %j under a random key', async (given, kept) => {
    const isText = given.endsWith('.txt')
    const answer = await upload([{ name: given, content: isText ? 'text' : PNG }])
    expect(answer.status).toBe(303)
    const id = (answer.headers.get('location') ?? '').split('/')[2] ?? ''
    const file = await db.file.findFirstOrThrow({ where: { owner: 'problem', ownerId: id } })
    expect([file.name, file.storageKey]).toEqual([kept, expect.stringMatching(/^[0-9a-f]{48}$/)])
    const download = await person.get(`/files/${file.id}`)
    expect(download.headers.get('content-disposition')).toBe(
      `${isText ? 'attachment' : 'inline'}; filename*=UTF-8''${encodeURIComponent(kept)}`,
    )
  })
})

it('bad input 86 what is a picture and a page at once is a picture that runs nothing', async () => {
  const answer = await upload([{ name: 'a.png', content: Buffer.concat([PNG, Buffer.from('<script>alert(1)</script>')]) }])
  const id = (answer.headers.get('location') ?? '').split('/')[2] ?? ''
  const file = await db.file.findFirstOrThrow({ where: { owner: 'problem', ownerId: id } })
  const { headers } = await person.get(`/files/${file.id}`)
  expect(
    Object.fromEntries(
      ['content-type', 'x-content-type-options', 'content-security-policy', 'cache-control'].map((name) => [name, headers.get(name)]),
    ),
  ).toEqual({
    'content-type': 'image/png',
    'x-content-type-options': 'nosniff',
    // Two policies: the page's own and the file's. Both hold.
    'content-security-policy': expect.stringMatching(/, default-src 'none'; sandbox$/) as string,
    'cache-control': 'private, no-store',
  })
})
