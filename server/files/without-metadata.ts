import { crc32 } from 'node:zlib'
import { orientationOnly } from './exif'

/** The pieces of a file, in order; null when it is not built as its kind says. */
type Pieces = Buffer[] | null

const SCAN = 0xda
const END = 0xd9
const isApp = (marker: number) => marker >= 0xe0 && marker <= 0xef
const isRestart = (marker: number) => marker >= 0xd0 && marker <= 0xd7

/** What of a segment stays: all that draws, of the rest JFIF, colour profile, Adobe's colour mark and the orientation. */
function jpegSegment(marker: number, segment: Buffer): Buffer[] {
  const says = (word: string) => segment.toString('latin1', 4, 4 + word.length) === word
  if (marker === 0xe1 && says('Exif\0\0')) {
    const exif = orientationOnly(segment.subarray(4))
    return exif ? [Buffer.from([0xff, 0xe1, 0, exif.length + 8]), Buffer.from('Exif\0\0', 'latin1'), exif] : []
  }
  const stays = (marker === 0xe0 && says('JFIF\0')) || (marker === 0xe2 && says('ICC_PROFILE\0')) || (marker === 0xee && says('Adobe'))
  return stays || (!isApp(marker) && marker !== 0xfe) ? [segment] : []
}

/** Where a scan's data ends: at the next marker that is no restart; the end of the file when it was cut off. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0
    if (next !== 0 && next !== 0xff && !isRestart(next)) return at
  }
  return bytes.length
}

/** Ends with the picture: phones hang films and further pictures, with their own EXIF, behind it. */
function jpeg(bytes: Buffer): Pieces {
  const pieces = [bytes.subarray(0, 2)]
  for (let at = 2; at + 1 < bytes.length; ) {
    const marker = bytes[at + 1] ?? 0
    if (bytes[at] !== 0xff || marker === 0) return null
    if (marker === 0xff) {
      at++ // a filling byte
    } else if (marker === END || isRestart(marker) || marker === 1) {
      pieces.push(bytes.subarray(at, at + 2))
      if (marker === END) return pieces
      at += 2
    } else {
      const end = at + 4 <= bytes.length ? at + 2 + bytes.readUInt16BE(at + 2) : Infinity
      if (end < at + 4 || end > bytes.length) return null
      const through = marker === SCAN ? endOfScan(bytes, end) : end
      pieces.push(...(marker === SCAN ? [bytes.subarray(at, through)] : jpegSegment(marker, bytes.subarray(at, end))))
      at = through
    }
  }
  return pieces
}

const PNG_DRAWS = new Set('tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '))

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [size, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  size.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([size, named, sum])
}

/** Keeps the chunks that draw, known by name or by their capital, and ends with the last of them. */
function png(bytes: Buffer): Pieces {
  const pieces = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const type = bytes.toString('latin1', at + 4, at + 8)
    const exif = type === 'eXIf' ? orientationOnly(bytes.subarray(at + 8, end - 4)) : null
    if (exif) pieces.push(pngChunk('eXIf', exif))
    else if (/^[A-Z]/.test(type) || PNG_DRAWS.has(type)) pieces.push(bytes.subarray(at, end))
    if (type === 'IEND') return pieces
    at = end
  }
  return null
}

const WEBP_DRAWS = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const [EXIF_FLAG, XMP_FLAG] = [0x08, 0x04]

function webp(bytes: Buffer): Pieces {
  const whole = bytes.length < 12 ? Infinity : 8 + bytes.readUInt32LE(4)
  if (whole > bytes.length) return null
  const head = Buffer.from(bytes.subarray(0, 12))
  const pieces: Buffer[] = [head]
  let flags: Buffer | undefined
  for (let at = 12; at < whole; ) {
    if (at + 8 > whole) return null
    const size = bytes.readUInt32LE(at + 4)
    const end = at + 8 + size + (size % 2)
    if (end > whole) return null
    const type = bytes.toString('latin1', at, at + 4)
    const chunk = bytes.subarray(at, end)
    const exif = type === 'EXIF' ? orientationOnly(chunk.subarray(8, 8 + size)) : null
    if (type === 'VP8X' && size > 0) {
      flags = Buffer.from(chunk)
      flags[8] = (flags[8] ?? 0) & ~(EXIF_FLAG | XMP_FLAG)
      pieces.push(flags)
    } else if (exif && flags) {
      flags[8] = (flags[8] ?? 0) | EXIF_FLAG
      pieces.push(Buffer.from([...Buffer.from('EXIF'), exif.length, 0, 0, 0]), exif)
    } else if (WEBP_DRAWS.has(type)) pieces.push(chunk)
    at = end
  }
  head.writeUInt32LE(
    pieces.reduce((sum, piece) => sum + piece.length, -8),
    4,
  )
  return pieces
}

const kinds: Readonly<Record<string, (bytes: Buffer) => Pieces>> = { 'image/jpeg': jpeg, 'image/png': png, 'image/webp': webp }

/**
 * The pieces of a picture without what says where, when, with what and by whom it was taken (EXIF, XMP, IPTC, comments,
 * anything unknown). Orientation and colours stay, and all that draws is the same byte for byte. Null for bytes that are
 * not built as the kind says: in those anything could hide.
 */
export function withoutMetadata(bytes: Buffer, mediaType: string): Buffer[] | null {
  return kinds[mediaType]?.(bytes) ?? null
}
