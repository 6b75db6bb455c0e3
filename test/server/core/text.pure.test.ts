import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { graphemes, id, longText, optionalText, text, wholeNumber, yuan } from '~server/core/text'

/** The value, or the codes of what is wrong with it. */
function read<T>(schema: z.ZodType<T>, typed: unknown): T | string[] {
  const parsed = schema.safeParse(typed)
  return parsed.success ? parsed.data : parsed.error.issues.map(({ message }) => message)
}
const quickly = <T>(work: () => T, ms = 400): T => {
  const from = performance.now()
  const answer = work()
  expect(performance.now() - from).toBeLessThan(ms)
  return answer
}
const family = '👨‍👩‍👧‍👦'
const name = text({ max: 20, min: 2 })

describe('row 60–65: a text', () => {
  it.each([
    ['', ['required']],
    ['   ', ['required']],
    ['\u200b\u200b', ['required']],
    ['\u3000\u2060\ufeff', ['required']],
    ['a', ['too_short']],
    [family, ['too_short']],
    [`${family}${family}`, `${family}${family}`],
    ['标'.repeat(21), ['too_long']],
    [family.repeat(20), family.repeat(20)],
    [family.repeat(21), ['too_long']],
    ['  两边 空格 ', '两边 空格'],
    ['一\n二\t三', '一 二 三'],
    ['e\u0301te\u0301', 'été'],
    ['张\u202e三\u2066\u200f', '张三'],
    ['a\u0000b', ['unsupported_character']],
    ['a\u001bb', ['unsupported_character']],
    ['a\ud800b', ['unsupported_character']],
    ['\udc00\ud800', ['unsupported_character']],
    ['<script>alert(1)</script>'.slice(0, 20), '<script>alert(1)</sc'],
    [undefined, ['required']],
    [{ contains: '' }, ['required']],
    [['a', 'b'], ['required']],
  ])('%j is %j', (typed, expected) => {
    expect(read(name, typed)).toEqual(expected)
  })

  it('keeps its lines where lines may be', () => {
    expect(read(text({ max: 20, lines: true }), ' 一\r\n二\r三 ')).toBe('一\n二\n三')
  })

  it('may be left out where it is optional', () => {
    expect([read(optionalText(5), undefined), read(optionalText(5), ' \u200b'), read(optionalText(5), '123456')]).toEqual([
      '',
      '',
      ['too_long'],
    ])
  })

  it.each([
    ['10 MB', '标'.repeat(3_500_000)],
    ['a million marks on one letter', `a${'\u0301\u0323'.repeat(500_000)}`],
    ['100 000 emoji', '😀'.repeat(100_000)],
    ['a million blanks', ' '.repeat(1_000_000)],
  ])('row 63: %s are refused, quickly', (_what, typed) => {
    expect(quickly(() => read(text({ max: 200 }), typed))).toEqual(['too_long'])
  })

  it('is counted as people count', () => {
    const joined = [family, '👩🏽‍❤️‍💋‍👨🏿', 'é', 'e\u0301', 'ก็', '標', '😀', '🇨🇳', 'a']
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...joined), { maxLength: 30 }), (parts) => graphemes(parts.join(''), 100) === parts.length),
    )
  })

  it('stops counting past the limit', () => {
    expect(graphemes('😀'.repeat(50), 10)).toBe(11)
    expect(graphemes('a'.repeat(1_000_000), 10)).toBe(11)
  })
})

const docOf = (words: string) => JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] })

