import { Buffer } from 'node:buffer'
import { deflateSync, inflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const TRUECOLOUR = 2
const WITH_ALPHA = 6
const INDEXED = 3
const MOST_COLOURS = 256

const crcTable = Array.from({ length: 256 }, (_, byte) => {
  let crc = byte
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  return crc
})

function crcOf(bytes) {
  let crc = 0xffffffff
  for (const byte of bytes) crc = crcTable[(crc ^ byte) & 255] ^ (crc >>> 8)
  return ~crc >>> 0
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const out = Buffer.alloc(body.length + 8)
  out.writeUInt32BE(data.length)
  body.copy(out, 4)
  out.writeUInt32BE(crcOf(body), body.length + 4)
  return out
}

/** The pixels of a PNG as browsers write it (8 bits, no interlace), as 0xRRGGBB. */
function pixelsOf(png) {
  const width = png.readUInt32BE(16)
  const height = png.readUInt32BE(20)
  const kind = png[25]
  if (png[24] !== 8 || (kind !== TRUECOLOUR && kind !== WITH_ALPHA)) throw new Error('not a picture of a browser')
  const step = kind === WITH_ALPHA ? 4 : 3
  const parts = []
  for (let at = 8; at < png.length; at += png.readUInt32BE(at) + 12)
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)))
  const raw = inflateSync(Buffer.concat(parts))
  const row = width * step
  const pixels = new Uint32Array(width * height)
  let above = new Uint8Array(row)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)]
    const line = raw.subarray(y * (row + 1) + 1, (y + 1) * (row + 1))
    for (let x = 0; x < row; x++) {
      const left = x >= step ? line[x - step] : 0
      line[x] += predicted(filter, left, above[x], x >= step ? above[x - step] : 0)
    }
    for (let x = 0; x < width; x++) pixels[y * width + x] = (line[x * step] << 16) | (line[x * step + 1] << 8) | line[x * step + 2]
    above = line
  }
  return { width, height, pixels }
}

/** PNG's five filters: what a byte was told apart from. */
function predicted(filter, left, up, corner) {
  if (filter === 1) return left
  if (filter === 2) return up
  if (filter === 3) return (left + up) >> 1
  if (filter !== 4) return 0
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  return a <= b && a <= c ? left : b <= c ? up : corner
}

const distance = (a, b) => ((a >> 16) - (b >> 16)) ** 2 + (((a >> 8) & 255) - ((b >> 8) & 255)) ** 2 + ((a & 255) - (b & 255)) ** 2

/** The most frequent colours; each rarer one (the edge of a letter) becomes its nearest. */
function paletteOf(pixels) {
  const counts = new Map()
  for (const pixel of pixels) counts.set(pixel, (counts.get(pixel) ?? 0) + 1)
  const palette = [...counts.keys()].sort((a, b) => counts.get(b) - counts.get(a)).slice(0, MOST_COLOURS)
  const places = new Map(palette.map((colour, place) => [colour, place]))
  for (const colour of counts.keys()) {
    if (places.has(colour)) continue
    const nearest = palette.reduce((best, candidate) => (distance(candidate, colour) < distance(best, colour) ? candidate : best))
    places.set(colour, palette.indexOf(nearest))
  }
  return { palette, places }
}

/** The same picture with 256 colours, a third of the size: our pages are flat. */
export function shrinkPng(png) {
  const { width, height, pixels } = pixelsOf(png)
  const { palette, places } = paletteOf(pixels)
  const lines = Buffer.alloc((width + 1) * height)
  pixels.forEach((pixel, place) => (lines[Math.floor(place / width) * (width + 1) + 1 + (place % width)] = places.get(pixel)))
  const header = Buffer.from(png.subarray(16, 29))
  header[9] = INDEXED
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]))
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}
