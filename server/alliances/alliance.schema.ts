import { z } from 'zod'
import { id, longText, optionalText, rowVersion, submissionKey, text } from '../core/text'

export const createAllianceSchema = z.strictObject({
  name: text({ max: 60, min: 4 }),
  purpose: optionalText(1000, true),
  leadWorkshopId: id,
  key: submissionKey,
})

export const inviteSchema = z.strictObject({ workshopId: id })
export const memberSchema = z.strictObject({ memberId: id })

/** A text for each principle; which ones there are the rule set says (R05). */
export const principlesSchema = z.strictObject({
  principles: z.record(z.string().regex(/^[a-z_]{2,40}$/), optionalText(1000, true)),
  version: rowVersion,
})

/** 学会、协会、专委会、团队、专家 (R06). */
export const ASSOCIATE_KINDS = ['society', 'association', 'committee', 'institute', 'school', 'enterprise', 'team', 'expert'] as const
export const associateSchema = z.strictObject({
  kind: z.enum(ASSOCIATE_KINDS, 'choose'),
  name: text({ max: 80, min: 2 }),
  part: optionalText(200),
  key: submissionKey,
})
export const endAssociateSchema = z.strictObject({ associateId: id })

/** `version` is the newest one that its writer saw; 0 while there is none. */
export const charterSchema = z.strictObject({ body: longText({ max: 20_000, min: 20 }), version: rowVersion, key: submissionKey })
export const signSchema = z.strictObject({ memberId: id, version: rowVersion })

export const versionSchema = z.strictObject({ version: rowVersion })
const reason = text({ max: 2000, min: 2, lines: true })
const opinion = optionalText(2000, true)
export const recommendSchema = z.strictObject({ reason: opinion, version: rowVersion })
export const refuseSchema = z.strictObject({ reason, version: rowVersion })
export const nameSchema = z.strictObject({ documentNumber: text({ max: 60, min: 2 }), reason: opinion, version: rowVersion })
export const proposeLeadSchema = z.strictObject({ workshopId: id, version: rowVersion })

export type CreateAlliance = z.output<typeof createAllianceSchema>
export type WritePrinciples = z.output<typeof principlesSchema>
export type AddAssociate = z.output<typeof associateSchema>
export type WriteCharter = z.output<typeof charterSchema>
export type Recommend = z.output<typeof recommendSchema>
export type NameAlliance = z.output<typeof nameSchema>
