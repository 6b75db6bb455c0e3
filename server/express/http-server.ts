import { createServer, STATUS_CODES, type Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { METHODS } from './guard'

/** How much of a head is read at all, and how long a connection may keep its place (guarantee P22). */
export interface ConnectionLimits {
  /** More than anybody may send: the guard can then tell a long address (414) from long headers (431). */
  readonly headBytes: number
  readonly headMs: number
  /** Without a byte in either direction: a reader or an upload that stands still. Sockets have their own heartbeat. */
  readonly silentMs: number
  /** Until all of a request has come. Photographs over a bad line take minutes; other bodies have less (./body-time.ts). */
  readonly requestMs: number
  /** How often the limits of a request are looked at. */
  readonly lookMs: number
}

const LIMITS: ConnectionLimits = { headBytes: 128 * 1024, headMs: 15_000, silentMs: 30_000, requestMs: 600_000, lookMs: 5_000 }

/** What Node's parser stops at, by its code; anything else is 400. */
const UNREADABLE: Readonly<Record<string, readonly [status: number, sentence: string]>> = {
  HPE_INVALID_METHOD: [405, '不支持的请求方法'],
  HPE_HEADER_OVERFLOW: [431, '请求头过长'],
  HPE_CHUNK_EXTENSIONS_OVERFLOW: [413, '提交的内容过大'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, '请求超时，请重试'],
}
const MALFORMED = [400, '请求格式不正确'] as const
const LINGER_MS = 2_000

/** Says why and hangs up. What still comes is read for a moment: an answer is lost where bytes lie unread. */
function hangUp(socket: Duplex, [status, sentence]: readonly [number, string]): void {
  if (!socket.writable) return
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Connection: close',
    'Content-Type: text/plain; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(sentence)}`,
    'Cache-Control: no-store',
    ...(status === 405 ? [`Allow: ${METHODS.join(', ')}`] : []),
  ]
  socket.on('error', () => undefined)
  socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`)
  socket.resume()
  setTimeout(() => socket.destroy(), LINGER_MS).unref()
}

/** The HTTP server with its limits, and with words for what no application sees: unreadable requests and tunnels. */
export function createHttpServer(limits: Partial<ConnectionLimits> = {}): Server {
  const { headBytes, headMs, silentMs, requestMs, lookMs } = { ...LIMITS, ...limits }
  const http = createServer({ maxHeaderSize: headBytes, connectionsCheckingInterval: lookMs })
  http.headersTimeout = headMs
  http.requestTimeout = requestMs
  http.timeout = silentMs
  http.keepAliveTimeout = silentMs
  http.maxHeadersCount = 100
  http.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET') return void socket.destroy()
    hangUp(socket, UNREADABLE[error.code ?? ''] ?? MALFORMED)
  })
  http.on('connect', (_request, socket) => hangUp(socket, UNREADABLE.HPE_INVALID_METHOD ?? MALFORMED))
  return http
}
