import { accounts as accountsEn } from './en/accounts'
import { acceptance as acceptanceEn, bids as bidsEn, reviews as reviewsEn, work as workEn } from './en/challenges'
import { checks as checksEn, checkSummary as checkSummaryEn, coverage as coverageEn, plaque as plaqueEn } from './en/checks'
import { formation as formationEn } from './en/formation'
import { rules as rulesEn } from './en/organisations'
import { partnerLinks as partnerLinksEn, partners as partnersEn } from './en/partners'
import { policies as policiesEn } from './en/policies'
import { problems as problemsEn, similar as similarEn } from './en/problems'
import { records as recordsEn } from './en/records'
import { home as homeEn, resources as resourcesEn, todos as todosEn } from './en/results'
import { actions as actionsEn } from './en/states'
import type { Language } from './languages'
import type { Shape } from './text'
import { accounts } from './zh-CN/accounts'
import { acceptance, bids, reviews, work } from './zh-CN/challenges'
import { checks, checkSummary, coverage, plaque } from './zh-CN/checks'
import { formation } from './zh-CN/formation'
import { rules } from './zh-CN/organisations'
import { partnerLinks, partners } from './zh-CN/partners'
import { policies } from './zh-CN/policies'
import { problems, similar } from './zh-CN/problems'
import { records } from './zh-CN/records'
import { home, resources, todos } from './zh-CN/results'
import { actions } from './zh-CN/states'

const zhCN = {
  ...{ acceptance, accounts, actions, bids, checks, checkSummary, coverage, formation, home, partnerLinks },
  ...{ partners, plaque, policies, problems, records, resources, reviews, rules, similar, todos, work },
}

/** Sentences of a few pages only: they come with those pages' data, so that the script of all pages stays small. */
export type OnDemand = typeof zhCN
export type OnDemandName = keyof OnDemand

/** In each language; English has the same keys, or it does not compile. */
export const onDemand: Readonly<Record<Language, Shape<OnDemand>>> = {
  'zh-CN': zhCN,
  en: {
    ...{ acceptance: acceptanceEn, actions: actionsEn, checks: checksEn, checkSummary: checkSummaryEn, coverage: coverageEn },
    ...{ formation: formationEn, partnerLinks: partnerLinksEn, partners: partnersEn, plaque: plaqueEn, policies: policiesEn },
    ...{
      accounts: accountsEn,
      similar: similarEn,
      todos: todosEn,
      bids: bidsEn,
      home: homeEn,
      problems: problemsEn,
      resources: resourcesEn,
    },
    ...{ records: recordsEn, reviews: reviewsEn, rules: rulesEn, work: workEn },
  },
}

/** What a loader returns beside its data so that its page can say these sentences; the root puts them in place. */
export function sentencesOf(language: Language, ...names: readonly OnDemandName[]): { sentences: Partial<Shape<OnDemand>> } {
  return { sentences: Object.fromEntries(names.map((name) => [name, onDemand[language][name]])) }
}
