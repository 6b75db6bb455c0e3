import { z } from 'zod'
import { id, optionalText, submissionKey, text } from '../core/text'

export const createAllianceSchema = z.strictObject({
  name: text({ max: 60, min: 4 }),
  purpose: optionalText(1000, true),
  leadWorkshopId: id,
  key: submissionKey,
})

export const inviteSchema = z.strictObject({ workshopId: id })
export const memberSchema = z.strictObject({ memberId: id })

export type CreateAlliance = z.output<typeof createAllianceSchema>
