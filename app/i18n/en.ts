import { accounts } from './en/accounts'
import { app, common, editor, nav, sectors, steps } from './en/app'
import { acceptance, bids, challenges, reviews, work } from './en/challenges'
import { errorPage } from './en/errors'
import { alliances, rules, workshops } from './en/organisations'
import { problems, similar } from './en/problems'
import { home, resources, results, search, todos } from './en/results'
import { actions, eventData, events, states } from './en/states'
import type { Catalogue } from './text'

/** Every sentence in English. */
export const catalogue: Catalogue = {
  ...{ accounts, acceptance, actions, alliances, app, bids, challenges, common, editor, errorPage, eventData, events, home, nav },
  ...{ problems, resources, results, reviews, rules, search, sectors, similar, states, steps, todos, work, workshops },
}
