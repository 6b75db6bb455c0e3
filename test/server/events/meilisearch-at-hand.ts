import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** The search server of these tests: the outside world, which may be there, be broken, or be gone. */
export interface MeilisearchAtHand {
  /** Ids of the documents that it was given, in order. */
  readonly given: string[]
  /** How it behaves: it takes everything, breaks off every task, answers with 500, or is not there. */
  mode: 'well' | 'failing_tasks' | 'broken'
  stop(): Promise<void>
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let body = ''
  for await (const chunk of request) body += String(chunk)
  return body
}

/** Speaks as much of Meilisearch's protocol as writing needs, and points MEILI_URL to itself. */
export async function startMeilisearchAtHand(): Promise<MeilisearchAtHand> {
  const state = { given: [] as string[], mode: 'well' as MeilisearchAtHand['mode'] }
  const task = (uid: number) => ({
    ...{ uid, taskUid: uid, indexUid: 'items', enqueuedAt: '2026-01-01T00:00:00Z', type: 'documentAdditionOrUpdate' },
    ...(state.mode === 'failing_tasks'
      ? { status: 'failed', error: { message: 'no space left', code: 'no_space' } }
      : { status: 'succeeded' }),
  })
  const server = createServer((request, response) => {
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
    void bodyOf(request).then((body) => {
      if (state.mode === 'broken') return answer(500, { message: 'broken', code: 'internal', type: 'internal' })
      const documents = /\/documents/.test(request.url ?? '') && request.method === 'POST' && !/delete-batch/.test(request.url ?? '')
      if (documents && state.mode === 'well') state.given.push(...(JSON.parse(body) as { id: string }[]).map(({ id }) => id))
      return request.method === 'GET' ? answer(200, task(1)) : answer(202, { ...task(1), status: 'enqueued' })
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  Object.assign(process.env, { MEILI_URL: `http://127.0.0.1:${port}`, MEILI_KEY: 'a key for these tests' })
  return Object.assign(state, {
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  })
}
