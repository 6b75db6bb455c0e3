import { z } from 'zod'
import { id, longText, optionalText, rowVersion, submissionKey, text, wholeNumber } from '../core/text'
import { filledRows } from '../challenges/challenge.schema'

const content = {
  title: text({ max: 200, min: 4 }),
  summary: text({ max: 2000, min: 10, lines: true }),
  method: longText({ max: 20_000, min: 10 }),
  scope: text({ max: 2000, min: 2, lines: true }),
  limits: text({ max: 2000, min: 1, lines: true }),
  contact: text({ max: 200, min: 2 }),
  benefit: optionalText(2000, true),
  keywords: optionalText(200).transform((typed) => [...new Set(typed.split(/[,，、;；\s]+/).filter(Boolean))].slice(0, 10)),
  sectorKey: z.string('choose').regex(/^[a-z]{3,20}$/, 'choose'),
  year: wholeNumber({ min: 1949, max: 2200 }),
  reach: z.enum(['public', 'alliance'], 'choose'),
  contributors: filledRows(z.strictObject({ name: text({ max: 60 }), part: optionalText(100) }), {
    min: 1,
    max: 20,
    code: 'contributors_needed',
  }),
}

export const publishResultSchema = z.strictObject({
  ...content,
  challengeId: z
    .union([z.literal(''), id])
    .optional()
    .transform((value) => value || null),
  workshopId: z
    .union([z.literal(''), id])
    .optional()
    .transform((value) => value || null),
  key: submissionKey,
})
export const reviseResultSchema = z.strictObject({ ...content, version: rowVersion })

export type PublishResult = z.output<typeof publishResultSchema>
export type ReviseResult = z.output<typeof reviseResultSchema>
