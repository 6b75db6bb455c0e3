import { LEVELS, reaches } from '../../rules/evaluators/evaluator'
import type { Parameters } from '../../rules/parameters'
import type { WorkshopFacts } from '../../rules/workshop-facts'

export interface OutputRow {
  /** The calendar years that it adds up: one, or two in a row (每两年). */
  readonly years: readonly number[]
  readonly topics: number
  readonly awarded: number
  readonly activities: number
  readonly results: number
  /** Results that a department of the level that counts recognised in these years. */
  readonly recognised: number
  /** Results of these years that somebody has put to use. */
  readonly converted: number
  readonly adoptions: number
}

/** What the documents ask for in one year, or in two. */
export interface OutputDemands {
  readonly topics: number
  readonly converted: number
  readonly recognised: number
}

export interface Output {
  readonly demands: OutputDemands
  readonly years: readonly OutputRow[]
  readonly spans: readonly OutputRow[]
}

const YEARS = 3

/** What came of a workshop in the last three calendar years, each year and each two in a row (WS-20, WS-21, WS-22). Pure. */
export function yearlyOutput(facts: WorkshopFacts, parameters: Parameters): Output {
  const [level = 'city'] = parameters.list('seven_standards.recognised_level').value
  const done = facts.plans.flatMap(({ items }) => items)
  const row = (years: readonly number[]): OutputRow => {
    const isIn = (day: Date) => day <= facts.today && years.includes(day.getUTCFullYear())
    const results = facts.results.filter(({ publishedOn }) => isIn(publishedOn))
    const took = done.filter(({ doneOn }) => doneOn && isIn(doneOn))
    const counts = (one: { readonly level: string; readonly givenOn: Date }) => isIn(one.givenOn) && reaches(LEVELS, one.level, level)
    return {
      years,
      topics: took.filter(({ kind }) => kind === 'topic').length,
      awarded: facts.awardedOn.filter(isIn).length,
      activities: took.length,
      results: results.length,
      recognised: facts.results.filter(({ recognitions }) => recognitions.some(counts)).length,
      converted: results.filter(({ adoptedOn }) => adoptedOn.some((day) => day <= facts.today)).length,
      adoptions: facts.results.flatMap(({ adoptedOn }) => adoptedOn).filter(isIn).length,
    }
  }
  const years = Array.from({ length: YEARS }, (_, back) => facts.today.getUTCFullYear() - back)
  return {
    demands: {
      topics: parameters.number('seven_standards.topics').value,
      converted: parameters.number('eight_conditions.converted').value,
      recognised: parameters.number('seven_standards.results').value,
    },
    years: years.map((year) => row([year])),
    spans: years.slice(1).map((year) => row([year, year + 1])),
  }
}
