import type { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { Busboy } from '@fastify/busboy'
import { DomainError } from '~server/core/errors'
import { MAX_BODY_BYTES } from '~server/express/guard'
import { discardFiles, stageFile, type StagedFile } from '~server/files/stage-file'
import { readBody, UnreadableBody } from './read-body'

const MAX_FIELDS = 250
const MAX_FIELD_BYTES = 512 * 1024
const MAX_URLENCODED_BYTES = 2 * 1024 * 1024
const MAX_FILES = 6
const NAME = /^[A-Za-z0-9_-]{1,40}(\.[A-Za-z0-9_-]{1,40}){0,2}(\[\])?$/
const FORBIDDEN = /(^|\.)(__proto__|constructor|prototype)(\.|$)/

/** A form as it came: fields by name ("members.0.duty"; "expertIds[]" may come more than once) and staged files. */
export interface RawForm {
  readonly fields: Readonly<Record<string, string | readonly string[]>>
  readonly files: readonly StagedFile[]
  /** Why its files are not kept; the fields are there all the same, so that nothing typed is lost. */
  readonly refused?: DomainError
}

class Fields {
  readonly #fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  #count = 0

  add(name: string, value: string): void {
    if (++this.#count > MAX_FIELDS || !NAME.test(name) || FORBIDDEN.test(name)) throw new UnreadableBody(400)
    const before = this.#fields[name]
    if (name.endsWith('[]')) this.#fields[name] = [...(before ?? []), value]
    // The button that was pressed says what its form shall do, in place of the form's own field.
    else if (before === undefined || name === 'intent') this.#fields[name] = value
    else throw new UnreadableBody(400)
  }

  all(): RawForm['fields'] {
    return { ...this.#fields }
  }
}

async function readUrlEncoded(bytes: Readable): Promise<RawForm> {
  // Unlike URLSearchParams this refuses bytes that are no UTF-8, as they are and written as %ff.
  const text = new TextDecoder('utf-8', { fatal: true }).decode(await buffer(bytes))
  const fields = new Fields()
  for (const pair of text.split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    fields.add(decodeURIComponent(name.replaceAll('+', ' ')), decodeURIComponent(value.replaceAll('+', ' ')))
  }
  return { fields: fields.all(), files: [] }
}

/** Reads the parts; files go to `stage` while they come. */
function readParts(type: string, bytes: Readable, stage: (name: string, stream: Readable) => void): Promise<RawForm['fields']> {
  const fields = new Fields()
  const parser = new Busboy({
    headers: { 'content-type': type },
    limits: {
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: 100,
      files: MAX_FILES,
      parts: MAX_FIELDS + MAX_FILES,
      headerPairs: 20,
    },
  })
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      bytes.unpipe(parser)
      reject(error)
    }
    parser.on('field', (name, value, _nameTruncated, truncated) => {
      try {
        if (truncated) throw new UnreadableBody(413)
        fields.add(name, value)
      } catch (error) {
        fail(error as Error)
      }
    })
    // A file field that was left empty comes as a part without a name.
    parser.on('file', (_field, stream, filename) => (filename ? stage(filename, stream) : stream.resume()))
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, () => fail(new UnreadableBody(400)))
    parser.on('error', fail)
    parser.on('finish', () => resolve(fields.all()))
    bytes.on('error', fail)
    bytes.pipe(parser)
  })
}

function refusedOnly(error: unknown): DomainError {
  if (error instanceof DomainError) return error
  throw error
}

/** One file that is refused, or a connection that breaks off, takes the others with it: finished or half written. */
async function discard(staging: readonly Promise<StagedFile>[]): Promise<void> {
  const done = await Promise.allSettled(staging)
  await discardFiles(done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
}

async function readMultipart(request: Request, type: string): Promise<RawForm> {
  const staging: Promise<StagedFile>[] = []
  const uploads: Readable[] = []
  const stage = (name: string, stream: Readable) => {
    uploads.push(stream)
    const staged = stageFile(name, stream.iterator({ destroyOnReturn: false }))
    // What is left of a file that is refused is passed over: the fields behind it are still to come.
    staged.catch(() => stream.resume())
    staging.push(staged)
  }
  try {
    const fields = await readBody(request, MAX_BODY_BYTES, (bytes) => readParts(type, bytes, stage))
    const files = await Promise.all(staging).catch(refusedOnly)
    if (!(files instanceof DomainError)) return { fields, files }
    await discard(staging)
    return { fields, files: [], refused: files }
  } catch (error) {
    for (const upload of uploads) upload.destroy()
    await discard(staging)
    throw error
  }
}

/**
 * Reads a posted form with its limits. Throws UnreadableBody. A file that stageFile refuses comes back as `refused`;
 * then no file is left.
 */
export function readForm(request: Request): Promise<RawForm> {
  const type = request.headers.get('content-type') ?? ''
  return type.startsWith('multipart/form-data') ? readMultipart(request, type) : readBody(request, MAX_URLENCODED_BYTES, readUrlEncoded)
}

type Branch = Record<string, unknown>

/** Inherits nothing: in "hasOwnProperty.call" both are names like any other, and nobody's function is touched. */
const emptyBranch = () => Object.create(null) as Branch

function branchAt(branch: Branch, part: string): Branch {
  const next = (branch[part] ??= emptyBranch())
  if (typeof next !== 'object' || Array.isArray(next)) throw new UnreadableBody(400)
  return next as Branch
}

/**
 * "members.0.duty" → { members: [{ duty }] }; "expertIds[]" → { expertIds: [...] }. Index holes close up.
 * Throws UnreadableBody where one name would hold both a value and other names.
 */
export function unflatten(fields: RawForm['fields']): Record<string, unknown> {
  const root = emptyBranch()
  for (const [name, value] of Object.entries(fields)) {
    const path = name.replace(/\[\]$/, '').split('.')
    const last = path.pop() ?? ''
    const branch = path.reduce(branchAt, root)
    if (last in branch) throw new UnreadableBody(400)
    branch[last] = value
  }
  const asLists = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return value
    const entries = Object.entries(value)
    const isList = entries.length > 0 && entries.every(([key]) => /^\d{1,3}$/.test(key))
    if (isList) return entries.sort(([a], [b]) => Number(a) - Number(b)).map(([, item]) => asLists(item))
    return Object.fromEntries(entries.map(([key, item]) => [key, asLists(item)]))
  }
  return asLists(root) as Record<string, unknown>
}
