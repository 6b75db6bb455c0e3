import type { IncomingMessage } from 'node:http'
import type { NextFunction, Request, RequestHandler, Response } from 'express'

/** A request that is refused before any page or use case sees it: status and code; the sentence is the refuser's. */
export interface Refusal {
  readonly status: number
  readonly code: string
}

export interface GuardOptions {
  readonly publicOrigin: string
  /** Writes marked refusals down; given by the app, because the guard knows no database. */
  readonly record: (code: string, request: IncomingMessage) => void
}

export const METHODS: readonly string[] = ['GET', 'HEAD', 'POST']
const SAFE = new Set(['GET', 'HEAD'])
const WRITES = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])
const MAX_URL = 8_192
const MAX_SEGMENTS = 32
const MAX_PARAMETERS = 64
const MAX_PARAMETER_NAME = 64
const MAX_HEADERS = 16_384
export const MAX_BODY_BYTES = 64 * 1024 * 1024
const JSON_TYPE = /^application\/json *(; *charset="?utf-8"?)?$/i
const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?$/
/** What only probes ask for. */
const NEVER_HERE = /(^|\/)\.(?!well-known\/)|\/build\/|\.map$|\/__manifest$|\.(php|asp|aspx|jsp|cgi|env)$/i

/** Methods, sizes and spellings that no page of ours has. */
function refuseShape(request: Request): Refusal | null {
  const { method, originalUrl } = request
  if (!METHODS.includes(method)) return { status: 405, code: 'method' }
  const [path = '', query = ''] = originalUrl.split(/\?(.*)/s)
  const parameters = query.split('&')
  if (originalUrl.split('/').length > MAX_SEGMENTS || parameters.length > MAX_PARAMETERS) return { status: 400, code: 'url' }
  if (parameters.some((parameter) => (parameter.split('=', 1)[0] ?? '').length > MAX_PARAMETER_NAME)) return { status: 400, code: 'url' }
  if (originalUrl.length > MAX_URL) return { status: 414, code: 'url_too_long' }
  if (request.rawHeaders.reduce((size, part) => size + part.length + 2, 0) > MAX_HEADERS) return { status: 431, code: 'headers' }
  let decoded: string
  try {
    decoded = decodeURIComponent(path)
    decodeURIComponent(query.replaceAll('+', ' '))
  } catch {
    return { status: 400, code: 'url' }
  }
  if (/[\u0000-\u001f\u007f\\]|\/\/|\/\.\.?(\/|$)/.test(decoded)) return { status: 400, code: 'url' }
  if (NEVER_HERE.test(decoded)) return { status: 404, code: 'not_found' }
  // Remix's second door to a loader; with single fetch nothing of ours uses it (F1, F2).
  if (new URLSearchParams(query).has('_data')) return { status: 404, code: 'not_found' }
  return null
}

function refuseHost(request: Request, publicOrigin: string): Refusal | null {
  const host = request.headers.host ?? ''
  const isOurs = host === new URL(publicOrigin).host || (LOOPBACK.test(host) && URL.canParse(`http://${host}`))
  return isOurs ? null : { status: 421, code: 'host' }
}

function refuseBody(request: Request): Refusal | null {
  if (SAFE.has(request.method)) return null
  // One decoder that has been looked at for thirty years, and no other (F5); app/http/read-body.ts runs it within limits.
  if (!/^(identity|gzip)?$/i.test(request.headers['content-encoding'] ?? '')) return { status: 415, code: 'encoding' }
  if (Number(request.headers['content-length'] ?? 0) > MAX_BODY_BYTES) return { status: 413, code: 'body_too_large' }
  const type = request.headers['content-type'] ?? ''
  const isForm = /^(application\/x-www-form-urlencoded|multipart\/form-data; *boundary=.+)/i.test(type)
  if (isApi(request)) return JSON_TYPE.test(type) ? null : { status: 415, code: 'media_type' }
  if (/^multipart\/form-data/i.test(type) && !isForm) return { status: 400, code: 'boundary' }
  return isForm ? null : { status: 415, code: 'media_type' }
}

/** The API knows bearer tokens only, never cookies: no browser can be made to use it for somebody. */
function isApi(request: Request): boolean {
  return request.path.startsWith('/api/')
}

/**
 * A write must come from our own pages (F1). Remix looks at documents only and trusts X-Forwarded-Host; here every
 * method that writes needs the browser's word (Sec-Fetch-Site) or our own Origin, whatever the address.
 */
function refuseOrigin(request: Request, publicOrigin: string): Refusal | null {
  if (!WRITES.has(request.method) || isApi(request)) return null
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  const own = site === undefined ? origin === publicOrigin : site === 'same-origin'
  return own ? null : { status: 403, code: 'foreign_origin' }
}

/** Headers that may change what a framework believes about the request; ours come from the socket alone. */
const FORGED = [
  'x-forwarded-host',
  'x-forwarded-port',
  'x-react-router-spa-mode',
  'x-remix-spa-mode',
  'x-react-router-prerender-data',
  'x-remix-prerender-data',
]

/** In front of everything: one small answer for what cannot be meant well. */
export function guard({ publicOrigin, record }: GuardOptions): RequestHandler {
  return (request: Request, response: Response, next: NextFunction) => {
    for (const name of FORGED) delete request.headers[name]
    const refusal = refuseOrigin(request, publicOrigin) ?? refuseShape(request) ?? refuseHost(request, publicOrigin) ?? refuseBody(request)
    if (!refusal) return next()
    if (refusal.code === 'foreign_origin') record(refusal.code, request)
    refuse(request, response, refusal)
  }
}

const SENTENCES: Readonly<Record<string, string>> = {
  method: '不支持的请求方法',
  url_too_long: '网址过长',
  url: '网址格式不正确',
  not_found: '页面不存在',
  host: '访问的域名不正确，请使用系统公布的网址',
  encoding: '不支持的内容编码',
  body_too_large: '提交的内容过大',
  media_type: '不支持的内容类型',
  boundary: '提交的内容格式不正确',
  headers: '请求头过长',
  too_slow: '提交的内容没有在规定时间内传完，请重试',
  foreign_origin: '请求来源不正确',
}

/** One line in Chinese with the request's number; problem+json for the API. */
export function refuse(request: Request, response: Response, { status, code }: Refusal): void {
  const sentence = SENTENCES[code] ?? '请求不正确'
  const requestId = String(response.locals.requestId ?? '')
  response.status(status).set('Cache-Control', 'no-store')
  if (status === 405) response.set('Allow', METHODS.join(', '))
  // The rest of a refused body is not read.
  if (!SAFE.has(request.method)) response.set('Connection', 'close')
  if (isApi(request))
    response.type('application/problem+json').send(JSON.stringify({ type: 'about:blank', title: sentence, status, code, requestId }))
  else response.type('text/plain').send(`${sentence}（编号 ${requestId}）`)
}
