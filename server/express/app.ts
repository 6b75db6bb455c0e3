import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, Server } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { AppLoadContext, ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type Express, type RequestHandler } from 'express'
import { fromRoot } from '../core/root'
import { bodyWithin } from './body-time'
import { guard } from './guard'
import { securityHeaders } from './headers'

/** What app/entry.server.tsx gives to this process: one module graph, one database pool, one set of sockets. */
export interface EntryModule {
  prepare(): Promise<void>
  start(http: Server, publicOrigin: string): Promise<{ stop(): Promise<void> }>
  readiness(): Promise<{ database: boolean; search: boolean }>
  loadContext(given: {
    cookie: string
    authorization: string
    network: string
    userAgent: string
    nonce: string
    requestId: string
  }): AppLoadContext
  visitorTicket(cookie: string, authorization: string): AppLoadContext['ticket']
  keptPage(ticket: NonNullable<AppLoadContext['ticket']>, path: string, nonce: string): string | undefined
  recordRefusal(code: string, network: string): void
  networkOf(address: string | undefined): string
  loadDemo(): Promise<void>
  listDemoAccounts(): Promise<readonly { username: string; name: string }[]>
  readonly DEMO_PASSWORD: string
}

export type Build = ServerBuild & { entry: { module: EntryModule } }

interface Options {
  readonly publicOrigin: string
  readonly trustProxy: number
  readonly build: () => Promise<Build>
  /** Vite's middlewares in development. */
  readonly development?: RequestHandler
}

/** The Express application: guard, static files, health, Remix. It knows addresses and headers, nothing of the domain. */
export function createApp({ publicOrigin, trustProxy, build, development }: Options): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.set('trust proxy', trustProxy)
  app.use(securityHeaders(publicOrigin))

  app.get('/healthz', (_request, response) => void response.type('text/plain').set('Cache-Control', 'no-store').send('ok'))
  app.get('/readyz', (_request, response, next) => {
    build()
      .then((loaded) => loaded.entry.module.readiness())
      .then((state) =>
        response
          .status(state.database && state.search ? 200 : 503)
          .set('Cache-Control', 'no-store')
          .json(state),
      )
      .catch(next)
  })

  const record = (code: string, request: IncomingMessage) =>
    void build().then(({ entry }) => entry.module.recordRefusal(code, entry.module.networkOf(request.socket.remoteAddress)))
  // Vite's own addresses ("/node_modules/.vite/…") are such as the guard refuses.
  if (development) app.use(development)
  app.use(guard({ publicOrigin, record }), bodyWithin())
  if (!development) {
    // Files go out as they are: their lengths and ranges count their own bytes.
    app.use(
      compression({ filter: (request, response) => !response.hasHeader('Content-Disposition') && compression.filter(request, response) }),
    )
    app.use('/assets', express.static(fromRoot('build/client/assets'), { immutable: true, maxAge: '1y', index: false, redirect: false }))
    const file = express.static(fromRoot('build/client'), { maxAge: '1h', index: false, redirect: false, dotfiles: 'ignore' })
    // Only what is there is looked for on the disk: most addresses are pages.
    const files = new Set(readdirSync(fromRoot('build/client')).map((name) => `/${name}`))
    app.use((request, response, next) => void (files.has(request.path) ? file(request, response, next) : next()))
  }

  const getLoadContext = async (request: express.Request, response: express.Response): Promise<AppLoadContext> => {
    const { entry } = await build()
    const { cookie = '', authorization = '', 'user-agent': userAgent = '' } = request.headers
    const network = entry.module.networkOf(request.ip)
    return entry.module.loadContext({
      cookie,
      authorization,
      network,
      userAgent,
      nonce: String(response.locals.nonce),
      requestId: String(response.locals.requestId),
    })
  }
  // Making a handler costs as much as half a page; only development has a new build now and then.
  let made: { from: Build; handle: ReturnType<typeof createRequestHandler> } | undefined
  const handlerOf = (from: Build) => {
    if (made?.from !== from) made = { from, handle: createRequestHandler({ build: from, getLoadContext, mode: process.env.NODE_ENV }) }
    return made.handle
  }
  app.all('*', (request, response, next) => {
    // Answers belong to one person unless a route says otherwise.
    response.set('Cache-Control', 'private, no-store')
    build().then((loaded) => {
      const kept = keptPageFor(loaded.entry.module, request, response)
      if (kept === undefined) void handlerOf(loaded)(request, response, next)
      else response.type('html').send(kept)
    }, next)
  })
  app.use(((error, _request, response, _next) => {
    void error
    if (!response.headersSent)
      response
        .status(500)
        .type('html')
        .send(errorPage(String(response.locals.requestId)))
  }) satisfies express.ErrorRequestHandler)
  return app
}

/** The page that was just made for another visitor, if there is one (app/http/visitor-pages.ts). */
function keptPageFor(entry: EntryModule, request: express.Request, response: express.Response): string | undefined {
  if (request.method !== 'GET') return undefined
  const ticket = entry.visitorTicket(request.headers.cookie ?? '', request.headers.authorization ?? '')
  return ticket && entry.keptPage(ticket, request.originalUrl, String(response.locals.nonce))
}

let page: string | undefined
/** The last resort: a page of its own without scripts, styles or data. */
function errorPage(requestId: string): string {
  page ??= readFileSync(fromRoot('server/express/error.html'), 'utf8')
  return page.replace('{{requestId}}', requestId)
}
