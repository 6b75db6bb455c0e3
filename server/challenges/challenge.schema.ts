import { z } from 'zod'
import { parseBeijing } from '../core/time'
import { id, longText, rowVersion, submissionKey, text, wholeNumber, yuan } from '../core/text'

/** A time of the calendar in 北京时间, as <input type="datetime-local"> sends it. */
export const beijingTime = z.string({ error: 'required' }).transform((typed, context) => {
  const at = parseBeijing(typed)
  if (at && at.getUTCFullYear() <= 2200) return at
  context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'time' })
  return z.NEVER
})

/** Rows that are empty altogether are no rows: forms without scripts show a few spare ones. */
export function filledRows<Row extends z.ZodType>(row: Row, { min, max, code }: { min: number; max: number; code: string }) {
  const isEmpty = (value: unknown) =>
    typeof value === 'object' && value !== null && Object.values(value).every((cell) => typeof cell !== 'string' || cell.trim() === '')
  return z.preprocess(
    (rows) => (Array.isArray(rows) ? (rows as unknown[]).filter((value) => !isEmpty(value)) : []),
    z.array(row).min(min, code).max(max, 'too_many'),
  )
}

const content = {
  title: text({ max: 200, min: 4 }),
  background: longText({ max: 10_000, min: 10 }),
  indicators: text({ max: 2000, min: 2, lines: true }),
  sectorKey: z.string('choose').regex(/^[a-z]{3,20}$/, 'choose'),
  budget: yuan({ max: 100_000_000, min: 0 }),
  termDays: wholeNumber({ min: 1, max: 3650 }),
  terms: text({ max: 4000, min: 2, lines: true }),
  reach: z.enum(['public', 'sector', 'alliance'], 'choose'),
  deadlineAt: beijingTime,
  criteria: filledRows(z.strictObject({ title: text({ max: 60 }), weight: wholeNumber({ min: 1, max: 100 }) }), {
    min: 1,
    max: 12,
    code: 'criteria_needed',
  }).refine((rows) => rows.reduce((sum, row) => sum + row.weight, 0) === 100, 'weights_sum'),
  checks: filledRows(z.strictObject({ title: text({ max: 200 }) }), { min: 1, max: 20, code: 'checks_needed' }),
}

export const draftChallengeSchema = z.strictObject({
  ...content,
  allianceId: id,
  problemId: z
    .union([z.literal(''), id])
    .optional()
    .transform((value) => value || null),
  key: submissionKey,
})
export const reviseChallengeSchema = z.strictObject({ ...content, version: rowVersion })

/** A move that says why and on which version of the page it was decided. */
export const decisionSchema = z.strictObject({ reason: text({ max: 2000, min: 2, lines: true }), version: rowVersion })
export const nominateSchema = decisionSchema.extend({ bidId: id })
export const experts = z.strictObject({ expertIds: z.array(id).min(1, 'choose_experts').max(20, 'too_many') })

export type DraftChallenge = z.output<typeof draftChallengeSchema>
export type ReviseChallenge = z.output<typeof reviseChallengeSchema>
export type Decision = z.output<typeof decisionSchema>
