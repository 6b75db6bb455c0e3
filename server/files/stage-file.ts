import { createHash, randomBytes } from 'node:crypto'
import { mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { DomainError } from '../core/errors'
import { fromRoot } from '../core/root'
import { cleanPicture } from './clean-picture'
import { isShownInline, recognise } from './media-types'
import { safeName } from './safe-name'

export const MAX_FILE_BYTES = 20 * 1024 * 1024

/** A file that lies on disk, flushed, and waits for the transaction that gives it an owner. */
export interface StagedFile {
  readonly storageKey: string
  readonly name: string
  readonly mediaType: string
  readonly size: number
  readonly sha256: string
}

export function filesDir(): string {
  return fromRoot(process.env.DATA_DIR || '.data', 'files')
}

/** Where a file lies: a random key, two letters of it as the folder. */
export function filePath(storageKey: string): string {
  return path.join(filesDir(), storageKey.slice(0, 2), storageKey)
}

// What every virus scanner calls a virus for tests; a real scanner can take this place (README, Decisions).
const EICAR = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE'

/**
 * Writes an upload to disk under a random key: streamed, counted, hashed, flushed and renamed, so that a row never
 * points to half a file. A picture is kept without what it tells of place, device and person. Throws file_empty,
 * file_too_large, file_type_refused, file_unsafe, picture_broken, storage_full; then nothing is left behind.
 */
export async function stageFile(name: string, content: AsyncIterable<Uint8Array>): Promise<StagedFile> {
  const storageKey = randomBytes(24).toString('hex')
  const target = filePath(storageKey)
  const half = `${target}.part`
  const hash = createHash('sha256')
  let size = 0
  let head = Buffer.alloc(0)
  let tail = ''
  try {
    await mkdir(path.dirname(target), { recursive: true })
    const handle = await open(half, 'wx', 0o640)
    try {
      for await (const chunk of content) {
        size += chunk.length
        if (size > MAX_FILE_BYTES) throw new DomainError('file_too_large', { megabytes: MAX_FILE_BYTES / 1024 / 1024 })
        if (head.length < 4096) head = Buffer.concat([head, chunk]).subarray(0, 4096)
        const seen = tail + Buffer.from(chunk).toString('latin1')
        if (seen.includes(EICAR)) throw new DomainError('file_unsafe')
        tail = seen.slice(-EICAR.length)
        hash.update(chunk)
        await handle.writeFile(chunk) // all of it: a disk that is nearly full takes only a part of a plain write
      }
      if (size === 0) throw new DomainError('file_empty')
      await handle.sync()
    } finally {
      await handle.close()
    }
    const { mediaType, extension } = recognise(name, head)
    const kept = isShownInline(mediaType) ? await cleanPicture(half, mediaType) : { size, sha256: hash.digest('hex') }
    await rename(half, target)
    return { storageKey, name: safeName(name, extension), mediaType, ...kept }
  } catch (error) {
    await rm(half, { force: true })
    throw (error as NodeJS.ErrnoException).code === 'ENOSPC' ? new DomainError('storage_full') : error
  }
}

/** Takes staged files away again: the transaction that was to own them did not come about. */
export async function discardFiles(files: readonly StagedFile[]): Promise<void> {
  await Promise.all(files.map((file) => rm(filePath(file.storageKey), { force: true })))
}
