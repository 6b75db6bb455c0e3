import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildUser } from '~prisma/seed/factories/people'
import { db } from '~server/core/database'
import type { App } from '../support/app'
import { signInAs, visitorOf, type Person } from '../support/visit'
import { problemForm } from './forms'
import { ask } from './raw'
import { startAppWithFiles } from './world'

let app: App
let person: Person
beforeAll(async () => {
  app = await startAppWithFiles()
  person = await signInAs(app, (await buildUser()).username)
})
afterAll(() => app.stop())

/** Reports a problem with one file; returns the file's address. */
async function addressOf(content: string): Promise<string> {
  const body = new FormData()
  for (const [name, value] of Object.entries(problemForm())) body.append(name, String(value))
  body.append('files', new Blob([content]), 'a.txt')
  const headers = { Cookie: person.cookie, Origin: app.origin }
  const answer = await fetch(`${app.origin}/problems/new`, { method: 'POST', redirect: 'manual', body, headers })
  const ownerId = (answer.headers.get('location') ?? '').split('/')[2] ?? ''
  return `/files/${(await db.file.findFirstOrThrow({ where: { owner: 'problem', ownerId } })).id}`
}

describe('bad input 91 parts of a file', () => {
  const TEXT = '0123456789'
  let at = ''
  beforeAll(async () => {
    at = await addressOf(TEXT)
  })

  it.each([
    ['bytes=0-0', '0', '0-0'],
    ['bytes=-1', '9', '9-9'],
    ['bytes=-100', TEXT, '0-9'],
    ['bytes=4-', '456789', '4-9'],
    ['bytes=2-5', '2345', '2-5'],
    ['bytes=8-999', '89', '8-9'],
  ])('%s is sent alone, under the same policy as the whole', async (range, part, place) => {
    const answer = await person.get(at, { Range: range })
    const { headers } = answer
    expect([answer.status, await answer.text(), headers.get('content-range')]).toEqual([206, part, `bytes ${place}/10`])
    expect([headers.get('content-length'), headers.get('content-encoding'), headers.get('cache-control')]).toEqual([
      String(part.length),
      null,
      'private, no-store',
    ])
    expect([headers.get('content-disposition'), headers.get('content-security-policy')]).toEqual([
      "attachment; filename*=UTF-8''a.txt",
      expect.stringMatching(/, default-src 'none'; sandbox$/),
    ])
  })

  it.each([
    `bytes=${Array.from({ length: 1_000 }, () => '0-').join()}`,
    ...['bytes=0-1,4-5', 'bytes=10-', 'bytes=-0', 'bytes=--1', 'bytes=-1-2', 'bytes=5-2', 'bytes=a-b', 'bytes=', 'bytes=1e9-'],
  ])('%s cannot be sent', async (range) => {
    const answer = await person.get(at, { Range: range })
    expect([answer.status, answer.headers.get('content-range'), await answer.text()]).toEqual([416, 'bytes */10', '文件没有这一段'])
  })

  it('the whole file comes where no part of it is asked for, or none that could be known to be of it', async () => {
    for (const headers of [{}, { Range: 'lines=1-2' }, { Range: 'bytes=0-1', 'If-Range': '"a"' }]) {
      const answer = await person.get(at, headers as Record<string, string>)
      expect([answer.status, await answer.text(), answer.headers.get('accept-ranges')]).toEqual([200, TEXT, 'bytes'])
    }
  })

  it('HEAD tells the length and opens no file that nobody closes', async () => {
    const large = await addressOf('a'.repeat(1_000_000))
    const open = () => readdirSync(`/proc/${app.process.pid}/fd`).length
    const had = open()
    for (let times = 0; times < 50; times++) {
      const answer = await ask(app, { method: 'HEAD', path: large, headers: { Cookie: person.cookie } })
      expect([answer.status, answer.headers['content-length'], answer.body]).toEqual([200, '1000000', ''])
    }
    expect(open() - had).toBeLessThan(25)
  })

  it('who may not read the file learns nothing of its length', async () => {
    const answer = await visitorOf(app).get(at, { Range: 'bytes=99-' })
    expect([answer.status, answer.headers.get('content-range')]).toEqual([404, null])
  })
})
