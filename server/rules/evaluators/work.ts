import type { WorkshopFacts } from '../workshop-facts'
import { all, atLeast, fullYears, LEVELS, reaches, within, type Evaluator } from './evaluator'

/** Activities that took place; a day that is still to come is a slip of the pen. */
const done = ({ plans, today }: WorkshopFacts) =>
  plans.flatMap(({ items }) => items.flatMap(({ kind, doneOn }) => (doneOn && doneOn <= today ? [{ kind, doneOn }] : [])))
const planned = ({ plans, today }: WorkshopFacts) => plans.filter(({ year }) => year === today.getUTCFullYear())

/** Topics of the last twelve months (R17): planned ones that took place, and challenges that were awarded to it. */
export const yearlyTopics: Evaluator<number> = (facts, required) => {
  const topics = [
    ...done(facts)
      .filter(({ kind }) => kind === 'topic')
      .map(({ doneOn }) => doneOn),
    ...facts.awardedOn,
  ]
  return atLeast(required, topics.filter(within(facts, 1)).length)
}

/** Results of the last `recognised_years` years that a department of `recognised_level` or higher recognised (R18). */
export const recognisedResults: Evaluator<number> = (facts, required, beside) => {
  const [level = 'city'] = beside.list('recognised_level')
  const inTime = within(facts, beside.number('recognised_years'))
  const counts = facts.results.filter(({ recognitions }) =>
    recognitions.some((one) => reaches(LEVELS, one.level, level) && inTime(one.givenOn)),
  )
  return atLeast(required, counts.length)
}

/** Results of the last twelve months (R31). */
export const yearlyResults: Evaluator<number> = (facts, required) =>
  atLeast(required, facts.results.filter(({ publishedOn }) => within(facts, 1)(publishedOn)).length)

/** Results of the last twelve months that somebody put to use (R19: 取得一项创新成果并实现转化). */
export const convertedResults: Evaluator<number> = (facts, required) =>
  atLeast(
    required,
    facts.results.filter(({ publishedOn, adoptedOn }) => within(facts, 1)(publishedOn) && adoptedOn.some((day) => day <= facts.today))
      .length,
  )

/** Whole years since the first activity that took place (R34, WS-17): founding alone does not count. */
export const runningYears: Evaluator<number> = (facts, required) => {
  const days = done(facts).map(({ doneOn }) => doneOn.getTime())
  return atLeast(required, days.length === 0 ? null : fullYears(new Date(Math.min(...days)), facts.today))
}

/** A plan for this year with so many entries (R31 工作计划). */
export const yearlyPlan: Evaluator<number> = (facts, required) => atLeast(required, planned(facts).flatMap(({ items }) => items).length)

/** Activities of the last twelve months (R31 具体活动). */
export const yearlyActivities: Evaluator<number> = (facts, required) =>
  atLeast(required, done(facts).filter(({ doneOn }) => within(facts, 1)(doneOn)).length)

/** 思政 activities in this year's plan (R35). */
export const ideologicalPlan: Evaluator<number> = (facts, required) =>
  atLeast(
    required,
    planned(facts)
      .flatMap(({ items }) => items)
      .filter(({ kind }) => kind === 'ideological').length,
  )

/** 思政 activities of the last twelve months (R35). */
export const ideologicalActivities: Evaluator<number> = (facts, required) =>
  atLeast(required, done(facts).filter(({ kind, doneOn }) => kind === 'ideological' && within(facts, 1)(doneOn)).length)

/**
 * 挂牌后连续 N 年没有创新成果 (R22): met while neither the plaque nor the last result is that old. Nothing runs for a
 * workshop without a plaque. `actual`: the years that are full.
 */
export const resultsWithin: Evaluator<number> = ({ plaqueOn, results, today }, years) => {
  if (!plaqueOn) return { state: 'unknown', actual: null, missing: years }
  const start = results.reduce((last, { publishedOn }) => (publishedOn > last && publishedOn <= today ? publishedOn : last), plaqueOn)
  const full = Math.max(0, fullYears(start, today))
  return { state: full < years ? 'met' : 'not_met', actual: full, missing: full < years ? 0 : 1 }
}

/** Statements that the unit's union confirmed (R32): the data cannot answer, and an open statement leaves the question open. */
export const statements: Evaluator<readonly string[]> = (facts, required) => {
  const finding = all(
    required,
    facts.statements.filter(({ confirmed }) => confirmed).map(({ kind }) => kind),
  )
  return finding.state === 'met' ? finding : { ...finding, state: 'unknown' }
}

/** 已被省、市总工会命名的不再推荐 (R32): none of these titles. */
export const notNamed: Evaluator<readonly string[]> = ({ titles }, excluded) => {
  const held = excluded.filter((title) => titles.includes(title))
  return { state: held.length === 0 ? 'met' : 'not_met', actual: held, missing: held }
}

/** 示范引领、集智创新、协同攻关、传承技能、培育精神 (R47): what of the last twelve months shows each function. */
export const functions: Evaluator<readonly string[]> = (facts, required) => {
  const recent = new Set(
    done(facts)
      .filter(({ doneOn }) => within(facts, 1)(doneOn))
      .map(({ kind }) => kind),
  )
  const shown: Readonly<Record<string, boolean>> = {
    demonstration: facts.titles.length > 0 || recent.has('exchange'),
    innovation: facts.results.some(({ publishedOn }) => within(facts, 1)(publishedOn)),
    cooperation: facts.alliances > 0 || facts.awardedOn.some(within(facts, 1)),
    passing_on: recent.has('training') || recent.has('apprentice'),
    spirit: recent.has('ideological'),
  }
  return all(
    required,
    required.filter((name) => shown[name]),
  )
}
