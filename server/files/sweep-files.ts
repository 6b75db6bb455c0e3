import { readdir, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { db } from '../core/database'
import { filesDir } from './stage-file'

const AGE_MS = 3_600_000

/** Removes files on disk that no row owns after an hour: their request was killed before its transaction. */
export async function sweepFiles(now = Date.now()): Promise<number> {
  let removed = 0
  for (const folder of await readdir(filesDir()).catch(() => [])) {
    const dir = path.join(filesDir(), folder)
    const old: string[] = []
    for (const name of await readdir(dir)) {
      const found = await stat(path.join(dir, name)).catch(() => null)
      if (found && now - found.mtimeMs > AGE_MS) old.push(name)
    }
    const owned = new Set(
      (await db.file.findMany({ where: { storageKey: { in: old } }, select: { storageKey: true } })).map((file) => file.storageKey),
    )
    for (const name of old.filter((candidate) => !owned.has(candidate))) {
      await rm(path.join(dir, name), { force: true })
      removed++
    }
  }
  return removed
}
