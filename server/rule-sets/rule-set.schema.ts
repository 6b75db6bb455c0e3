import { z } from 'zod'
import { calendarDay, rowVersion, submissionKey, text } from '../core/text'

const ruleKey = z.string().max(80)
const typedValue = { value: z.string().max(20).optional(), words: z.array(z.string().max(60)).max(60).optional() }
const head = {
  document: text({ max: 120 }),
  documentNumber: text({ max: 60 }),
  effectiveOn: calendarDay,
  reason: text({ max: 500, min: 2, lines: true }),
  /** Of the version that was looked at; 0 where there is none yet. */
  version: rowVersion,
  key: submissionKey,
}

/** Next year's notice: all clauses and parameters of the version before, with what is new in them. */
export const versionSchema = z.strictObject({
  ...head,
  parameters: z.array(z.strictObject({ key: ruleKey, ...typedValue })).max(100),
  clauses: z.array(z.strictObject({ reference: z.string().max(60), sentence: text({ max: 500 }) })).max(60),
})

/** A union's own rules: only what it says otherwise than those above it, each with the clause of its own document. */
export const layerSchema = z.strictObject({
  ...head,
  parameters: z
    .array(
      z.strictObject({
        ...{ key: ruleKey, ...typedValue, drop: z.literal('on').optional() },
        ...{ reference: z.string().max(60), sentence: z.string().max(500) },
      }),
    )
    .min(1, 'choose')
    .max(40),
})

export const withdrawSchema = z.strictObject({ version: rowVersion, reason: text({ max: 500, min: 2, lines: true }) })

export type VersionInput = z.output<typeof versionSchema>
export type LayerInput = z.output<typeof layerSchema>
