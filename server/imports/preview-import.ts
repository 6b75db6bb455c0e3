import { db, type Prisma } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { addDays, databaseTime } from '../core/time'
import { transaction } from '../core/transaction'
import { discardFiles, filePath, type StagedFile } from '../files/stage-file'
import type { Actor, UserActor } from '../policies/actor'
import { checkRows, keyOf, withoutClashes, type CheckedRow } from './check-rows'
import type { ImportKind } from './import.schema'
import { importerOf, known, requireImporter } from './importer-of'
import { writeRows } from './import-rows'
import { readRows } from './read-rows'
import { UnreadableFile } from './unreadable-file'

export const MOST_ROWS = 5000
const MOST_FAULTS = 500
/** A file that nobody confirms is forgotten after a day: it holds data of people. */
const KEPT_DAYS = 1

async function* atMost<T>(rows: AsyncIterable<T>): AsyncGenerator<T> {
  let count = 0
  for await (const row of rows) {
    if (++count > MOST_ROWS) throw new DomainError('too_large', { missing: 'rows', most: MOST_ROWS })
    yield row
  }
}

/** What a person is told of a file that cannot be read. */
function refusalOf(error: unknown): unknown {
  if (!(error instanceof UnreadableFile)) return error
  if (error.reason === 'unsafe') return new DomainError('archive_unsafe')
  if (error.reason === 'kind') return invalid({ field: 'files', code: 'one_file' })
  return new DomainError('file_unreadable', error.line === undefined ? {} : { missing: 'line', line: error.line })
}

async function read(kind: ImportKind, user: UserActor, file: StagedFile) {
  try {
    return await checkRows(atMost(readRows(filePath(file.storageKey), file.name)), importerOf(kind, user))
  } catch (error) {
    throw refusalOf(error)
  }
}

class Undone extends Error {
  constructor(readonly counts: { readonly fresh: number; readonly changed: number; readonly same: number }) {
    super('a trial that is taken back')
  }
}

/** What writing these rows would do: they are written, counted and taken back, so that nothing has to be told twice. */
async function tryRows(kind: ImportKind, user: UserActor, rows: readonly CheckedRow[]): Promise<Undone['counts']> {
  const importer = importerOf(kind, user)
  try {
    await transaction(async (tx) => {
      const before = await known[kind](
        tx,
        rows.map(({ row }) => keyOf(importer, row)),
      )
      const written = await writeRows(
        tx,
        importer,
        user,
        rows.map(({ row }) => row),
      )
      const fresh = rows.length - before
      throw new Undone({ fresh, changed: Math.max(0, written - fresh), same: rows.length - Math.max(fresh, written) })
    })
  } catch (error) {
    if (error instanceof Undone) return error.counts
    throw error
  }
  throw new Error('the trial was not taken back')
}

/**
 * Looks at a file before anything is imported (AD-06): counts what is new, changed, the same and faulty, and keeps the
 * good rows until they are confirmed. Returns the id of the preview. Throws not_signed_in, not_found, invalid, too_large,
 * file_unreadable, archive_unsafe. The file itself is gone afterwards.
 */
export async function previewImport(actor: Actor, kind: ImportKind, files: readonly StagedFile[]): Promise<{ id: string }> {
  try {
    const user = await requireImporter(db, actor)
    const [file, ...more] = files
    if (!file || more.length > 0) throw invalid({ field: 'files', code: 'one_file' })
    const checked = await read(kind, user, file)
    if (checked.rows.length + checked.faults.length === 0) throw new DomainError('file_unreadable', { missing: 'empty' })
    const possible = await transaction((tx) => withoutClashes(tx, importerOf(kind, user), checked.rows))
    const faults = [...checked.faults, ...possible.faults].sort((a, b) => a.line - b.line)
    const counts = await tryRows(kind, user, possible.rows)
    const before = addDays(await databaseTime(), -KEPT_DAYS)
    await db.import.deleteMany({ where: { doneAt: null, createdAt: { lt: before } } })
    return await db.import.create({
      data: {
        ...{ kind, fileName: file.name, createdById: user.userId, ...counts },
        faulty: new Set(faults.map(({ line }) => line)).size,
        rows: possible.rows as unknown as Prisma.InputJsonArray,
        faults: faults.slice(0, MOST_FAULTS) as unknown as Prisma.InputJsonArray,
      },
      select: { id: true },
    })
  } finally {
    await discardFiles(files)
  }
}
