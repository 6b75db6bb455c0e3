import { createHash } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { DomainError } from '../core/errors'
import { withoutMetadata } from './without-metadata'

/** The last of those that wait: twenty photographs at once would otherwise be in memory together. */
let last: Promise<unknown> = Promise.resolve()

/**
 * Writes a picture anew without its metadata, flushed, one picture at a time. Returns the size and hash of what lies there now.
 * Throws picture_broken for one that is not built as its kind says.
 */
export function cleanPicture(path: string, mediaType: string): Promise<{ size: number; sha256: string }> {
  const turn = last.then(() => clean(path, mediaType))
  last = turn.catch(() => undefined)
  return turn
}

async function clean(path: string, mediaType: string): Promise<{ size: number; sha256: string }> {
  const pieces = withoutMetadata(await readFile(path), mediaType)
  if (!pieces) throw new DomainError('picture_broken')
  const hash = createHash('sha256')
  const handle = await open(path, 'w')
  try {
    for (const piece of pieces) {
      hash.update(piece)
      await handle.writeFile(piece)
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size: pieces.reduce((sum, piece) => sum + piece.length, 0), sha256: hash.digest('hex') }
}
