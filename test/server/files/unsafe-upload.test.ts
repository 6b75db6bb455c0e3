import { expect, it } from 'vitest'
import { z } from 'zod'
import { actionOf, intent } from '~/http/action'
import { loadContext } from '~/http/context'
import { readForm } from '~/http/read-form'
import { buildUser, FACTORY_PASSWORD } from '~prisma/seed/factories/people'
import { sessionCookie } from '~server/accounts/session-cookie'
import { signIn } from '~server/accounts/sign-in'
import { db, type User } from '~server/core/database'
import { HEADS, liesIn, useOwnFolder } from './given'

const folder = useOwnFolder()
const VIRUS = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')
const network = '203.0.113.7'

/** Sends files to an action as this person's browser does; tells how often the action was carried out. */
async function send(user: User, files: Readonly<Record<string, string | Uint8Array<ArrayBuffer>>>) {
  let carriedOut = 0
  const run = () => {
    carriedOut++
    return Promise.resolve('/')
  }
  const body = new FormData()
  body.append('intent', 'send')
  for (const [name, content] of Object.entries(files)) body.append('files', new Blob([content]), name)
  const { token, expiresAt } = await signIn({ username: user.username, password: FACTORY_PASSWORD, network, userAgent: '' })
  const cookie = sessionCookie(token, expiresAt)
  const context = loadContext({ cookie, authorization: '', network, userAgent: '', nonce: '', requestId: 'r1' })
  const request = new Request('http://localhost/', { method: 'POST', body })
  return { answer: await actionOf({ send: intent(z.looseObject({}), run) })({ request, params: {}, context }), carriedOut }
}

it('row 89: who sends a virus is refused and written down, with the network and without a word of the file', async () => {
  const user = await buildUser()
  const { answer, carriedOut } = await send(user, { 'eicar.txt': VIRUS })
  expect(answer).toMatchObject({ data: { refusal: { code: 'file_unsafe' } }, init: { status: 422 } })
  expect([carriedOut, liesIn(folder)]).toEqual([0, []])
  const entries = await db.securityEntry.findMany({ where: { kind: 'unsafe_file' } })
  expect(entries).toMatchObject([{ actorId: user.id, network, detail: {} }])
})

it.each([
  ['empty', { 'a.pdf': new Uint8Array(HEADS.pdf), 'b.txt': '' }, 'file_empty'],
  ['of another kind', { 'a.pdf': new Uint8Array(HEADS.pdf), 'b.exe': 'MZ' }, 'file_type_refused'],
  ['a virus', { 'a.pdf': new Uint8Array(HEADS.pdf), 'b.txt': VIRUS }, 'file_unsafe'],
] as const)('row 84: when one file is %s none is kept, not even the good ones', async (_what, files, code) => {
  const { answer, carriedOut } = await send(await buildUser(), files)
  expect(answer).toMatchObject({ data: { refusal: { code } } })
  expect([carriedOut, liesIn(folder)]).toEqual([0, []])
})

it('row 90: an upload whose connection breaks off is refused, and no half of a file is left', async () => {
  const part = ['--edge', 'Content-Disposition: form-data; name="files"; filename="a.pdf"', '', '%PDF-1.7 the first half'].join('\r\n')
  const pieces = [Buffer.from(part), Buffer.alloc(300_000, 65)]
  const body = new ReadableStream({
    pull: (controller) => {
      const piece = pieces.shift()
      if (piece) controller.enqueue(new Uint8Array(piece))
      else controller.error(new Error('the connection was lost'))
    },
  })
  const headers = { 'Content-Type': 'multipart/form-data; boundary=edge' }
  const request = new Request('http://localhost/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  await expect(readForm(request)).rejects.toMatchObject({ status: 400 })
  expect(liesIn(folder)).toEqual([])
})
