import * as house from './evaluators/house'
import * as people from './evaluators/people'
import * as work from './evaluators/work'
import { besides, type Evaluator } from './evaluators/evaluator'
import type { Parameter, Parameters, ParameterValue } from './parameters'
import type { Requirement } from './requirement'
import type { WorkshopFacts } from './workshop-facts'

type OfNumber = Evaluator<number>
type OfList = Evaluator<readonly string[]>

/** What a rule set may name as the evaluator of a number, and of a list. */
export const NUMBER_EVALUATORS = {
  ...{ team_size: people.teamSize, venue_area: house.venueArea, funded: house.funded, yearly_topics: work.yearlyTopics },
  ...{ recognised_results: work.recognisedResults, yearly_results: work.yearlyResults, converted_results: work.convertedResults },
  ...{ running_years: work.runningYears, yearly_plan: work.yearlyPlan, yearly_activities: work.yearlyActivities },
  ...{ ideological_plan: work.ideologicalPlan, ideological_activities: work.ideologicalActivities, results_within: work.resultsWithin },
} satisfies Readonly<Record<string, OfNumber>>

export const LIST_EVALUATORS = {
  ...{ leader_qualification: people.leaderQualification, team_structure: people.teamStructure, venue_nature: house.venueNature },
  ...{ venue_uses: house.venueUses, signs: house.signs, equipment: house.equipment, rule_documents: house.ruleDocuments },
  ...{ documents_published: house.documentsPublished, statements: work.statements, not_named: work.notNamed, functions: work.functions },
} satisfies Readonly<Record<string, OfList>>

function evaluatorOf(name: string | null, value: ParameterValue): Evaluator {
  const table: Readonly<Record<string, OfNumber | OfList>> = typeof value === 'number' ? NUMBER_EVALUATORS : LIST_EVALUATORS
  const found = table[name ?? '']
  if (!found) throw new Error(`no evaluator ${name} for ${typeof value === 'number' ? 'a number' : 'a list'}`)
  return found as Evaluator
}

/** Conditions of one kind of workshop only: "eight_conditions.leader@model_worker". */
const concerns = ({ key }: Parameter, { kind }: WorkshopFacts) => !key.includes('@') || key.endsWith(`@${kind}`)

/** How a workshop stands to each item of a check list, in the order of its document. Pure. */
export function evaluateWorkshop(facts: WorkshopFacts, checklist: string, parameters: Parameters): Requirement[] {
  return parameters
    .checklist(checklist)
    .filter((item) => concerns(item, facts))
    .map((item) => {
      const finding = evaluatorOf(item.evaluator, item.value)(facts, item.value, besides(parameters, item))
      return { rule: item.rule, key: item.key, evaluator: item.evaluator ?? '', required: item.value, ...finding, clause: item.clause }
    })
}
