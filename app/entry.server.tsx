import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import type { AppLoadContext, EntryContext, HandleDataRequestFunction, HandleErrorFunction } from '@remix-run/node'
import { RemixServer } from '@remix-run/react'
import { renderToPipeableStream } from 'react-dom/server'
import { log } from '~server/core/log'
import { recordSecurity } from '~server/core/security-log'
import { NonceContext } from './components/ui/nonce'
import { textOf } from './i18n/server'
import { TextContext } from './i18n/text'
import type { PageHandle } from './handle'
import { keepPage } from './http/visitor-pages'

// What the Express process takes from here: one module graph for pages, sockets and the outbox (server/express/app.ts).
export { start, prepare, readiness } from '~server/start'
export { loadContext } from './http/context'
export { networkOf } from './http/network'
export { keptPage, visitorTicket } from './http/visitor-pages'
export { listDemoAccounts, DEMO_PASSWORD } from '~server/accounts/list-demo-accounts'
export { loadDemo } from '~prisma/seed/load-demo'

export function recordRefusal(code: string, network: string): void {
  if (code === 'foreign_origin') void recordSecurity('foreign_origin', { network })
}

const ABORT_MS = 10_000

/**
 * The page, whole: no loader defers anything, and pieces of 2 KB would cost a write and a chunk of a web stream each.
 * What is thrown while it renders becomes the error page (Remix asks again with the error in `entry`).
 */
export default function handleRequest(request: Request, status: number, headers: Headers, entry: EntryContext, context: AppLoadContext) {
  return new Promise<Response>((resolve, reject) => {
    const { pipe, abort } = renderToPipeableStream(
      <NonceContext.Provider value={context.nonce}>
        <TextContext.Provider value={textOf(context.language)}>
          <RemixServer context={entry} url={request.url} nonce={context.nonce} />
        </TextContext.Provider>
      </NonceContext.Provider>,
      {
        nonce: context.nonce,
        onAllReady: () => {
          headers.set('Content-Type', 'text/html; charset=utf-8')
          context.refusalHeaders.forEach((value, name) => headers.set(name, value))
          // The timer would hold the whole rendering in memory for its ten seconds.
          clearTimeout(timer)
          // React 18 pads its 2 KB pieces with NUL where a Chinese character does not fit in any more.
          text(pipe(new PassThrough())).then((padded) => {
            const html = padded.replaceAll('\u0000', '')
            const { ticket, nonce } = context
            if (ticket && status === 200 && request.method === 'GET' && isShared(entry)) keepPage(ticket, pathOf(request), html, nonce)
            resolve(new Response(html, { headers, status }))
          }, reject)
        },
        onShellError: (error: unknown) => reject(error instanceof Error ? error : new Error(String(error))),
        onError: (error: unknown) => log.error({ requestId: context.requestId, error: String(error) }, 'a page broke off'),
      },
    )
    const timer = setTimeout(abort, ABORT_MS)
    timer.unref()
  })
}

function isShared({ staticHandlerContext, routeModules }: EntryContext): boolean {
  const last = staticHandlerContext.matches.at(-1)
  return last !== undefined && (routeModules[last.route.id]?.handle as PageHandle | undefined)?.shared === true
}

function pathOf(request: Request): string {
  const { pathname, search } = new URL(request.url)
  return pathname + search
}

/** The same for what a page's scripts ask for. */
export const handleDataRequest: HandleDataRequestFunction = (response, { context }) => {
  context.refusalHeaders.forEach((value, name) => response.headers.set(name, value))
  return response
}

/** What nobody expected: whole in the log, a number on the page. */
export const handleError: HandleErrorFunction = (error, { request, context }) => {
  if (request.signal.aborted) return
  const { requestId } = context
  log.error({ requestId, path: new URL(request.url).pathname, error: error instanceof Error ? error.stack : String(error) }, 'unexpected')
}
