import { z } from 'zod'
import { id, optionalText, rowVersion, submissionKey, text } from '../core/text'

export const RESOURCE_KINDS = ['instrument', 'venue', 'document', 'expert_hours'] as const

const content = {
  kind: z.enum(RESOURCE_KINDS, 'choose'),
  title: text({ max: 100, min: 2 }),
  description: text({ max: 4000, min: 4, lines: true }),
  place: optionalText(200),
  terms: optionalText(2000, true),
  contact: text({ max: 200, min: 2 }),
  sectorKey: z.string('choose').regex(/^[a-z]{3,20}$/, 'choose'),
  reach: z.enum(['public', 'signed_in', 'alliance'], 'choose'),
}

export const offerResourceSchema = z.strictObject({
  ...content,
  workshopId: z
    .union([z.literal(''), id])
    .optional()
    .transform((value) => value || null),
  key: submissionKey,
})
export const reviseResourceSchema = z.strictObject({ ...content, version: rowVersion })

export type OfferResource = z.output<typeof offerResourceSchema>
export type ReviseResource = z.output<typeof reviseResourceSchema>
