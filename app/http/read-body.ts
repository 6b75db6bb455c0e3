import { pipeline, Readable } from 'node:stream'
import type { ReadableStreamDefaultReader } from 'node:stream/web'
import { createGunzip } from 'node:zlib'
import { DomainError } from '~server/core/errors'
import { MAX_BODY_BYTES } from '~server/express/guard'

type Reader = ReadableStreamDefaultReader<Uint8Array>

/** A body that is not what its type says (400), or longer than anything of ours (413). */
export class UnreadableBody extends Error {
  override readonly name = 'UnreadableBody'
  constructor(readonly status: 400 | 413) {
    super('unreadable body')
  }
}

/** The chunks as they come, one asked for after the other: Remix's stream stops for ever when two are waited for. */
async function* arriving(reader: Reader): AsyncGenerator<Uint8Array, void> {
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value
}

async function* atMost(limit: number, chunks: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > limit) throw new UnreadableBody(413)
    yield chunk
  }
}

/** Of the chunks those that somebody wants; who breaks off leaves the others there. */
function wanted(chunks: AsyncGenerator<Uint8Array, void>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) }
}

/**
 * Gives `read` the bytes of a posted body, unpacked if they came as gzip (the guard refuses other packings), and stops
 * at `limit`: of a few bytes that unpack to gigabytes no more than that is ever in memory. Throws UnreadableBody, and
 * what `read` throws of our own; by then the whole request has come in.
 */
export async function readBody<Result>(request: Request, limit: number, read: (bytes: Readable) => Promise<Result>): Promise<Result> {
  if (!request.body) throw new UnreadableBody(400)
  const reader = request.body.getReader() as Reader
  const chunks = atMost(MAX_BODY_BYTES, arriving(reader))
  const packed = Readable.from(wanted(chunks))
  const isPacked = /^gzip$/i.test(request.headers.get('content-encoding') ?? '')
  const unpacked = isPacked ? pipeline(packed, createGunzip(), () => undefined) : packed
  const bytes = Readable.from(atMost(limit, unpacked), { objectMode: false })
  try {
    return await read(bytes)
  } catch (error) {
    throw error instanceof UnreadableBody || error instanceof DomainError ? error : new UnreadableBody(400)
  } finally {
    bytes.destroy()
    await drop(chunks)
    await reader.cancel().catch(() => undefined)
  }
}

/** Reads what is still to come: an answer to a request that is half read is lost with the connection. */
async function drop(chunks: AsyncIterable<Uint8Array>): Promise<void> {
  try {
    for await (const _ of chunks);
  } catch {
    // It broke off, or never ends: nobody is there to be answered.
  }
}
