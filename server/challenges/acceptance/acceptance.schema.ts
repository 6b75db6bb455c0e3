import { z } from 'zod'
import { text } from '../../core/text'

export const requestAcceptanceSchema = z.strictObject({ summary: text({ max: 4000, min: 10, lines: true }) })

/** `findings.<criterionId>` is "met" or "not_met" for every criterion of the listing. */
export const voteSchema = z.strictObject({
  findings: z.record(z.string().regex(/^[A-Za-z0-9_-]{8,32}$/), z.enum(['met', 'not_met'], 'choose')),
  passes: z.enum(['yes', 'no'], 'choose').transform((value) => value === 'yes'),
  opinion: text({ max: 4000, min: 2, lines: true }),
})

export type Vote = z.output<typeof voteSchema>
