import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { fromRoot } from '../core/root'
import { checkArchive } from './check-archive'
import { UnreadableFile } from './unreadable-file'

interface Limits {
  readonly megabytes: number
  readonly ms: number
}

const LIMITS: Limits = { megabytes: 256, ms: 20_000 }

const reasonOf = (error: NodeJS.ErrnoException) =>
  error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? new UnreadableFile('the workbook is too large to read: save it as CSV', 'unsafe')
    : new UnreadableFile('the workbook is broken')

/**
 * The rows of a workbook's first sheet, read by a thread of its own with limits of memory and time: what is too much
 * for it ends that thread and nothing else (row 88). Throws UnreadableFile.
 */
export async function readSheet(file: string, { megabytes, ms }: Limits = LIMITS): Promise<unknown[][]> {
  await checkArchive(file)
  const worker = new Worker(pathToFileURL(fromRoot('server/imports/sheet-worker.mjs')), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: megabytes },
  })
  let timer: NodeJS.Timeout | undefined
  try {
    return await new Promise<unknown[][]>((resolve, reject) => {
      timer = setTimeout(() => reject(new UnreadableFile('the workbook takes too long to read', 'unsafe')), ms)
      worker.once('message', resolve)
      worker.once('error', (error) => reject(reasonOf(error)))
    })
  } finally {
    clearTimeout(timer)
    await worker.terminate()
  }
}
