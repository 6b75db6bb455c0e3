import { accounts } from './zh-CN/accounts'
import { app, common, editor, nav, sectors, steps } from './zh-CN/app'
import { bids, challenges } from './zh-CN/challenges'
import { errorPage } from './zh-CN/errors'
import { alliances, workshops } from './zh-CN/organisations'
import { problems, similar } from './zh-CN/problems'
import { home, resources, results, search, todos } from './zh-CN/results'
import { actions, eventData, events, states } from './zh-CN/states'

/** Every sentence in Chinese; its keys are those of all languages. */
export const catalogue = {
  ...{ accounts, actions, alliances, app, bids, challenges, common, editor, errorPage, eventData, events, home, nav },
  ...{ problems, resources, results, search, sectors, similar, states, steps, todos, workshops },
}
