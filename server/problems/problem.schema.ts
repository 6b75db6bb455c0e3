import { z } from 'zod'
import { id, longText, optionalText, rowVersion, submissionKey, text } from '../core/text'

export const PROBLEM_CATEGORIES = ['pain_point', 'difficulty', 'major_task', 'future_direction'] as const

const optionalId = z
  .union([z.literal(''), id])
  .optional()
  .transform((value) => value || null)

const content = {
  title: text({ max: 200, min: 4 }),
  body: longText({ max: 10_000, min: 10 }),
  category: z.enum(PROBLEM_CATEGORIES, 'choose'),
  sectorKey: z.string('choose').regex(/^[a-z]{3,20}$/, 'choose'),
  visibility: z.enum(['signed_in', 'alliance'], 'choose'),
  allianceId: optionalId,
  distinction: optionalText(2000, true),
}

export const reportProblemSchema = z.strictObject({ ...content, workshopId: optionalId, key: submissionKey })
export const reviseProblemSchema = z.strictObject({ ...content, version: rowVersion })
export const reasonSchema = z.strictObject({ reason: text({ max: 2000, min: 2, lines: true }) })
export const optionalReasonSchema = z.strictObject({ reason: optionalText(2000, true) })

/** 甄别: a decision on the text as it stood on the page; a refusal or a return says why. */
export const acceptProblemSchema = optionalReasonSchema.extend({ version: rowVersion })
export const refuseProblemSchema = reasonSchema.extend({ version: rowVersion })

export type ReportProblem = z.output<typeof reportProblemSchema>
export type ReviseProblem = z.output<typeof reviseProblemSchema>
export type TriageProblem = z.output<typeof acceptProblemSchema>
