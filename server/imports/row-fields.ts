import { z } from 'zod'
import { text } from '../core/text'
import { sectors } from '../../prisma/reference/sectors'

const bySectorName = new Map<string, string>(
  sectors.flatMap(({ key, nameZh, nameEn }) => [
    [key, key],
    [nameZh, key],
    [nameEn.toLowerCase(), key],
  ]),
)

/** A cell as text, whatever the file made of it. */
export const cell = (max: number, min = 0) =>
  z.preprocess(
    (value) => (value === null || value === undefined ? '' : typeof value === 'number' ? String(value) : value),
    text({ max, min, lines: true }),
  )

/** The key by which a row is known on the next run. */
export const externalId = cell(120, 1)

/** 教育, education or Education; null where the file has none. */
export const sectorCell = z
  .preprocess((value) => (value === null || value === undefined ? '' : value), z.string())
  .transform((value, context) => {
    const typed = value.trim().toLowerCase()
    if (typed === '') return null
    const key = bySectorName.get(typed)
    if (!key) context.addIssue({ code: 'custom', message: 'sector_unknown' })
    return key ?? null
  })

/** The same where the file must have one. */
export const requiredSector = sectorCell.transform((key, context) => {
  if (key === null) context.addIssue({ code: 'custom', message: 'required' })
  return key ?? ''
})

/** A day of the calendar: new Date makes 2 March of 30 February. */
function isDay(typed: string): boolean {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? Date.parse(typed) : Number.NaN
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(typed)
}

/** "2022-4-6", "2022/04/06", "2022年4月6日" or a workbook's date, as 2022-04-06. */
function dayOf(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'no day' : value.toISOString().slice(0, 10)
  const parts = typeof value === 'string' ? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(value.trim()) : null
  return parts ? [parts[1], parts[2]?.padStart(2, '0'), parts[3]?.padStart(2, '0')].join('-') : value
}

export const dayCell = z.preprocess(dayOf, cell(20, 1)).refine(isDay, 'day')

/** A day that may be missing, and is not after today. */
export const pastDayCell = z
  .preprocess((value) => dayOf(value ?? ''), cell(20))
  .refine((typed) => typed === '' || isDay(typed), { error: 'day', abort: true })
  .refine((typed) => typed === '' || Date.parse(typed) <= Date.now() + 8 * 3_600_000, 'day_in_future')
  .transform((typed) => (typed === '' ? null : typed))

/** One of a few words as the file writes them; empty is `otherwise`. */
export const wordCell = <const Word extends string>(words: Readonly<Record<string, Word>>, otherwise: Word) =>
  cell(40).transform((typed, context): Word => {
    const word = typed === '' ? otherwise : Object.hasOwn(words, typed) ? words[typed] : Object.values(words).find((one) => one === typed)
    if (word !== undefined) return word
    context.addIssue({ code: 'custom', message: 'word_unknown', params: { words: Object.keys(words).join('、') } })
    return z.NEVER
  })

/** A year as number or text; null where the file has none or says 0000, as exports of registers do. */
export const yearCell = z.preprocess(
  (value) =>
    value === undefined || value === null || value === 0 || (typeof value === 'string' && /^0*$/.test(value.trim())) ? null : value,
  z.coerce.number().int().min(1949).max(2200).nullable(),
)

/** A list, or a text of words between separators. */
export const keywordsCell = z
  .preprocess(
    (value) => (Array.isArray(value) ? (value as unknown[]) : typeof value === 'string' ? value.split(/[,，、;；|]+/) : []),
    z.array(z.string()),
  )
  .transform((words) => [...new Set(words.map((word) => word.trim()).filter(Boolean))].slice(0, 20))
