import { z } from 'zod'
import { calendarDay, id, optionalText, rowVersion, submissionKey, text, wholeNumber, yuan } from '../../core/text'
import * as words from '../record.words'

/** Boxes that were ticked; none at all comes as no field. */
const ticks = <Word extends string>(of: readonly [Word, ...Word[]]) => z.array(z.enum(of, 'choose'), 'choose').max(of.length).default([])
const choice = <Word extends string>(of: readonly [Word, ...Word[]]) => z.enum(of, 'choose')
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .union([z.literal(''), schema], 'choose')
    .optional()
    .transform((value) => (value === '' || value === undefined ? null : (value as z.output<Schema>)))
const YEARS = { min: 1949, max: 2200 }

const MOST_SQUARE_METRES = 100_000

/** "25", "25.5", full-width digits too: square metres with one decimal at most, as tenths. */
const squareMetres = z.string({ error: 'required' }).transform((raw, context) => {
  const typed = raw.trim().replace(/[０-９．]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
  const parts = /^(\d{1,6})(?:\.(\d))?$/.exec(typed)
  const tenths = parts ? Number(parts[1]) * 10 + Number(parts[2] ?? 0) : 0
  if (tenths > 0 && tenths <= MOST_SQUARE_METRES * 10) return tenths
  context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'area', params: { max: MOST_SQUARE_METRES } })
  return z.NEVER
})

export const basicsSchema = z.strictObject({
  ...{ name: text({ max: 120, min: 4 }), field: optionalText(200), about: optionalText(4000, true), foundedOn: calendarDay },
  ...{ kind: choice(words.WORKSHOP_KINDS), activities: ticks(words.ACTIVITIES), version: rowVersion },
  ...{ orientation: orNothing(choice(words.ORIENTATIONS)), subSectorId: orNothing(id) },
})

export const venueSchema = z.strictObject({
  ...{ place: text({ max: 200 }), area: squareMetres, nature: ticks(words.VENUE_NATURE), uses: ticks(words.VENUE_USES) },
})
export const signSchema = z.strictObject({ kind: choice(words.SIGN_KINDS), hungOn: calendarDay, note: optionalText(200) })
export const equipmentSchema = z.strictObject({
  ...{ category: choice(words.EQUIPMENT_CATEGORIES), name: text({ max: 100 }), quantity: wholeNumber({ min: 1, max: 99_999 }) },
})
export const documentSchema = z.strictObject({
  ...{ kind: choice(words.DOCUMENT_KINDS), title: text({ max: 100 }), adoptedOn: calendarDay, publication: choice(words.PUBLICATIONS) },
})
export const fundingSchema = z.strictObject({
  ...{ year: wholeNumber(YEARS), source: choice(words.FUNDING_SOURCES), amount: yuan({ max: 1_000_000_000 }) },
})
export const HOUSE_ENTRIES = ['sign', 'equipment', 'document', 'funding'] as const
export const removeEntrySchema = z.strictObject({ entry: choice(HOUSE_ENTRIES), entryId: id })

export const statementSchema = z.strictObject({ kind: choice(words.STATEMENT_KINDS), text: text({ max: 2000, min: 4, lines: true }) })
export const statementIdSchema = z.strictObject({ statementId: id })
export const withdrawStatementSchema = z.strictObject({ statementId: id, reason: text({ max: 500, min: 2, lines: true }) })

export const planSchema = z.strictObject({ year: wholeNumber(YEARS), goals: text({ max: 2000, min: 2, lines: true }) })
export const planItemSchema = z.strictObject({
  ...{ planId: id, month: wholeNumber({ min: 1, max: 12 }), kind: choice(words.PLAN_KINDS), title: text({ max: 120, min: 2 }) },
  key: submissionKey,
})
export const itemDoneSchema = z.strictObject({ itemId: id, doneOn: calendarDay, report: text({ max: 2000, min: 2, lines: true }) })
export const itemIdSchema = z.strictObject({ itemId: id })

const role = z.enum(['core_member', 'member'], 'choose')
export const addMemberSchema = z.strictObject({
  ...{ username: text({ max: 64 }), role, duty: optionalText(100), joinedOn: calendarDay },
})
export const changeMemberSchema = z.strictObject({ memberId: id, role, duty: optionalText(100) })
export const endMembershipSchema = z.strictObject({ memberId: id, leftOn: calendarDay })
export const handOverSchema = z.strictObject({ memberId: id })

export type Basics = z.output<typeof basicsSchema>
export type Venue = z.output<typeof venueSchema>
export type Sign = z.output<typeof signSchema>
export type Equipment = z.output<typeof equipmentSchema>
export type Document = z.output<typeof documentSchema>
export type Funding = z.output<typeof fundingSchema>
export type RemoveEntry = z.output<typeof removeEntrySchema>
export type Statement = z.output<typeof statementSchema>
export type Plan = z.output<typeof planSchema>
export type PlanItem = z.output<typeof planItemSchema>
export type ItemDone = z.output<typeof itemDoneSchema>
export type AddMember = z.output<typeof addMemberSchema>
export type ChangeMember = z.output<typeof changeMemberSchema>
