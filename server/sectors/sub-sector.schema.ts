import { z } from 'zod'
import { id, text } from '../core/text'

export const addSubSectorSchema = z.strictObject({ sectorKey: z.string().max(20), name: text({ max: 30 }) })
export const subSectorSchema = z.strictObject({ subSectorId: id })

export type AddSubSector = z.output<typeof addSubSectorSchema>
