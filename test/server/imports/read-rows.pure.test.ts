import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { readRows } from '~server/imports/read-rows'
import { readSheet } from '~server/imports/read-sheet'
import { UnreadableFile } from '~server/imports/unreadable-file'
import { archive, sheetXml, workbook, workbookParts } from '../../support/workbook'

const dir = mkdtempSync(path.join(tmpdir(), 'chuangmeng-rows-'))
afterAll(() => rmSync(dir, { recursive: true, force: true }))

async function rowsOf(name: string, content: string | Buffer) {
  const file = path.join(dir, 'file')
  writeFileSync(file, content)
  const rows = []
  for await (const row of readRows(file, name)) rows.push(row)
  return rows
}
const refused = async (name: string, content: string | Buffer): Promise<UnreadableFile> => {
  const fault: unknown = await rowsOf(name, content).then(
    () => new Error('it was read'),
    (error: unknown) => error,
  )
  if (fault instanceof UnreadableFile) return fault
  throw fault
}

describe('AD-06 rows of a file', () => {
  it('are the same from a workbook, a CSV and JSON lines, with the line of each', async () => {
    const expected = [
      { line: 2, cells: { 账号: 'a1', 姓名: '示例甲' } },
      { line: 4, cells: { 账号: 'a2', 姓名: '=1+1' } },
    ]
    expect(
      await rowsOf(
        'x.XLSX',
        workbook([
          ['账号', '姓名'],
          ['a1', '示例甲'],
          ['', ''],
          ['a2', '=1+1'],
        ]),
      ),
    ).toEqual(expected)
    expect(await rowsOf('x.csv', '\ufeff账号,姓名\r\na1,示例甲\r\n\r\na2,=1+1\r\n')).toEqual(expected)
    expect(await rowsOf('x.jsonl', '\n{"账号":"a1","姓名":"示例甲"}\n\n{"账号":"a2","姓名":"=1+1"}')).toEqual(expected)
  })

  it('are read in the encoding of Chinese office programs as well, also where a character lies on the edge of a piece', async () => {
    const gb = Buffer.from([0xca, 0xbe, 0xc0, 0xfd])
    expect(await rowsOf('x.csv', Buffer.concat([Buffer.from('name\n'), gb]))).toEqual([{ line: 2, cells: { name: '示例' } }])
    const long = `name\n${'一二三四五六七'.repeat(20_000)}x\n`
    expect((await rowsOf('x.csv', long))[0]?.cells.name).toBe(long.slice(5, -1))
  })

  it('that are no record are told by their line and do not end the file', async () => {
    expect(await rowsOf('x.jsonl', '[1]\nnull\n{"a":1}\n{broken')).toEqual([
      ...[1, 2].map((line) => ({ line, cells: {}, unreadable: true })),
      { line: 3, cells: { a: 1 } },
      { line: 4, cells: {}, unreadable: true },
    ])
  })
})

const parts = workbookParts(sheetXml([['a']]))
describe('workbooks that are traps', { timeout: 30_000 }, () => {
  it.each([
    [
      'bad input 87 a bomb',
      archive([...parts.slice(0, 4), { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200 * 1024 * 1024, ' ') }]),
    ],
    [
      'bad input 87 a bomb that says it is small',
      archive([...parts.slice(0, 4), { name: 'xl/worksheets/sheet1.xml', content: Buffer.alloc(200 * 1024 * 1024, ' '), claims: 10 }]),
    ],
    [
      'bad input 87 more entries than a workbook has',
      archive(Array.from({ length: 1001 }, (_, place) => ({ name: `x${place}`, content: '' }))),
    ],
    ['bad input 87 an archive in the archive', archive([...parts, { name: 'xl/media/more.zip', content: 'PK' }])],
    ['bad input 87 a way out of the archive', archive([...parts, { name: '../../etc/cron.d/x', content: 'x' }])],
  ])('%s is refused as unsafe within two seconds of work', async (_what, content) => {
    const started = process.cpuUsage()
    expect(await refused('x.xlsx', content)).toMatchObject({ reason: 'unsafe' })
    const { user, system } = process.cpuUsage(started)
    expect(user + system).toBeLessThan(2_000_000)
  })

  const wide = (lines: number) => {
    const cells = (line: number) => [...'ABCDEFGH'].map((column) => `<c r="${column}${line}"><v>1</v></c>`).join('')
    const rows = Array.from({ length: lines }, (_, line) => `<row r="${line + 2}">${cells(line + 2)}</row>`)
    return archive([
      ...parts.slice(0, 4),
      { name: 'xl/worksheets/sheet1.xml', content: sheetXml([['a']]).replace('</sheetData>', `${rows.join('')}</sheetData>`) },
    ])
  }
  it('bad input 88 four million cells are refused as unsafe before anything unpacks them', async () => {
    expect(
      await refused(
        'x.xlsx',
        archive([...parts.slice(0, 4), { name: 'xl/worksheets/sheet1.xml', content: '<c r="A1"><v>1</v></c>'.repeat(4_000_000) }]),
      ),
    ).toMatchObject({ reason: 'unsafe' })
  })

  it.each([
    ['memory', { megabytes: 16, ms: 60_000 }],
    ['time', { megabytes: 256, ms: 1 }],
  ])('bad input 88 what is too much for its thread in %s ends that thread and nothing else', async (_what, limits) => {
    const file = path.join(dir, 'wide.xlsx')
    writeFileSync(file, wide(100_000))
    await expect(readSheet(file, limits)).rejects.toMatchObject({ name: 'UnreadableFile', reason: 'unsafe' })
  })

  it('bad input 88 an external entity is not followed', async () => {
    writeFileSync(path.join(dir, 'secret'), 'the secret')
    const sheet = sheetXml([['name'], ['&x;']]).replace('?>', `?><!DOCTYPE w [<!ENTITY x SYSTEM "file://${dir}/secret">]>`)
    const rows = await rowsOf('x.xlsx', archive([...parts.slice(0, 4), { name: 'xl/worksheets/sheet1.xml', content: sheet }])).catch(
      () => [],
    )
    expect(JSON.stringify(rows)).not.toContain('the secret')
  })

  it.each([
    ['cut off', workbook([['a']]).subarray(0, 200)],
    ['no archive', Buffer.from('PK\u0003\u0004 nothing')],
    ['without its sheet', archive(parts.slice(0, 4))],
    ['with a broken sheet', archive([...parts.slice(0, 4), { name: 'xl/worksheets/sheet1.xml', content: '<worksheet><row' }])],
  ])('a workbook %s is refused in words', async (_what, content) => {
    const rows = await rowsOf('x.xlsx', content).catch((error: unknown) => error)
    expect(rows instanceof UnreadableFile ? rows.reason : rows).toEqual(rows instanceof UnreadableFile ? 'broken' : [])
  })
})
