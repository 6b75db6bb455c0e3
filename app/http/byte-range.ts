/** The bytes of a file from `start` to `end`, both of them included. */
export interface ByteRange {
  readonly start: number
  readonly end: number
}

/**
 * The part of a file of `size` bytes that a Range header asks for; null when there is none, or one in other units (then
 * the whole file is sent). "unsatisfiable" is what lies outside, is no range, or is a list of them: pieces of one answer
 * that overlap a thousand times cost much more than they ask for, and no browser asks for several.
 */
export function byteRange(header: string | null, size: number): ByteRange | null | 'unsatisfiable' {
  if (!header || !/^bytes\s*=/i.test(header)) return null
  const [, from = '', to = ''] = /^bytes\s*=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header) ?? []
  if (from === '' && to === '') return 'unsatisfiable'
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(size - 1, Number(to))
  return start <= end ? { start, end } : 'unsatisfiable'
}
