import { z } from 'zod'
import { rowVersion, submissionKey, text, wholeNumber } from '../../core/text'
import { filledRows } from '../challenge.schema'

const day = z.string({ error: 'required' }).transform((typed, context) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : null
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === typed && at.getUTCFullYear() <= 2200) return at
  context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'day' })
  return z.NEVER
})

const row = z.strictObject({ title: text({ max: 100 }), sharePercent: wholeNumber({ min: 1, max: 100 }), dueOn: day })

export const planSchema = z.strictObject({
  milestones: filledRows(row, { min: 1, max: 12, code: 'milestones_needed' }).refine(
    (rows) => rows.reduce((sum, { sharePercent }) => sum + sharePercent, 0) === 100,
    'shares_sum',
  ),
  version: rowVersion,
})

export const milestoneReportSchema = z.strictObject({ text: text({ max: 4000, min: 2, lines: true }), key: submissionKey })

export type Plan = z.output<typeof planSchema>
