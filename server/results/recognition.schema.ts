import { z } from 'zod'
import { calendarDay, id, optionalText, submissionKey, text, yuan } from '../core/text'
import { LEVELS, RECOGNITION_KINDS } from '../workshops/record.words'

export const recognitionSchema = z.strictObject({
  ...{ kind: z.enum(RECOGNITION_KINDS, 'choose'), level: z.enum(LEVELS, 'choose'), givenOn: calendarDay },
  ...{ givenBy: text({ max: 100, min: 2 }), key: submissionKey },
})
export const adoptionSchema = z.strictObject({
  ...{ adopter: text({ max: 120, min: 2 }), adoptedOn: calendarDay, socialBenefit: optionalText(1000, true) },
  /** Left empty where only the social benefit is told. */
  economic: z
    .union([z.literal(''), yuan({ max: 10_000_000_000, min: 0 })])
    .optional()
    .transform((value) => value || 0n),
  key: submissionKey,
})
export const removeTraceSchema = z.strictObject({ trace: z.enum(['recognition', 'adoption'], 'choose'), traceId: id })

export type NewRecognition = z.output<typeof recognitionSchema>
export type NewAdoption = z.output<typeof adoptionSchema>
export type RemoveTrace = z.output<typeof removeTraceSchema>
