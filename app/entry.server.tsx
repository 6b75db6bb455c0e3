import { PassThrough } from 'node:stream'
import { createReadableStreamFromReadable, type AppLoadContext, type EntryContext, type HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { isbot } from 'isbot'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '~server/core/log'
import { recordSecurity } from '~server/core/security-log'
import { NonceContext } from './components/ui/nonce'
import { textOf } from './i18n/server'
import { TextContext } from './i18n/text'

// What the Express process takes from here: one module graph for pages, sockets and the outbox (server/express/app.ts).
export { start, prepare, readiness } from '~server/start'
export { loadContext } from './http/context'
export { networkOf } from './http/network'
export { listDemoAccounts, DEMO_PASSWORD } from '~server/accounts/list-demo-accounts'
export { loadDemo } from '~prisma/seed/load-demo'

export function recordRefusal(code: string, network: string): void {
  if (code === 'foreign_origin') void recordSecurity('foreign_origin', { network })
}

const ABORT_MS = 10_000

export default function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: AppLoadContext) {
  // People get the page as it streams; robots and the error page get it whole.
  const whole = isbot(request.headers.get('user-agent') ?? '') || status >= 500
  return new Promise<Response>((resolve, reject) => {
    let answered = false
    const respond = () => {
      answered = true
      const body = new PassThrough()
      headers.set('Content-Type', 'text/html; charset=utf-8')
      resolve(new Response(createReadableStreamFromReadable(body), { headers, status }))
      pipe(body)
    }
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <TextContext.Provider value={textOf(context.language)}>
          <RemixServer context={entry} url={request.url} nonce={context.nonce} />
        </TextContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onShellReady: () => whole || respond(),
        onAllReady: () => whole && respond(),
        onShellError: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        onError: (error: unknown) => {
          if (answered) log.error({ requestId: context.requestId, error: String(error) }, 'a page broke off')
        },
      },
    )
    setTimeout(abort, ABORT_MS).unref()
  })
}

/** What nobody expected: whole in the log, a number on the page. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const { requestId } = context
  log.error({ requestId, path: new URL(request.url).pathname, error: error instanceof Error ? error.stack : String(error) }, 'unexpected')
}
