import type { AppLoadContext } from '@remix-run/node'
import { DomainError, type ErrorCode } from '~server/core/errors'
import { unavailable } from '~server/core/unavailable'
import { refusalSentence } from '~/i18n/sentences'
import { textOf } from '~/i18n/server'
import { errorStatus } from './error-status'

/** What an error page or a form is told of a refusal, in the language of the page. */
export interface Refusal {
  readonly code: ErrorCode
  readonly sentence: string
  /** Of the rules that refused, word for word. */
  readonly clauses: readonly string[]
  readonly requestId: string
}

/** Answer of a form that was not carried out: the sentence above it, those beside the fields, and everything typed. */
export interface FormAnswer {
  readonly intent: string
  readonly refusal: Refusal | null
  readonly faults: readonly { readonly field: string; readonly sentence: string }[]
  readonly typed: Readonly<Record<string, string | readonly string[]>>
}

/** A refusal as a person reads it. */
export function refusalOf(error: DomainError, { language, requestId }: AppLoadContext): Refusal {
  const { code, detail } = error
  const clauses = Array.isArray(detail.clauses) ? detail.clauses.map(String) : []
  return { code, sentence: refusalSentence(error, textOf(language)), clauses, requestId }
}

/** A refusal that a person should read about, or null for a fault of ours. */
export function domainErrorOf(error: unknown): DomainError | null {
  return error instanceof DomainError ? error : unavailable(error)
}

/** Headers that belong to a status. */
export function refusalHeaders(error: DomainError): HeadersInit {
  if (error.code === 'rate_limited') return { 'Retry-After': String(error.detail.seconds ?? 60) }
  if (error.code === 'unavailable' || error.code === 'still_processing') return { 'Retry-After': '5' }
  return {}
}

/** Notes the headers of a refusal for the page that shows it. */
export function noteHeaders(error: DomainError, { refusalHeaders: noted }: AppLoadContext): void {
  new Headers(refusalHeaders(error)).forEach((value, name) => noted.set(name, value))
}

/** A loader's refusal as the response that the error page reads. */
export function refusalResponse(error: DomainError, context: AppLoadContext): Response {
  noteHeaders(error, context)
  return Response.json(refusalOf(error, context), { status: errorStatus[error.code], headers: refusalHeaders(error) })
}
