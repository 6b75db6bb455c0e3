import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInflateRaw } from 'node:zlib'
import { UnreadableFile } from './unreadable-file'

/** Beyond these a workbook is no table that somebody typed but a trap (rows 87, 88). */
const MOST_ENTRIES = 1000
const MOST_BYTES = 64 * 1024 * 1024

const END = 0x06054b50
const CENTRAL = 0x02014b50
const END_BYTES = 22
const LONGEST_COMMENT = 65_535
const DEFLATED = 8

const unsafe = (why: string) => new UnreadableFile(`the workbook is no safe archive: ${why}`, 'unsafe')

interface Entry {
  readonly method: number
  readonly packed: number
  readonly size: number
  readonly offset: number
}

/** The entries that the archive lists. Throws for names that lead out of it or hold another archive. */
function entriesOf(directory: Buffer, count: number): Entry[] {
  const entries: Entry[] = []
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== CENTRAL) throw new UnreadableFile('the workbook is broken')
    const [nameLength, extra, comment] = [directory.readUInt16LE(at + 28), directory.readUInt16LE(at + 30), directory.readUInt16LE(at + 32)]
    const name = directory.toString('utf8', at + 46, at + 46 + nameLength)
    if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|\0|\.(zip|xlsx|jar|gz)$/i.test(name)) throw unsafe(name.slice(0, 60))
    entries.push({
      method: directory.readUInt16LE(at + 10),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      offset: directory.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

/** How many bytes an entry really has when it is unpacked, whatever it says of itself; stops at `room`. */
async function unpackedBytes(file: string, { method, packed, offset }: Entry, headBytes: number, room: number): Promise<number> {
  if (method !== DEFLATED) return packed
  const start = offset + headBytes
  const inflate = createReadStream(file, { start, end: Math.max(start, start + packed - 1) }).pipe(createInflateRaw())
  let bytes = 0
  for await (const chunk of inflate as AsyncIterable<Buffer>) {
    bytes += chunk.length
    if (bytes > room) break
  }
  return bytes
}

/** Looks through a workbook before anything unpacks it. Throws UnreadableFile: a bomb, too many entries, a way out of it. */
export async function checkArchive(file: string): Promise<void> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const tail = Buffer.alloc(Math.min(size, END_BYTES + LONGEST_COMMENT))
    await handle.read(tail, 0, tail.length, size - tail.length)
    let end = tail.length - END_BYTES
    while (end >= 0 && tail.readUInt32LE(end) !== END) end--
    if (end < 0) throw new UnreadableFile('the workbook is broken')
    const count = tail.readUInt16LE(end + 10)
    if (count > MOST_ENTRIES) throw unsafe(`${count} entries`)
    const directory = Buffer.alloc(Math.min(size, tail.readUInt32LE(end + 12)))
    await handle.read(directory, 0, directory.length, tail.readUInt32LE(end + 16))
    let bytes = 0
    for (const entry of entriesOf(directory, count)) {
      const head = Buffer.alloc(30)
      await handle.read(head, 0, head.length, entry.offset)
      const headBytes = 30 + head.readUInt16LE(26) + head.readUInt16LE(28)
      bytes += entry.size > MOST_BYTES ? entry.size : await unpackedBytes(file, entry, headBytes, MOST_BYTES - bytes)
      if (bytes > MOST_BYTES) throw unsafe(`more than ${MOST_BYTES / 1024 / 1024} MB inside`)
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code?.startsWith('Z_')) throw new UnreadableFile('the workbook is broken')
    throw error
  } finally {
    await handle.close()
  }
}
