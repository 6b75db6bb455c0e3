import { z } from 'zod'
import { markdownToRich } from './rich-markdown'
import { readRichDoc, richToText, RichTextRefused, type RichDoc, type RichNode } from './rich-text'

const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' })

/** Characters that stand for themselves: no accents, emoji or other parts that join to one. */
const SIMPLE =
  /^[\n\t\u0020-\u007e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u3000-\u3029\u3041-\u3096\u30a0-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff9d]*$/
/** What people write has far fewer code units for each character that they see; a letter under a heap of marks has more. */
const UNITS_EACH = 16

/** Length as people count it: one for an emoji family, one for a letter with its accents. Stops counting past `limit`. */
export function graphemes(text: string, limit: number): number {
  if (text.length > limit * UNITS_EACH) return limit + 1
  if (SIMPLE.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) if (++count > limit) break
  return count
}

/** Marks that turn the direction of what follows, or are nothing but invisible. */
const DIRECTION = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g
const INVISIBLE = /[\s\u200b-\u200d\u2060\ufeff]/g
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
// NUL cannot be stored by PostgreSQL; the other controls have no meaning in a text.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/

/** Issue messages are codes; their sentences are in app/i18n/<language>/fields. */
function refuseUnsupported(value: string, context: z.RefinementCtx): boolean {
  if (!CONTROL.test(value) && !LONE_SURROGATE.test(value)) return false
  context.addIssue({ code: 'custom', message: 'unsupported_character' })
  return true
}

interface TextOptions {
  readonly max: number
  readonly min?: number
  /** Line ends are kept; otherwise they become spaces. */
  readonly lines?: boolean
}

function refuseHuge(value: string, max: number, context: z.RefinementCtx): boolean {
  if (value.length <= max * UNITS_EACH) return false
  context.addIssue({ code: 'custom', message: 'too_long', params: { max } })
  return true
}

/** A text from a form: direction marks removed, composed (NFC), trimmed, its length counted in graphemes. */
export function text({ max, min = 1, lines = false }: TextOptions) {
  return z.string({ error: 'required' }).transform((raw, context) => {
    if (refuseHuge(raw, max, context) || refuseUnsupported(raw, context)) return z.NEVER
    const plain = raw.replace(DIRECTION, '').replace(/\r\n?/g, '\n').normalize('NFC')
    const value = (lines ? plain : plain.replace(/\s+/g, ' ')).trim()
    const empty = value.replace(INVISIBLE, '') === ''
    const length = empty ? 0 : graphemes(value, max)
    if (length > max) context.addIssue({ code: 'custom', message: 'too_long', params: { max } })
    else if (length === 0 && min > 0) context.addIssue({ code: 'custom', message: 'required' })
    else if (length < min) context.addIssue({ code: 'custom', message: 'too_short', params: { min } })
    return empty ? '' : value
  })
}

/** A text that may be left empty. */
export const optionalText = (max: number, lines = false) =>
  text({ max, min: 0, lines })
    .optional()
    .transform((value) => value ?? '')

export interface LongText {
  readonly doc: RichDoc
  readonly text: string
}

/** JSON of the editor begins with this; anything else is what was typed into the plain textarea. */
const DOC_PREFIX = '{"type":"doc"'
/** Room for the nodes of a document beside its words. */
const DOC_OVERHEAD = 500_000

/** The strings of a document: JSON can hide in its escapes what is not seen in the raw form. */
function stringsOf(node: RichNode): string[] {
  const hrefs = (node.marks ?? []).map((mark) => mark.attrs?.href ?? '')
  return [node.text ?? '', ...hrefs, ...(node.content ?? []).flatMap(stringsOf)]
}

/** A long text: the editor's document or the textarea's light Markdown, checked here whatever sent it. */
export function longText({ max, min = 1 }: { max: number; min?: number }) {
  return z.string({ error: 'required' }).transform((raw, context): LongText => {
    const isDoc = raw.startsWith(DOC_PREFIX)
    if (raw.length > max * 8 + (isDoc ? DOC_OVERHEAD : 0)) {
      context.addIssue({ code: 'custom', message: 'too_long', params: { max } })
      return z.NEVER
    }
    if (refuseUnsupported(raw, context)) return z.NEVER
    const clean = (text: string) => text.replace(DIRECTION, '').normalize('NFC')
    let doc: RichDoc
    try {
      doc = isDoc ? readRichDoc(JSON.parse(raw), clean) : markdownToRich(clean(raw))
    } catch (error) {
      if (!(error instanceof RichTextRefused) && !(error instanceof SyntaxError)) throw error
      context.addIssue({ code: 'custom', message: 'rich_text_refused' })
      return z.NEVER
    }
    if (refuseUnsupported(stringsOf(doc).join(' '), context)) return z.NEVER
    const words = richToText(doc).trim()
    const length = words.replace(INVISIBLE, '') === '' ? 0 : graphemes(words, max)
    if (length > max) context.addIssue({ code: 'custom', message: 'too_long', params: { max } })
    else if (length === 0 && min > 0) context.addIssue({ code: 'custom', message: 'required' })
    else if (length < min) context.addIssue({ code: 'custom', message: 'too_short', params: { min } })
    return { doc, text: words }
  })
}

/** An id as our rows have it; anything else cannot exist. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{8,32}$/, 'choose')

/** A day as <input type="date"> gives it, as a UTC midnight; anything that is no day of the calendar is refused. */
export const calendarDay = z.string({ error: 'required' }).transform((typed, context) => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(typed) ? new Date(`${typed}T00:00:00Z`) : null
  if (at && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === typed && at.getUTCFullYear() <= 2200) return at
  context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'day' })
  return z.NEVER
})

/** The version of a row that was looked at. Within what the column holds: beyond it the database would fault instead of refusing. */
export const rowVersion = z.coerce.number().pipe(z.int32())

/** The submission number of a form that creates something. One that is missing is refused like one that is none: by "once". */
export const submissionKey = z.string().default('')

/** A whole number typed into a form ("12", " 12 "). */
export function wholeNumber({ min, max }: { min: number; max: number }) {
  return z.string({ error: 'required' }).transform((raw, context) => {
    const value = /^\d{1,9}$/.test(raw.trim()) ? Number(raw.trim()) : Number.NaN
    if (value >= min && value <= max) return value
    context.addIssue({ code: 'custom', message: raw.trim() === '' ? 'required' : 'number_range', params: { min, max } })
    return z.NEVER
  })
}

/**
 * An amount in yuan as people type it: "50000", "50,000.00", spaces around it and full-width digits. Gives fen.
 * Everything else (exponents, hex, signs, a third decimal) is refused.
 */
export function yuan({ max, min = 0.01 }: { max: number; min?: number }) {
  return z.string({ error: 'required' }).transform((raw, context): bigint => {
    const typed = raw.trim().replace(/[０-９．，]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    const parts = /^(\d{1,3}(?:,\d{3})+|\d{1,13})(?:\.(\d{1,2}))?$/.exec(typed)
    const whole = parts?.[1]?.replaceAll(',', '')
    const fen = whole === undefined ? -1n : BigInt(whole) * 100n + BigInt((parts?.[2] ?? '').padEnd(2, '0'))
    if (whole !== undefined && fen >= BigInt(Math.round(min * 100)) && fen <= BigInt(max) * 100n) return fen
    context.addIssue({ code: 'custom', message: typed === '' ? 'required' : 'amount', params: { min, max } })
    return z.NEVER
  })
}
