import { randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'

/** Every answer has a number for the log and a nonce for its scripts; a page runs nothing else and is framed nowhere. */
export function securityHeaders(publicOrigin: string) {
  const socketOrigin = publicOrigin.replace(/^http/, 'ws')
  const isTls = publicOrigin.startsWith('https:')
  return (_request: Request, response: Response, next: NextFunction) => {
    const nonce = randomBytes(16).toString('base64')
    response.locals.nonce = nonce
    response.locals.requestId = randomBytes(5).toString('hex')
    response.set({
      'Content-Security-Policy': [
        `default-src 'self'`,
        `script-src 'self' 'nonce-${nonce}'`,
        `style-src 'self'`,
        `img-src 'self' data: blob:`,
        `connect-src 'self' ${socketOrigin}`,
        `object-src 'none'`,
        `base-uri 'none'`,
        `form-action 'self'`,
        `frame-ancestors 'none'`,
      ].join('; '),
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'same-origin',
      'Permissions-Policy': 'camera=(self), microphone=(), geolocation=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
      'X-Request-Id': String(response.locals.requestId),
      ...(isTls && { 'Strict-Transport-Security': 'max-age=31536000' }),
    })
    next()
  }
}
