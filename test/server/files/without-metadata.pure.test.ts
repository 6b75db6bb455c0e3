import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { filePath } from '~server/files/stage-file'
import { withoutMetadata } from '~server/files/without-metadata'
import { refusal } from '../challenges/given'
import { bytes, HEADS, liesIn, stage, useOwnFolder } from './given'

const folder = useOwnFolder()
const SECRET = '经度113.2641'
const secret = Buffer.from(SECRET)
const u16 = (value: number) => Buffer.from([value >> 8, value & 255])
const u32 = (value: number) => Buffer.concat([u16(value >>> 16), u16(value & 0xffff)])

/** EXIF with this orientation, a GPS directory and the secret, as a phone writes it. */
function exif(orientation: number): Buffer {
  const entry = (tag: number, type: number, value: Buffer) => Buffer.concat([u16(tag), u16(type), u32(1), value])
  const directory = [entry(0x0112, 3, Buffer.concat([u16(orientation), u16(0)])), entry(0x8825, 4, u32(38))]
  return Buffer.concat([bytes('MM\0*'), u32(8), u16(2), ...directory, u32(0), u16(1), entry(2, 5, u32(56)), u32(0), secret])
}
/** The same with the low byte first. */
function littleExif(orientation: number): Buffer {
  const entry = [0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0]
  return Buffer.concat([bytes('II*\0'), Buffer.from([8, 0, 0, 0, 1, 0, ...entry, 0, 0, 0, 0]), secret])
}

const segment = (marker: number, ...data: Buffer[]) => {
  const body = Buffer.concat(data)
  return Buffer.concat([Buffer.from([0xff, marker]), u16(body.length + 2), body])
}
const chunk = (type: string, data: Buffer) =>
  Buffer.concat([u32(data.length), bytes(type), data, u32(crc32(Buffer.concat([bytes(type), data])))])
const riffChunk = (type: string, data: Buffer) => {
  const size = Buffer.alloc(4)
  size.writeUInt32LE(data.length)
  return Buffer.concat([bytes(type), size, data, Buffer.alloc(data.length % 2)])
}
const riff = (...chunks: Buffer[]) => riffChunk('RIFF', Buffer.concat([bytes('WEBP'), ...chunks]))
const onlyOrientation = (value: number) =>
  Buffer.concat([bytes('MM\0*'), u32(8), u16(1), u16(0x0112), u16(3), u32(1), u16(value), u16(0), u32(0)])

const START = bytes('\xff\xd8')
const jpegDraws = [
  segment(0xe0, bytes('JFIF\0\x01\x01\0\0\x01\0\x01\0\0')),
  segment(0xe2, bytes('ICC_PROFILE\0\x01\x01'), Buffer.alloc(50, 3)),
  segment(0xee, bytes('Adobe\0\x64\0\0\0\0\x01')),
  segment(0xdb, Buffer.alloc(65, 1)),
  segment(0xc2, Buffer.alloc(15, 2)),
  segment(0xda, Buffer.alloc(10)),
  bytes('scan\xff\x00data\xff\xd0more'),
  segment(0xc4, Buffer.alloc(20, 5)),
  segment(0xda, Buffer.alloc(10)),
  bytes('second\xff\x00scan'),
]
const jpegTells = [
  segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0'), secret),
  segment(0xed, bytes('Photoshop 3.0\0'), secret),
  segment(0xe2, bytes('MPF\0'), secret),
  segment(0xe5, secret),
  segment(0xfe, secret),
]
const EOI = bytes('\xff\xd9')
const [jfif, ...restOfJpeg] = jpegDraws as [Buffer, ...Buffer[]]
const jpegOf = (data: Buffer, behind: Buffer = secret) =>
  Buffer.concat([START, jfif, segment(0xe1, bytes('Exif\0\0'), data), ...jpegTells, ...restOfJpeg, EOI, behind])
const jpegLeft = (...turned: Buffer[]) => Buffer.concat([START, jfif, ...turned, ...restOfJpeg, EOI])

const pngHead = [bytes('\x89PNG\r\n\x1a\n'), chunk('IHDR', Buffer.concat([u32(1), u32(1), Buffer.from([8, 0, 0, 0, 0])]))]
const pngDraws = [chunk('gAMA', u32(45455)), chunk('IDAT', deflateSync(Buffer.from([0, 128])))]
const pngTells = ['tEXt', 'zTXt', 'iTXt', 'tIME', 'caBX'].map((type) => chunk(type, secret))
const IEND = chunk('IEND', Buffer.alloc(0))
const pngOf = (data: Buffer) => Buffer.concat([...pngHead, chunk('eXIf', data), ...pngTells, ...pngDraws, IEND, secret])
const pngLeft = (...turned: Buffer[]) => Buffer.concat([...pngHead, ...turned, ...pngDraws, IEND])

