import type { Tx } from '../core/database'
import type { ErrorDetail } from '../core/errors'
import type { Importer } from './import-rows'
import type { FileRow } from './read-rows'

/** Why a row cannot come in: a field with a code whose sentence is the one beside that field in a form. */
export interface RowFault {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly detail?: ErrorDetail
}

/** A checked row with the line that it stands in. */
export interface CheckedRow<Row = unknown> {
  readonly line: number
  readonly row: Row
}

interface Options {
  readonly map?: Readonly<Record<string, string>>
  readonly keep?: (row: FileRow) => boolean
}

/** The fields of a row, or what is wrong with it. */
function look<Row>(row: FileRow, importer: Importer<Row>, map: Readonly<Record<string, string>>): Row | RowFault[] {
  if (row.unreadable) return [{ line: row.line, field: '', code: 'no_object' }]
  const named = Object.fromEntries(Object.entries(row.cells).map(([name, value]) => [map[name] ?? importer.aliases[name] ?? name, value]))
  const parsed = importer.schema.safeParse(named)
  if (parsed.success) return parsed.data
  return parsed.error.issues.map((issue) => {
    const detail = (issue as { params?: ErrorDetail }).params
    return { line: row.line, field: issue.path.join('.'), code: issue.message, ...(detail && { detail }) }
  })
}

/** The key by which an importer knows its row again. */
export const keyOf = (importer: Importer, row: unknown) => (row as Readonly<Record<string, string>>)[importer.key] ?? ''

/** All rows of a file looked at one by one, each key once. Throws what reading the file throws. */
export async function checkRows(given: AsyncIterable<FileRow>, importer: Importer, { map = {}, keep = () => true }: Options = {}) {
  const rows: CheckedRow[] = []
  const faults: RowFault[] = []
  const lines = new Map<string, number>()
  for await (const row of given) {
    if (!keep(row)) continue
    const looked = look(row, importer, map)
    if (Array.isArray(looked)) {
      faults.push(...(looked as RowFault[]))
      continue
    }
    const key = keyOf(importer, looked)
    const twin = lines.get(key)
    if (twin !== undefined) faults.push({ line: row.line, field: importer.key, code: 'row_twice', detail: { key, twin } })
    else {
      lines.set(key, row.line)
      rows.push({ line: row.line, row: looked })
    }
  }
  return { rows, faults }
}

/** Of checked rows those that what is there already does not speak against, and what speaks against the others. */
export async function withoutClashes(tx: Tx, importer: Importer, rows: readonly CheckedRow[]) {
  const all = rows.map(({ row }) => row)
  const clashes = (await importer.clashes?.(all, tx)) ?? new Map<string, Omit<RowFault, 'line'>>()
  const clash = ({ row }: CheckedRow) => clashes.get(keyOf(importer, row))
  return {
    rows: rows.filter((row) => !clash(row)),
    faults: rows.flatMap((row): RowFault[] => {
      const fault = clash(row)
      return fault ? [{ line: row.line, ...fault }] : []
    }),
  }
}
