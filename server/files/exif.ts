const ORIENTATION = 0x0112
const SHORT = 3

/** How the picture is to be turned (1–8), read from the TIFF part of EXIF data; 1, as it lies, when nothing says so. */
function orientationOf(tiff: Buffer): number {
  const order = tiff.toString('latin1', 0, 2)
  if (tiff.length < 8 || (order !== 'II' && order !== 'MM')) return 1
  const little = order === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const start = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
  if (start + 2 > tiff.length) return 1
  const entries = short(start)
  for (let at = start + 2; at < start + 2 + entries * 12 && at + 12 <= tiff.length; at += 12) {
    if (short(at) !== ORIENTATION || short(at + 2) !== SHORT) continue
    const value = short(at + 8)
    return value >= 1 && value <= 8 ? value : 1
  }
  return 1
}

/** EXIF data that says the same of the orientation and nothing else; null when the picture lies as it is shown. */
export function orientationOnly(exif: Buffer): Buffer | null {
  const tiff = exif.toString('latin1', 0, 6) === 'Exif\0\0' ? exif.subarray(6) : exif
  const orientation = orientationOf(tiff)
  if (orientation === 1) return null
  const written = Buffer.alloc(26)
  written.write('MM\0*', 'latin1')
  written.writeUInt32BE(8, 4) // where the one directory begins
  written.writeUInt16BE(1, 8) // its entries
  written.writeUInt16BE(ORIENTATION, 10)
  written.writeUInt16BE(SHORT, 12)
  written.writeUInt32BE(1, 14)
  written.writeUInt16BE(orientation, 18)
  return written
}
