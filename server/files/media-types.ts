import { DomainError } from '../core/errors'

interface Kind {
  readonly mediaType: string
  readonly extensions: readonly string[]
  readonly begins: (head: Buffer) => boolean
}

const magic =
  (...bytes: number[]) =>
  (head: Buffer) =>
    bytes.every((byte, index) => head[index] === byte)
const zip = magic(0x50, 0x4b, 0x03, 0x04)
/** Plain text: no NUL, and nothing that a browser could take for a page. */
const plainText = (head: Buffer) => !head.includes(0) && !/^\s*</.test(head.toString('utf8'))

/** What may be uploaded: told by its first bytes and by its ending, which must agree. Archives, SVG and HTML are not here. */
const KINDS: readonly Kind[] = [
  { mediaType: 'application/pdf', extensions: ['pdf'], begins: magic(0x25, 0x50, 0x44, 0x46, 0x2d) },
  { mediaType: 'image/png', extensions: ['png'], begins: magic(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { mediaType: 'image/jpeg', extensions: ['jpg', 'jpeg'], begins: magic(0xff, 0xd8, 0xff) },
  {
    mediaType: 'image/webp',
    extensions: ['webp'],
    begins: (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP',
  },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', extensions: ['docx'], begins: zip },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', extensions: ['xlsx'], begins: zip },
  { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', extensions: ['pptx'], begins: zip },
  { mediaType: 'text/csv; charset=utf-8', extensions: ['csv'], begins: plainText },
  { mediaType: 'application/jsonl; charset=utf-8', extensions: ['jsonl'], begins: plainText },
  { mediaType: 'text/plain; charset=utf-8', extensions: ['txt', 'md'], begins: plainText },
]

/** The endings that the file field offers. */
export const ACCEPTED_EXTENSIONS: readonly string[] = KINDS.flatMap((kind) => kind.extensions.map((extension) => `.${extension}`))

/** Which kind a file is. Throws file_type_refused when its ending is not on the list or its bytes are something else. */
export function recognise(name: string, head: Buffer): { mediaType: string; extension: string } {
  const extension = /\.([A-Za-z0-9]{1,5})$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const kind = KINDS.find((candidate) => candidate.extensions.includes(extension) && candidate.begins(head))
  if (!kind) throw new DomainError('file_type_refused', { extensions: ACCEPTED_EXTENSIONS.join(' ') })
  return { mediaType: kind.mediaType, extension }
}

/** Pictures that a page may show in place; everything else is only downloaded. */
export function isShownInline(mediaType: string): boolean {
  return /^image\/(png|jpeg|webp)$/.test(mediaType)
}
