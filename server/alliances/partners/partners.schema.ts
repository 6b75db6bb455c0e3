import { z } from 'zod'
import { id } from '../../core/text'
import { createAllianceSchema } from '../alliance.schema'

/** Proposed partners in an address or a hidden field: ids with commas between. */
export const partnerIds = z
  .string()
  .regex(/^[A-Za-z0-9_-]{8,32}(,[A-Za-z0-9_-]{8,32}){0,9}$/, 'choose')
  .transform((typed) => [...new Set(typed.split(','))])

/** An alliance that is founded from a proposal: whom to ask is asked afterwards. */
export const foundFromProposalSchema = createAllianceSchema.extend({ partners: z.union([z.literal(''), partnerIds]).optional() })

export const invitePartnerSchema = z.strictObject({ workshopId: id, partners: partnerIds })
