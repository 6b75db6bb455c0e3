import type { LIST_EVALUATORS } from '../rules/evaluate-workshop'
import type { Parameter, ParameterValue } from '../rules/parameters'
import {
  DIMENSIONS,
  DOCUMENT_KINDS,
  EQUIPMENT_CATEGORIES,
  FUNCTIONS,
  HONOUR_KINDS,
  LEVELS,
  SIGN_KINDS,
  STATEMENT_KINDS,
  VENUE_NATURE,
  VENUE_USES,
  VOCATIONAL_LEVELS,
} from '../workshops/record.words'

const TITLES = ['provincial_system', 'provincial_demonstration', 'national_demonstration'] as const

/** The words that each evaluator of a list understands; any other would never be met, so no rule may ask for it. */
const byEvaluator: Readonly<Record<keyof typeof LIST_EVALUATORS, readonly string[]>> = {
  leader_qualification: [
    ...HONOUR_KINDS.flatMap((kind) => LEVELS.map((level) => `${kind}@${level}`)),
    ...VOCATIONAL_LEVELS.map((level) => `vocational@${level}`),
  ],
  team_structure: DIMENSIONS,
  venue_nature: VENUE_NATURE,
  venue_uses: VENUE_USES,
  signs: SIGN_KINDS,
  equipment: EQUIPMENT_CATEGORIES,
  rule_documents: DOCUMENT_KINDS,
  documents_published: ['on_wall', 'online'],
  statements: STATEMENT_KINDS,
  not_named: TITLES,
  functions: FUNCTIONS,
}

const byKey: Readonly<Record<string, readonly string[]>> = {
  'alliance.lead_titles': TITLES,
  'seven_standards.recognised_level': LEVELS,
}

/** What a list may hold, in its order: the evaluator's words, else those that the document itself names. */
export function wordsFor({ key, evaluator, value }: Pick<Parameter, 'key' | 'evaluator' | 'value'>): readonly string[] {
  const known: Readonly<Record<string, readonly string[]>> = byEvaluator
  return known[evaluator ?? ''] ?? byKey[key] ?? (typeof value === 'number' ? [] : value)
}

const FEN = 100

/** Money is written in yuan and kept in fen. */
export const isMoney = (key: string): boolean => key.endsWith('_fen')

/** Between what a number may lie, as it is typed. Nothing is demanded less than once: who demands nothing lays no rule. */
export function boundsFor(key: string): { readonly min: number; readonly max: number } {
  if (isMoney(key)) return { min: 0, max: 10_000_000 }
  if (key.endsWith('by_year')) return { min: 2000, max: 2100 }
  return key.endsWith('_days') ? { min: 1, max: 366 } : { min: 1, max: 10_000 }
}

/** What was typed or ticked as the value of a parameter; a code when it cannot be one. Pure. */
export function readValue(
  parameter: Pick<Parameter, 'key' | 'evaluator' | 'value'>,
  typed: { readonly value?: string | undefined; readonly words?: readonly string[] | undefined },
): { readonly value: ParameterValue } | { readonly code: string; readonly detail?: { min: number; max: number } } {
  if (typeof parameter.value === 'number') {
    const { min, max } = boundsFor(parameter.key)
    const text = (typed.value ?? '').trim()
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
    if (!(value >= min && value <= max)) return { code: text === '' ? 'required' : 'number_range', detail: { min, max } }
    return { value: isMoney(parameter.key) ? value * FEN : value }
  }
  const words = wordsFor(parameter)
  const chosen = typed.words ?? []
  if (chosen.length === 0 || chosen.some((word) => !words.includes(word))) return { code: 'choose' }
  return { value: words.filter((word) => chosen.includes(word)) }
}
