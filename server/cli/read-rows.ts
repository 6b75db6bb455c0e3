import { createReadStream, statSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { CsvError, parse } from 'csv-parse'
import { CommandFault } from './command'

/** A row with the line that a person finds it by. */
export interface FileRow {
  readonly line: number
  readonly cells: Readonly<Record<string, unknown>>
  /** Why it cannot be read at all. */
  readonly fault?: string
}

async function* jsonLines(file: string): AsyncGenerator<FileRow> {
  let line = 0
  for await (const text of createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })) {
    line++
    if (text.trim() === '') continue
    let cells: unknown
    try {
      cells = JSON.parse(text)
    } catch {
      cells = null
    }
    const isObject = typeof cells === 'object' && cells !== null && !Array.isArray(cells)
    yield isObject ? { line, cells: cells as Record<string, unknown> } : { line, cells: {}, fault: 'no JSON object' }
  }
}

async function* csvRows(file: string): AsyncGenerator<FileRow> {
  const options = { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true } as const
  const parser = createReadStream(file).pipe(parse(options))
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>)
      yield { line: info.lines, cells: record }
  } catch (error) {
    // Names the line. After a torn row nobody knows where the next one begins.
    throw error instanceof CsvError ? new CommandFault(error.message) : error
  }
}

const MAX_XLSX_BYTES = 30 * 1024 * 1024

async function* sheetRows(file: string): AsyncGenerator<FileRow> {
  if (statSync(file).size > MAX_XLSX_BYTES) throw new CommandFault('the workbook is larger than 30 MB: save it as CSV')
  const { readSheet } = await import('read-excel-file/node')
  const [head = [], ...rows] = await readSheet(file)
  const names = head.map((name) => String(name ?? '').trim())
  for (const [index, row] of rows.entries())
    yield { line: index + 2, cells: Object.fromEntries(names.map((name, column) => [name, row[column] ?? ''])) }
}

/** The rows of a .jsonl, .csv (with a head line) or .xlsx (first sheet, with a head line). Throws CommandFault. */
export function readRows(file: string): AsyncGenerator<FileRow> {
  const readers: Readonly<Record<string, (name: string) => AsyncGenerator<FileRow>>> = {
    '.jsonl': jsonLines,
    '.csv': csvRows,
    '.xlsx': sheetRows,
  }
  const reader = readers[path.extname(file).toLowerCase()]
  if (!reader) throw new CommandFault(`${file}: .jsonl, .csv or .xlsx`)
  try {
    statSync(file)
  } catch {
    throw new CommandFault(`${file}: no such file`)
  }
  return reader(file)
}