const vp8x = (flags: number) => riffChunk('VP8X', Buffer.from([flags, 0, 0, 0, 0, 0, 0, 0, 0, 0]))
const webpDraws = [riffChunk('ICCP', Buffer.alloc(7, 4)), riffChunk('VP8 ', Buffer.alloc(33, 9))]
const webpOf = (data: Buffer) => Buffer.concat([riff(vp8x(0x2c), ...webpDraws, riffChunk('EXIF', data), riffChunk('XMP ', secret)), secret])

const kinds = [
  ['jpg', 'image/jpeg', jpegOf, jpegLeft(), jpegLeft(segment(0xe1, bytes('Exif\0\0'), onlyOrientation(6)))],
  ['png', 'image/png', pngOf, pngLeft(), pngLeft(chunk('eXIf', onlyOrientation(6)))],
  [
    ...(['webp', 'image/webp', webpOf, riff(vp8x(0x20), ...webpDraws)] as const),
    riff(vp8x(0x28), ...webpDraws, riffChunk('EXIF', onlyOrientation(6))),
  ],
] as const

const clean = (picture: Buffer, mediaType: string) => {
  const pieces = withoutMetadata(picture, mediaType)
  return pieces && Buffer.concat(pieces)
}

it.each(kinds)('P25 a .%s loses place, text and device, and draws the same byte for byte', (_ending, mediaType, picture, left) => {
  expect(picture(exif(1)).includes(secret)).toBe(true)
  expect(clean(picture(exif(1)), mediaType)?.toString('hex')).toBe(left.toString('hex'))
  expect(clean(left, mediaType)?.equals(left)).toBe(true)
})

it.each(kinds)('P25 a .%s that a phone took upright stays upright: of its EXIF the orientation alone is left', (...kind) => {
  const [, mediaType, picture, , turned] = kind
  for (const data of [exif(6), littleExif(6)]) expect(clean(picture(data), mediaType)?.toString('hex')).toBe(turned.toString('hex'))
  for (const senseless of [exif(0), exif(9), bytes('MM'), bytes('II*\0\xff\xff\xff\xff')])
    expect(clean(picture(senseless), mediaType)?.equals(kind[3])).toBe(true)
})

it.each(kinds)(
  'P25 a .%s is stored without it: size and hash are those of the bytes on disk',
  async (ending, _type, picture, _left, turned) => {
    const file = await stage(`现场.${ending}`, picture(exif(6)).subarray(0, 30), picture(exif(6)).subarray(30))
    const lies = readFileSync(filePath(file.storageKey))
    expect(lies.toString('hex')).toBe(turned.toString('hex'))
    expect([file.size, file.sha256]).toEqual([turned.length, createHash('sha256').update(turned).digest('hex')])
  },
)

it('P25 a photograph that was cut off in the middle of its picture is kept, without its metadata', () => {
  const whole = jpegOf(exif(1))
  const cut = whole.subarray(0, whole.indexOf('second') + 3)
  expect(clean(cut, 'image/jpeg')?.toString('hex')).toBe(
    jpegLeft()
      .subarray(0, jpegLeft().indexOf('second') + 3)
      .toString('hex'),
  )
})

it.each([
  ['a JPEG that is cut off in its EXIF', 'jpg', jpegOf(exif(1)).subarray(0, 40)],
  ['a JPEG with something else between its segments', 'jpg', Buffer.concat([bytes('\xff\xd8\xff\xfe\x00\x02'), secret])],
  ['a JPEG whose segment has no length', 'jpg', bytes('\xff\xd8\xff\xe1\x00\x00')],
  ['a PNG without its end', 'png', pngLeft().subarray(0, -12)],
  ['a PNG whose chunk is longer than the file', 'png', Buffer.concat([...pngHead, u32(1_000_000), bytes('tEXt'), secret])],
  ['a WebP that is shorter than it says', 'webp', webpOf(exif(1)).subarray(0, 60)],
  ['a WebP whose chunk is longer than the file', 'webp', riff(bytes('VP8 \xff\xff\xff\xff'))],
])('P25 row 88: %s is refused in words, and nothing is left', async (_what, ending, broken) => {
  const lay = liesIn(folder).sort()
  expect(await refusal(stage(`现场.${ending}`, broken))).toMatchObject({ code: 'picture_broken' })
  expect(liesIn(folder).sort()).toEqual(lay)
  expect((await stage('好.png', HEADS.png)).size).toBe(HEADS.png.length)
})

it('P25 no bytes make it fail: changed and cut-off pictures are cleaned or refused', () => {
  const change = fc.record({ at: fc.nat(), to: fc.nat(255) })
  fc.assert(
    fc.property(fc.constantFrom(...kinds), fc.array(change, { maxLength: 6 }), fc.nat(), ([, mediaType, picture], changes, cut) => {
      const broken = Buffer.from(picture(exif(3)))
      for (const { at, to } of changes) broken[at % broken.length] = to
      const left = clean(broken.subarray(0, cut % 3 === 0 ? cut % broken.length : broken.length), mediaType)
      expect(left === null || left.length <= broken.length + 4).toBe(true)
    }),
    { numRuns: 2_000 },
  )
})
