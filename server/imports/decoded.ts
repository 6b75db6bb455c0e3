import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'

const LOOKED_AT = 1024 * 1024

/** UTF-8, or the 国标 encoding that Chinese office programs save CSV files in: told by whether the beginning is UTF-8. */
async function encodingOf(file: string): Promise<'utf-8' | 'gb18030'> {
  const handle = await open(file)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
    // "stream": a character that the end of what was looked at cuts in two is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(buffer.subarray(0, bytesRead), { stream: true })
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'gb18030'
    throw error
  } finally {
    await handle.close()
  }
}

/** The text of a file piece by piece, without its byte order mark. */
export async function* decoded(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder(await encodingOf(file))
  for await (const chunk of createReadStream(file)) yield decoder.decode(chunk as Buffer, { stream: true })
  yield decoder.decode()
}
