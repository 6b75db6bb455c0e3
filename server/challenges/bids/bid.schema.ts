import { z } from 'zod'
import { id, longText, optionalText, submissionKey, text, wholeNumber, yuan } from '../../core/text'
import { filledRows } from '../challenge.schema'

const milestone = z.strictObject({
  title: text({ max: 100 }),
  sharePercent: wholeNumber({ min: 1, max: 100 }),
  dueInDays: wholeNumber({ min: 1, max: 3650 }),
})

/** Milestones of a plan: shares of the work that sum to 100 % (CH-24). */
export const milestones = filledRows(milestone, { min: 1, max: 12, code: 'milestones_needed' }).refine(
  (rows) => rows.reduce((sum, row) => sum + row.sharePercent, 0) === 100,
  'shares_sum',
)

export const bidSchema = z.strictObject({
  /** "workshop:<id>" or "unit": for whom the team bids. */
  bidder: z.string('choose').regex(/^(workshop:[A-Za-z0-9_-]{8,32}|unit)$/, 'choose'),
  plan: longText({ max: 20_000, min: 10 }),
  cost: yuan({ max: 100_000_000, min: 0 }),
  milestones,
  members: filledRows(z.strictObject({ username: text({ max: 64 }), duty: optionalText(60) }), { min: 0, max: 20, code: 'required' }),
  acceptTerms: z.literal('on', 'terms_not_accepted'),
  key: submissionKey,
})

/** A draft may be half empty: only what is there is checked. */
export const draftBidSchema = bidSchema.extend({
  plan: longText({ max: 20_000, min: 0 }),
  cost: z.union([z.literal('').transform(() => 0n), yuan({ max: 100_000_000, min: 0 })]),
  milestones: filledRows(milestone, { min: 0, max: 12, code: 'milestones_needed' }),
  acceptTerms: z.literal('on').optional(),
})

export const withdrawBidSchema = z.strictObject({ bidId: id })

export type BidInput = z.output<typeof bidSchema>
export type DraftBidInput = z.output<typeof draftBidSchema>
