import { data, redirect, type ActionFunctionArgs, type AppLoadContext } from '@remix-run/node'
import type { z } from 'zod'
import { DomainError, invalid, type FieldFault } from '~server/core/errors'
import { recordSecurity } from '~server/core/security-log'
import { discardFiles, type StagedFile } from '~server/files/stage-file'
import type { Actor } from '~server/policies/actor'
import { fieldSentence } from '~/i18n/sentences'
import { textOf } from '~/i18n/server'
import { errorStatus } from './error-status'
import { UnreadableBody } from './read-body'
import { readForm, unflatten, type RawForm } from './read-form'
import { domainErrorOf, noteHeaders, refusalOf, refusalResponse, type FormAnswer } from './refusal'

interface IntentInput<Input> {
  readonly actor: Actor
  readonly input: Input
  readonly params: Readonly<Record<string, string | undefined>>
  readonly files: readonly StagedFile[]
  readonly context: ActionFunctionArgs['context']
  /** Everything typed, for an answer that shows the same form again though nothing was refused. */
  readonly typed: (intent: string) => FormAnswer
}

/** What a button of a form does: the shape of its fields, the use case, and where to go afterwards. */
export interface Intent<Schema extends z.ZodType = z.ZodType> {
  readonly schema: Schema
  readonly run: (input: IntentInput<z.output<Schema>>) => Promise<Response | string>
}

/** Keeps the schema's type for `run`. */
export function intent<Schema extends z.ZodType>(schema: Schema, run: Intent<Schema>['run']): Intent {
  return { schema, run } as unknown as Intent
}

/** zod's issues as faults beside fields: their messages are codes. */
function faultsOf(error: z.ZodError): FieldFault[] {
  return error.issues.map((issue) => {
    const params = (issue as { params?: Record<string, number> }).params
    return { field: issue.path.join('.'), code: issue.message, ...(params && { detail: params }) }
  })
}

const NEVER_KEPT = /password|^current$/i

function typedOf(fields: RawForm['fields']): FormAnswer['typed'] {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !NEVER_KEPT.test(name)))
}

const formAsTyped = (fields: RawForm['fields']) => (name: string) => ({ intent: name, refusal: null, faults: [], typed: typedOf(fields) })

async function parse(schema: z.ZodType, fields: RawForm['fields'], actor: Actor): Promise<unknown> {
  const { intent: _intent, ...given } = unflatten(fields)
  const parsed = await schema.safeParseAsync(given)
  if (parsed.success) return parsed.data
  const unknown = parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  if (unknown.length > 0) {
    // Fields that the form does not have are somebody's try (row 25): written down by name, never by value.
    await recordSecurity('unknown_fields', {
      ...(actor.kind === 'user' && { actorId: actor.userId }),
      detail: { fields: unknown.slice(0, 20) },
    })
    throw invalid({ field: '', code: 'unknown_fields' })
  }
  const faults = faultsOf(parsed.error)
  throw faults.some(({ code }) => code === 'too_large') ? new DomainError('too_large', {}, faults) : invalid(...faults)
}

/**
 * Makes a route's action from its intents. Carries out the one named by the field `intent`, then leads on (303) to
 * the path that `run` returns. A refusal comes back to the same form with its status, and nothing typed is lost.
 */
export function actionOf(intents: Readonly<Record<string, Intent>>) {
  return async ({ request, params, context }: ActionFunctionArgs) => {
    let form: RawForm = { fields: {}, files: [] }
    let kept = false
    const name = () => String(form.fields.intent ?? Object.keys(intents)[0])
    try {
      const actor = await context.actor()
      form = await readForm(request)
      if (form.refused) throw form.refused
      const chosen = Object.hasOwn(intents, name()) ? intents[name()] : undefined
      if (!chosen) throw new UnreadableBody(400)
      const input = await parse(chosen.schema, form.fields, actor)
      const to = await chosen.run({ actor, input, params, files: form.files, context, typed: formAsTyped(form.fields) })
      kept = true
      return typeof to === 'string' ? redirect(to, 303) : to
    } catch (error) {
      if (error instanceof UnreadableBody) throw new Response(null, { status: error.status })
      const refusal = domainErrorOf(error)
      if (!refusal) throw error
      if (refusal.code === 'file_unsafe') await noteUnsafeFile(context)
      // Nothing of the page may be shown to whom it does not exist for.
      if (refusal.code === 'not_found' || refusal.code === 'suspended') throw refusalResponse(refusal, context)
      return answerForm(refusal, name(), form.fields, context)
    } finally {
      if (!kept) await discardFiles(form.files)
    }
  }
}

/** A virus was sent (row 89): by whom and from where is written down. */
async function noteUnsafeFile(context: AppLoadContext): Promise<void> {
  const actor = await context.actor()
  await recordSecurity('unsafe_file', { network: context.network, ...(actor.kind === 'user' && { actorId: actor.userId }) })
}

function answerForm(refusal: DomainError, name: string, fields: RawForm['fields'], context: AppLoadContext) {
  const text = textOf(context.language)
  const faults = refusal.faults.map((fault) => ({ field: fault.field, sentence: fieldSentence(fault, text) }))
  const answer: FormAnswer = { intent: name, refusal: refusalOf(refusal, context), faults, typed: typedOf(fields) }
  noteHeaders(refusal, context)
  return data(answer, { status: errorStatus[refusal.code] })
}
