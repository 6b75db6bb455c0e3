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
    if (!key) context.addIssue({ code: 'custom', message: `unknown sector ${value}` })
    return key ?? null
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
