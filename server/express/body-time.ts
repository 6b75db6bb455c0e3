import type { RequestHandler } from 'express'
import { refuse } from './guard'

const FORM_MS = 30_000

/**
 * A body without files has come within half a minute, or is not waited for (408). Uploads may take as long as the line
 * of a phone needs; they end when nothing comes any more (./http-server.ts).
 */
export function bodyWithin(ms = FORM_MS): RequestHandler {
  return (request, response, next) => {
    if (/^multipart\//i.test(request.headers['content-type'] ?? '')) return next()
    const timer = setTimeout(() => {
      if (!request.complete && !response.headersSent) refuse(request, response, { status: 408, code: 'too_slow' })
    }, ms)
    timer.unref()
    const stop = () => clearTimeout(timer)
    request.once('end', stop)
    response.once('close', stop)
    next()
  }
}
