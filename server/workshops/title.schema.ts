import { z } from 'zod'
import { calendarDay, id, submissionKey, text } from '../core/text'

export const TITLE_KINDS = ['provincial_system', 'provincial_demonstration', 'national_demonstration'] as const

export const grantTitleSchema = z.strictObject({
  kind: z.enum(TITLE_KINDS, 'choose'),
  issuedBy: text({ max: 60, min: 2 }),
  issuedOn: calendarDay,
  key: submissionKey,
})
export const revokeTitleSchema = z.strictObject({ titleId: id, reason: text({ max: 2000, min: 2, lines: true }) })

export type GrantTitle = z.output<typeof grantTitleSchema>