describe('a long text', () => {
  const long = longText({ max: 100, min: 5 })

  it('is the document of the editor, or what was typed into the plain field', () => {
    const doc = { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '一二三四五' }] }] }
    expect(read(long, '一二三四五')).toEqual({ doc, text: '一二三四五' })
    expect(read(long, docOf('一二三四五'))).toEqual({ doc, text: '一二三四五' })
  })

  it.each([
    ['', ['required']],
    [docOf('\u200b'), ['required']],
    [docOf('一二'), ['too_short']],
    ['标'.repeat(101), ['too_long']],
    [docOf('标'.repeat(101)), ['too_long']],
    ['{"type":"doc"', ['rich_text_refused']],
    ['{"type":"doc","content":[{"type":"image"}]}', ['rich_text_refused']],
    ['一二三四五\u0000', ['unsupported_character']],
    [docOf('一二三四五\ud800'), ['unsupported_character']],
    [docOf('一二三四五\u0000'), ['unsupported_character']],
  ])('%j ends in %j', (typed, expected) => {
    expect(read(long, typed)).toEqual(expected)
  })

  it('P24 no link carries what the database cannot keep', () => {
    const marks = [{ type: 'link', attrs: { href: 'https://a.b/\ud800' } }]
    const typed = JSON.stringify({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: '一二三四五', marks }] }] })
    expect(read(long, typed)).toEqual(['unsupported_character'])
  })

  it('row 64: direction marks are taken out, also those that JSON hides', () => {
    expect(read(long, '一二\u202e三四五')).toMatchObject({ text: '一二三四五' })
    expect(read(long, docOf('一二三四五').replace('三', '\\u202e三'))).toMatchObject({ text: '一二三四五' })
  })

  it.each([
    ['a million nodes', `{"type":"doc","content":[${Array(1_000_000).fill('{"type":"paragraph"}').join(',')}]}`],
    ['5000 nodes', `{"type":"doc","content":[${Array(5_000).fill('{"type":"paragraph"}').join(',')}]}`],
    ['a depth of 10 000', `{"type":"doc","content":[${'{"type":"bulletList","content":['.repeat(10_000)}${']}'.repeat(10_000)}]}`],
    ['a heap of marks', `a${'\u0301\u0323'.repeat(40_000)}`],
    ['50 000 × a and !', `${'a'.repeat(50_000)}!`],
  ])('row 68, 70: %s are refused, quickly', (_what, typed) => {
    expect(quickly(() => read(longText({ max: 10_000 }), typed))).toEqual([expect.stringMatching(/^(too_long|rich_text_refused)$/)])
  })
})

describe('row 53: an amount in yuan', () => {
  const amount = yuan({ max: 50_000 })
  it.each([
    ['1', 100n],
    ['1,000', 100_000n],
    [' 100 ', 10_000n],
    ['１２３', 12_300n],
    ['１，０００．５０', 100_050n],
    ['0.01', 1n],
    ['0.5', 50n],
    ['50000', 5_000_000n],
    ['50,000.00', 5_000_000n],
    ['007', 700n],
    ['', ['required']],
    [' ', ['required']],
    ['0', ['amount']],
    ['-1', ['amount']],
    ['+1', ['amount']],
    ['0.001', ['amount']],
    ['1.', ['amount']],
    ['.5', ['amount']],
    ['1e3', ['amount']],
    ['0x10', ['amount']],
    ['1,00', ['amount']],
    ['10,00,000', ['amount']],
    ['1 000', ['amount']],
    ['50000.01', ['amount']],
    ['9007199254740993', ['amount']],
    ['Infinity', ['amount']],
    ['一百', ['amount']],
    [undefined, ['required']],
    [100, ['required']],
  ])('%j is %s', (typed, expected) => {
    expect(read(amount, typed)).toEqual(expected)
  })

  it('P13 is exact to the fen, however large', () => {
    const fen = fc.bigInt({ min: 1n, max: 999_999_999_999_99n })
    fc.assert(
      fc.property(fen, (given) => {
        const typed = `${given / 100n}.${String(given % 100n).padStart(2, '0')}`
        expect(read(yuan({ max: 1_000_000_000_000 }), typed)).toBe(given)
      }),
    )
  })
})

describe('a whole number and an id', () => {
  it.each([
    ['12', 12],
    [' 12 ', 12],
    ['1', 1],
    ['100', 100],
    ['', ['required']],
    ['0', ['number_range']],
    ['101', ['number_range']],
    ['-1', ['number_range']],
    ['1.5', ['number_range']],
    ['1e1', ['number_range']],
    ['NaN', ['number_range']],
    ['"><script>', ['number_range']],
    ['9999999999999999999', ['number_range']],
    [5, ['required']],
  ])('%j is %j', (typed, expected) => {
    expect(read(wholeNumber({ min: 1, max: 100 }), typed)).toEqual(expected)
  })

  it.each(["1' OR '1'='1", '../../etc/passwd', 'short', '', 'a'.repeat(33), 'with space1'])('row 26: %j is no id', (typed) => {
    expect(read(id, typed)).toEqual(['choose'])
  })
})
