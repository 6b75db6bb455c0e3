import { z } from 'zod'
import { calendarDay, rowVersion, submissionKey, text, wholeNumber } from '../../core/text'
import { filledRows } from '../challenge.schema'

const row = z.strictObject({ title: text({ max: 100 }), sharePercent: wholeNumber({ min: 1, max: 100 }), dueOn: calendarDay })

export const planSchema = z.strictObject({
  milestones: filledRows(row, { min: 1, max: 12, code: 'milestones_needed' }).refine(
    (rows) => rows.reduce((sum, { sharePercent }) => sum + sharePercent, 0) === 100,
    'shares_sum',
  ),
  version: rowVersion,
})

export const milestoneReportSchema = z.strictObject({ text: text({ max: 4000, min: 2, lines: true }), key: submissionKey })

export type Plan = z.output<typeof planSchema>
