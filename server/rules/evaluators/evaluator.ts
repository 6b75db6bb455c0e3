import type { Parameter, Parameters, ParameterValue } from '../parameters'
import type { Requirement, RequirementState } from '../requirement'
import type { WorkshopFacts } from '../workshop-facts'

export interface Finding {
  readonly state: RequirementState
  readonly actual: Requirement['actual']
  readonly missing: Requirement['missing']
}

/** How a workshop stands to one value. Other numbers of the same check list are asked for by name ("recognised_years"). Pure. */
export type Evaluator<Value extends ParameterValue = ParameterValue> = (
  facts: WorkshopFacts,
  value: Value,
  beside: { readonly number: (name: string) => number; readonly list: (name: string) => readonly string[] },
) => Finding

/** At least so many; what is missing without the noise of fractions. Null: nothing is recorded that could answer. */
export function atLeast(required: number, actual: number | null): Finding {
  if (actual === null) return { state: 'unknown', actual, missing: required }
  return { state: actual >= required ? 'met' : 'not_met', actual, missing: Math.max(0, Number((required - actual).toFixed(3))) }
}

/** Every one of these. */
export function all(required: readonly string[], actual: readonly string[] | null): Finding {
  const missing = required.filter((one) => !actual?.includes(one))
  if (actual === null) return { state: 'unknown', actual, missing }
  return { state: missing.length === 0 ? 'met' : 'not_met', actual: required.filter((one) => actual.includes(one)), missing }
}

/** The same day so many years later; 29 February ends on 28 February where there is none (民法典 202). */
function yearsAfter(day: Date, years: number): Date {
  const later = new Date(day)
  later.setUTCFullYear(later.getUTCFullYear() + years)
  if (later.getUTCMonth() !== day.getUTCMonth()) later.setUTCDate(0)
  return later
}

/** Whole years from a day to today; a year is full on its own date. Below zero for a day that is still to come. */
export function fullYears(from: Date, today: Date): number {
  const years = today.getUTCFullYear() - from.getUTCFullYear()
  return yearsAfter(from, years) <= today ? years : years - 1
}

/** Of the last so many years: up to today, and so many years ago is one day too long. */
export const within = (facts: WorkshopFacts, years: number) => (day: Date) => day <= facts.today && fullYears(day, facts.today) < years

/** Who gave an honour or an award, from the lowest to the highest. */
export const LEVELS = ['unit', 'county', 'city', 'provincial', 'national']

/** Is one rank as high as another? A word that is not in the order is no rank. */
export function reaches(order: readonly string[], actual: string, required: string): boolean {
  const [has, needs] = [order.indexOf(actual), order.indexOf(required)]
  return has >= 0 && needs >= 0 && has >= needs
}

/** The other parameters of the check list of `item`. */
export function besides(parameters: Parameters, { checklist }: Parameter) {
  return {
    number: (name: string) => parameters.number(`${checklist}.${name}`).value,
    list: (name: string) => parameters.list(`${checklist}.${name}`).value,
  }
}
