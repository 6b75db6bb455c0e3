import { z } from 'zod'
import { text } from '../../core/text'

/** A score of 0 to 100 with at most one decimal, in tenths of a point. */
const score = z.string({ error: 'score' }).transform((typed, context) => {
  const parts = /^(\d{1,3})(?:\.(\d))?$/.exec(typed.trim())
  const tenths = parts ? Number(parts[1]) * 10 + Number(parts[2] ?? 0) : Number.NaN
  if (tenths >= 0 && tenths <= 1000) return tenths
  context.addIssue({ code: 'custom', message: 'score' })
  return z.NEVER
})

/** `scores.<criterionId>` for every criterion of the listing. */
export const reviewSchema = z.strictObject({
  scores: z.record(z.string().regex(/^[A-Za-z0-9_-]{8,32}$/), score),
  comment: text({ max: 4000, min: 2, lines: true }),
})

export type ReviewInput = z.output<typeof reviewSchema>
