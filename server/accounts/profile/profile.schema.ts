import { z } from 'zod'
import { calendarDay, id, optionalText, rowVersion, submissionKey, text, wholeNumber } from '../../core/text'
import * as words from '../../workshops/record.words'

/** What a profile says of a person (S3 附件4); each may be open to everybody who is signed in. */
export const PROFILE_FIELDS = [
  ...(['gender', 'bornOn', 'education', 'ethnicity', 'politicalStatus', 'specialty'] as const),
  ...(['professionalRank', 'vocationalLevel', 'skills', 'phone', 'email'] as const),
] as const
export type ProfileField = (typeof PROFILE_FIELDS)[number]

const wordOrNone = <Word extends string>(of: readonly [Word, ...Word[]]) =>
  z
    .union([z.literal(''), z.enum(of)], 'choose')
    .optional()
    .transform((value) => value ?? '')
const formed = (max: number, shape: RegExp, code: string) => optionalText(max).refine((value) => value === '' || shape.test(value), code)
const MOST_SKILLS = 12

export const profileSchema = z.strictObject({
  gender: wordOrNone(words.GENDERS).transform((value) => value || null),
  bornOn: z
    .union([z.literal(''), calendarDay])
    .optional()
    .transform((value) => value || null),
  ...{ education: wordOrNone(words.EDUCATIONS), ethnicity: optionalText(30), specialty: optionalText(100) },
  ...{ politicalStatus: wordOrNone(words.POLITICAL_STATUSES), professionalRank: wordOrNone(words.PROFESSIONAL_RANKS) },
  vocationalLevel: wordOrNone(words.VOCATIONAL_LEVELS),
  skills: optionalText(300).transform((typed) => [...new Set(typed.split(/[,，、;；\s]+/).filter(Boolean))].slice(0, MOST_SKILLS)),
  phone: formed(30, /^[\d+() -]{5,30}$/, 'phone'),
  email: formed(120, /^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'email'),
  openFields: z.array(z.enum(PROFILE_FIELDS, 'choose'), 'choose').max(PROFILE_FIELDS.length).default([]),
  version: rowVersion,
})

export const honourSchema = z.strictObject({
  ...{ kind: z.enum(words.HONOUR_KINDS, 'choose'), level: z.enum(words.LEVELS, 'choose') },
  ...{ year: wholeNumber({ min: 1949, max: 2200 }), issuedBy: text({ max: 100, min: 2 }), key: submissionKey },
})
export const honourIdSchema = z.strictObject({ honourId: id })
export const withdrawHonourSchema = z.strictObject({ honourId: id, reason: text({ max: 500, min: 2, lines: true }) })

export type Profile = z.output<typeof profileSchema>
export type NewHonour = z.output<typeof honourSchema>
