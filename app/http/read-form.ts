import { Readable } from 'node:stream'
import type { ReadableStream as NodeStream } from 'node:stream/web'
import { Busboy } from '@fastify/busboy'
import { DomainError } from '~server/core/errors'
import { discardFiles, stageFile, type StagedFile } from '~server/files/stage-file'

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
}

export class UnreadableForm extends Error {
  override readonly name = 'UnreadableForm'
  constructor(readonly status: 400 | 413) {
    super('unreadable form')
  }
}

class Fields {
  readonly #fields: Record<string, string | string[]> = Object.create(null) as Record<string, string | string[]>
  #count = 0

  add(name: string, value: string): void {
    if (++this.#count > MAX_FIELDS || !NAME.test(name) || FORBIDDEN.test(name)) throw new UnreadableForm(400)
    const before = this.#fields[name]
    if (name.endsWith('[]')) this.#fields[name] = [...(before ?? []), value]
    // The button that was pressed says what its form shall do, in place of the form's own field.
    else if (before === undefined || name === 'intent') this.#fields[name] = value
    else throw new UnreadableForm(400)
  }

  all(): RawForm['fields'] {
    return { ...this.#fields }
  }
}

async function readUrlEncoded(request: Request): Promise<RawForm> {
  const bytes = new Uint8Array(await request.arrayBuffer())
  if (bytes.length > MAX_URLENCODED_BYTES) throw new UnreadableForm(413)
  const fields = new Fields()
  for (const pair of new TextDecoder().decode(bytes).split('&').filter(Boolean)) {
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    try {
      // Unlike URLSearchParams this refuses bytes that are no UTF-8.
      fields.add(decodeURIComponent(name.replaceAll('+', ' ')), decodeURIComponent(value.replaceAll('+', ' ')))
    } catch (error) {
      throw error instanceof URIError ? new UnreadableForm(400) : error
    }
  }
  return { fields: fields.all(), files: [] }
}

async function readMultipart(request: Request): Promise<RawForm> {
  if (!request.body) throw new UnreadableForm(400)
  const fields = new Fields()
  const staging: Promise<StagedFile>[] = []
  const uploads: Readable[] = []
  const parser = new Busboy({
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    limits: {
      fields: MAX_FIELDS,
      fieldSize: MAX_FIELD_BYTES,
      fieldNameSize: 100,
      files: MAX_FILES,
      parts: MAX_FIELDS + MAX_FILES,
      headerPairs: 20,
    },
  })
  const source = Readable.fromWeb(request.body as NodeStream)
  const parsed = new Promise<void>((resolve, reject) => {
    const fail = (error: Error) => {
      source.destroy()
      reject(error)
    }
    parser.on('field', (name, value, _nameTruncated, truncated) => {
      if (truncated) return fail(new UnreadableForm(413))
      try {
        fields.add(name, value)
      } catch (error) {
        fail(error as Error)
      }
    })
    parser.on('file', (_field, stream, filename) => {
      // A file field that was left empty comes as a part without a name.
      if (!filename) return stream.resume()
      uploads.push(stream)
      const staged = stageFile(filename, stream)
      staged.catch(fail)
      staging.push(staged)
    })
    for (const limit of ['partsLimit', 'filesLimit', 'fieldsLimit'] as const) parser.on(limit, () => fail(new UnreadableForm(400)))
    parser.on('error', () => fail(new UnreadableForm(400)))
    parser.on('finish', resolve)
    source.on('error', () => fail(new UnreadableForm(400)))
    source.pipe(parser)
  })
  try {
    await parsed
    return { fields: fields.all(), files: await Promise.all(staging) }
  } catch (error) {
    // One file that is refused, or a connection that breaks off, takes the others with it: finished or half written.
    for (const upload of uploads) upload.destroy()
    const done = await Promise.allSettled(staging)
    await discardFiles(done.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])))
    throw error
  }
}

/** Reads a posted form with its limits. Throws UnreadableForm, and what stageFile throws; then no file is left. */
export async function readForm(request: Request): Promise<RawForm> {
  const type = request.headers.get('content-type') ?? ''
  try {
    return type.startsWith('multipart/form-data') ? await readMultipart(request) : await readUrlEncoded(request)
  } catch (error) {
    if (error instanceof UnreadableForm || error instanceof DomainError) throw error
    throw new UnreadableForm(400)
  }
}

type Branch = Record<string, unknown>

/** Inherits nothing: in "hasOwnProperty.call" both are names like any other, and nobody's function is touched. */
const emptyBranch = () => Object.create(null) as Branch

function branchAt(branch: Branch, part: string): Branch {
  const next = (branch[part] ??= emptyBranch())
  if (typeof next !== 'object' || Array.isArray(next)) throw new UnreadableForm(400)
  return next as Branch
}

/**
 * "members.0.duty" → { members: [{ duty }] }; "expertIds[]" → { expertIds: [...] }. Index holes close up.
 * Throws UnreadableForm where one name would hold both a value and other names.
 */
export function unflatten(fields: RawForm['fields']): Record<string, unknown> {
  const root = emptyBranch()
  for (const [name, value] of Object.entries(fields)) {
    const path = name.replace(/\[\]$/, '').split('.')
    const last = path.pop() ?? ''
    const branch = path.reduce(branchAt, root)
    if (last in branch) throw new UnreadableForm(400)
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
