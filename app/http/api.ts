import { buffer } from 'node:stream/consumers'
import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node'
import { type z } from 'zod'
import { actorOfToken } from '~server/accounts/actor-of-token'
import { DomainError } from '~server/core/errors'
import { log } from '~server/core/log'
import { visitor, type Actor } from '~server/policies/actor'
import { textOf } from '~/i18n/server'
import { refusalSentence } from '~/i18n/sentences'
import { errorStatus } from './error-status'
import { parseJson } from './parse-json'
import { readBody, UnreadableBody } from './read-body'
import { domainErrorOf, refusalHeaders } from './refusal'

interface ApiInput {
  readonly actor: Actor
  readonly url: URL
  readonly params: Readonly<Record<string, string | undefined>>
}

/** A bearer token's person; without a token a visitor, who reads what is public. Cookies count for nothing here. */
async function actorOf(authorization: string): Promise<Actor> {
  if (!authorization) return visitor
  const token = /^Bearer ([^\s]+)$/i.exec(authorization)?.[1]
  if (!token) throw new DomainError('not_signed_in')
  return actorOfToken(token)
}

/** application/problem+json (RFC 9457) with our code and the sentence in Chinese. */
function problem(error: unknown, requestId: string): Response {
  const refusal = domainErrorOf(error)
  if (!refusal) log.error({ requestId, error: error instanceof Error ? error.stack : String(error) }, 'unexpected')
  const status = refusal ? errorStatus[refusal.code] : 500
  const text = textOf('zh-CN')
  const title = refusal ? refusalSentence(refusal, text) : text.t('errorPage.unexpected')
  const faults = refusal && refusal.faults.length > 0 ? { faults: refusal.faults } : {}
  const body = { type: 'about:blank', title, status, code: refusal?.code ?? 'unexpected', requestId, ...faults }
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8', ...(refusal && refusalHeaders(refusal)) },
  })
}

/** JSON of an answer: dates as ISO 8601, money (fen) as text, since it may pass what a JSON number holds. */
function json(body: unknown): Response {
  const text = JSON.stringify(body, (_key, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
  return new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } })
}

export function apiLoader(run: (input: ApiInput) => Promise<unknown>) {
  return async ({ request, params, context }: LoaderFunctionArgs): Promise<Response> => {
    try {
      return json(await run({ actor: await actorOf(context.authorization), url: new URL(request.url), params }))
    } catch (error) {
      return problem(error, context.requestId)
    }
  }
}

const MAX_BODY_BYTES = 256 * 1024

async function readJson(request: Request): Promise<unknown> {
  // What throws in here beside our own refusals is unreadable: bytes that are no UTF-8, text that is no JSON.
  return readBody(request, MAX_BODY_BYTES, async (bytes) =>
    parseJson(new TextDecoder('utf-8', { fatal: true }).decode(await buffer(bytes))),
  )
}

/** A POST of the API. Its body is checked by `schema`; what the schema does not know is refused. */
export function apiAction<Schema extends z.ZodType>(
  schema: Schema,
  run: (input: ApiInput & { readonly body: z.output<Schema> }) => Promise<unknown>,
) {
  return async ({ request, params, context }: ActionFunctionArgs): Promise<Response> => {
    try {
      const actor = await actorOf(context.authorization)
      const parsed = schema.safeParse(await readJson(request))
      if (!parsed.success)
        throw new DomainError(
          'invalid',
          {},
          parsed.error.issues.map((issue) => ({ field: issue.path.join('.'), code: issue.message })),
        )
      return json(await run({ actor, url: new URL(request.url), params, body: parsed.data }))
    } catch (error) {
      if (!(error instanceof UnreadableBody)) return problem(error, context.requestId)
      if (error.status === 413) return problem(new DomainError('too_large'), context.requestId)
      const body = {
        type: 'about:blank',
        title: textOf('zh-CN').t('api.unreadable'),
        status: 400,
        code: 'unreadable',
        requestId: context.requestId,
      }
      return new Response(JSON.stringify(body), { status: 400, headers: { 'Content-Type': 'application/problem+json; charset=utf-8' } })
    }
  }
}

/** Answers a method that the address does not have. */
export const methodNotAllowed = () =>
  new Response(JSON.stringify({ type: 'about:blank', title: textOf('zh-CN').t('api.method'), status: 405, code: 'method' }), {
    status: 405,
    headers: { 'Content-Type': 'application/problem+json; charset=utf-8' },
  })
