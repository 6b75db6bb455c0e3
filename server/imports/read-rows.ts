import { statSync } from 'node:fs'
import path from 'node:path'
import { CsvError, parse } from 'csv-parse'
import { Readable } from 'node:stream'
import { decoded } from './decoded'
import { readSheet } from './read-sheet'
import { UnreadableFile } from './unreadable-file'

/** A row with the line that a person finds it by. */
export interface FileRow {
  readonly line: number
  readonly cells: Readonly<Record<string, unknown>>
  /** It cannot be read at all. */
  readonly unreadable?: true
}

async function* lines(file: string): AsyncGenerator<string> {
  let rest = ''
  for await (const text of decoded(file)) {
    const parts = (rest + text).split('\n')
    rest = parts.pop() ?? ''
    yield* parts
  }
  yield rest
}

async function* jsonLines(file: string): AsyncGenerator<FileRow> {
  let line = 0
  for await (const text of lines(file)) {
    line++
    if (text.trim() === '') continue
    let cells: unknown
    try {
      cells = JSON.parse(text)
    } catch {
      cells = null
    }
    const isObject = typeof cells === 'object' && cells !== null && !Array.isArray(cells)
    yield isObject ? { line, cells: cells as Record<string, unknown> } : { line, cells: {}, unreadable: true }
  }
}

async function* csvRows(file: string): AsyncGenerator<FileRow> {
  const options = { bom: true, columns: true, info: true, skip_empty_lines: true, trim: true } as const
  const parser = Readable.from(decoded(file)).pipe(parse(options))
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: Record<string, string>; info: { lines: number } }>)
      yield { line: info.lines, cells: record }
  } catch (error) {
    // After a torn row nobody knows where the next one begins.
    if (error instanceof CsvError) throw new UnreadableFile(error.message, 'broken', (error as { lines?: number }).lines)
    throw error
  }
}

async function* sheetRows(file: string): AsyncGenerator<FileRow> {
  const [head = [], ...rows] = await readSheet(file)
  const names = head.map((name) => (typeof name === 'string' ? name : '').trim())
  for (const [index, row] of rows.entries()) {
    const cells = Object.fromEntries(names.flatMap((name, column) => (name === '' ? [] : [[name, row[column] ?? '']])))
    if (Object.values(cells).some((cell) => cell !== '')) yield { line: index + 2, cells }
  }
}

/**
 * The rows of a .jsonl, .csv (with a head line) or .xlsx (first sheet, with a head line); `name` says which where the
 * file itself has no ending. Throws UnreadableFile.
 */
export function readRows(file: string, name = file): AsyncGenerator<FileRow> {
  const readers: Readonly<Record<string, (from: string) => AsyncGenerator<FileRow>>> = {
    '.jsonl': jsonLines,
    '.csv': csvRows,
    '.xlsx': sheetRows,
  }
  const reader = readers[path.extname(name).toLowerCase()]
  if (!reader) throw new UnreadableFile(`${name}: .jsonl, .csv or .xlsx`, 'kind')
  if (!statSync(file, { throwIfNoEntry: false })) throw new UnreadableFile(`${file}: no such file`, 'absent')
  return reader(file)
}
