import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { beforeEach, describe, expect, it } from 'vitest'
import { discardFiles, filePath, MAX_FILE_BYTES, stageFile } from '~server/files/stage-file'
import { refusal } from '../challenges/given'
import { bytes, HEADS, liesIn, pieces, stage, useOwnFolder } from './given'

const folder = useOwnFolder()
let lay: string[]
beforeEach(() => {
  lay = liesIn(folder).sort()
})
const isUnchanged = () => expect(liesIn(folder).sort()).toEqual(lay)

it('P25 an upload lies on disk whole, under a random key, with its size and hash', async () => {
  const parts = [HEADS.pdf, Buffer.alloc(100_000, 7), Buffer.from('尾')]
  const file = await stage('检测报告.pdf', ...parts)
  const whole = Buffer.concat(parts)
  expect(file).toEqual({
    ...{ name: '检测报告.pdf', mediaType: 'application/pdf', size: whole.length, storageKey: file.storageKey },
    sha256: createHash('sha256').update(whole).digest('hex'),
  })
  expect(file.storageKey).toMatch(/^[0-9a-f]{48}$/)
  expect(readFileSync(filePath(file.storageKey)).equals(whole)).toBe(true)
  expect((await stage('检测报告.pdf', ...parts)).storageKey).not.toBe(file.storageKey)
})

it('row 84: nothing is refused as empty, one byte over the limit as too large; the limit itself is taken', async () => {
  expect(await refusal(stage('空.txt'))).toMatchObject({ code: 'file_empty' })
  const megabyte = Buffer.alloc(1024 * 1024, 32)
  const full = Array.from({ length: MAX_FILE_BYTES / megabyte.length }, () => megabyte)
  expect(await refusal(stage('大.txt', ...full, Buffer.from(' ')))).toMatchObject({
    code: 'file_too_large',
    detail: { megabytes: MAX_FILE_BYTES / 1024 / 1024 },
  })
  isUnchanged()
  const file = await stage('满.txt', ...full)
  expect(file.size).toBe(MAX_FILE_BYTES)
  await discardFiles([file])
  isUnchanged()
})

describe('row 89: what every scanner calls a virus', () => {
  const eicar = 'X5O!P%@AP[4\\PZX54(P^)7CC)7}$' + 'EICAR-STANDARD-ANTIVIRUS' + '-TEST-FILE!$H+H*'
  it.each([
    ['alone', [bytes(eicar)]],
    ['in the middle of a PDF', [HEADS.pdf, Buffer.alloc(70_000), bytes(eicar), Buffer.alloc(70_000)]],
    ['cut in two', [bytes(eicar.slice(0, 40)), bytes(eicar.slice(40))]],
    ['byte by byte', [...bytes(eicar)].map((byte) => Buffer.from([byte]))],
  ])('is refused %s, and nothing is left', async (_where, parts) => {
    expect(await refusal(stage('样本.pdf', ...parts))).toMatchObject({ code: 'file_unsafe' })
    isUnchanged()
  })
})

it.each([
  ['an SVG', '图.svg', bytes('<svg onload="alert(1)"/>')],
  ['a page called a picture', '图.png', bytes('<html><script>1</script>')],
  ['a page called a text', '说明.txt', bytes('  <!doctype html>')],
  ['a page behind a byte order mark', '说明.csv', Buffer.from('\ufeff<script>')],
  ['a picture called a PDF', '报告.pdf', HEADS.png],
  ['an archive', '资料.zip', HEADS.docx],
  ['a program', '程序.exe', bytes('MZ\x90')],
  ['a text with NUL', '说明.txt', bytes('a\0b')],
  ['a file without an ending', 'README', HEADS.txt],
  ['a second ending that is a page’s', '报告.pdf.html', HEADS.pdf],
  ['an ending with a direction mark', '报告.p\u202edf', HEADS.pdf],
  ['a macro document', '表.docm', HEADS.docx],
])('P25 row 86: %s is refused, with the kinds that are taken, and nothing is left', async (_what, name, head) => {
  const { code, detail } = await refusal(stage(name, head))
  expect(code).toBe('file_type_refused')
  expect(detail.extensions).toMatch(/^\.pdf .*\.docx .*\.txt/)
  isUnchanged()
})

it.each(Object.entries(HEADS))('P25 a .%s is known by its ending and its first bytes, in capitals too', async (extension, head) => {
  const files = [await stage(`文件.${extension}`, head), await stage(`文件.${extension.toUpperCase()}`, head)]
  expect(new Set(files.map(({ mediaType }) => mediaType)).size).toBe(1)
  expect(files.map(({ name }) => name)).toEqual([`文件.${extension}`, `文件.${extension}`])
})

it.each([
  ['../../etc/报告.pdf', '报告.pdf'],
  ['..\\..\\windows\\报告.pdf', '报告.pdf'],
  ['C:\\tmp\\CON.pdf', '文件-CON.pdf'],
  ['a\0b.pdf', 'ab.pdf'],
  ['a\r\nSet-Cookie: x.pdf', 'aSet-Cookie x.pdf'],
  ['x.html.pdf', 'x-html.pdf'],
  ['.pdf', '文件.pdf'],
  ['   .pdf', '文件.pdf'],
  ['gnp\u202e.fdp.pdf', 'gnp-fdp.pdf'],
  ['"><script>.pdf', 'script.pdf'],
  ['100%.pdf', '100.pdf'],
  [`${'长'.repeat(300)}.pdf`, `${'长'.repeat(80)}.pdf`],
  [`${'😀'.repeat(300)}.pdf`, `${'😀'.repeat(80)}.pdf`],
  ['检测 报告（终稿）.pdf', '检测 报告（终稿）.pdf'],
])('P25 row 85: the name %j is shown as %j', async (given, shown) => {
  expect((await stage(given, HEADS.pdf)).name).toBe(shown)
})

it('row 90: an upload that breaks off leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield* pieces(HEADS.pdf, Buffer.alloc(500_000))
    throw new Error('the connection was lost')
  }
  await expect(stageFile('报告.pdf', broken())).rejects.toThrow('connection was lost')
  isUnchanged()
})

it('row 90: a disk that is full is said in words', async () => {
  async function* full(): AsyncGenerator<Uint8Array> {
    yield await Promise.resolve(HEADS.pdf)
    throw Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' })
  }
  expect(await refusal(stageFile('报告.pdf', full()))).toMatchObject({ code: 'storage_full' })
  isUnchanged()
})

it('P25 twenty uploads at once do not touch each other', async () => {
  const names = Array.from({ length: 20 }, (_, place) => `第${place}份.txt`)
  const files = await Promise.all(names.map((name) => stage(name, Buffer.from(name), Buffer.alloc(10_000, 65))))
  for (const [place, { storageKey }] of files.entries())
    expect(readFileSync(filePath(storageKey), 'utf8').startsWith(`第${place}份.txt`)).toBe(true)
  await discardFiles(files)
  isUnchanged()
})

it('P25 nobody but the service reads the files on disk', async () => {
  const file = await stage('报告.pdf', HEADS.pdf)
  expect(statSync(filePath(file.storageKey)).mode & 0o007).toBe(0)
})
