import { accounts } from './en/accounts'
import { app, common, editor, nav, sectors, steps } from './en/app'
import { bids, challenges } from './en/challenges'
import { errorPage } from './en/errors'
import { alliances, workshops } from './en/organisations'
import { problems, similar } from './en/problems'
import { home, resources, results, search, todos } from './en/results'
import { actions, eventData, events, states } from './en/states'
import type { Catalogue } from './text'

/** Every sentence in English. */
export const catalogue: Catalogue = {
  ...{ accounts, actions, alliances, app, bids, challenges, common, editor, errorPage, eventData, events, home, nav },
  ...{ problems, resources, results, search, sectors, similar, states, steps, todos, workshops },
}
