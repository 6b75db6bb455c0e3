import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import { stageFile } from '~server/files/stage-file'

/** A folder of its own for the files of a test file, gone afterwards. */
export function useOwnFolder(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-files-'))
  process.env.DATA_DIR = dir
  afterAll(() => rmSync(dir, { recursive: true, force: true }))
  return path.join(dir, 'files')
}

/** Everything that lies in the folder: finished files and halves. */
export function liesIn(dir: string): string[] {
  try {
    return readdirSync(dir, { recursive: true, withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []))
  } catch {
    return []
  }
}

export const bytes = (text: string) => Buffer.from(text, 'latin1')

/** The first bytes of each kind that may be uploaded; pictures are whole, broken ones are refused. */
export const HEADS = {
  pdf: bytes('%PDF-1.7\n…'),
  png: Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c636800000082008177cd72b60000000049454e44ae426082',
    'hex',
  ),
  jpg: bytes('\xff\xd8\xff\xd9'),
  webp: bytes('RIFF\x0c\x00\x00\x00WEBPVP8 \x00\x00\x00\x00'),
  docx: bytes('PK\x03\x04…'),
  csv: Buffer.from('编号,名称\n1,样机'),
  txt: Buffer.from('试验记录：温度二十度。'),
} as const

/** An upload as it comes in, piece by piece. */
export async function* pieces(...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield await Promise.resolve(part)
}

export const stage = (name: string, ...parts: readonly Uint8Array[]) => stageFile(name, pieces(...parts))
