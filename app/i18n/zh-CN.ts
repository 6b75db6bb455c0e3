import { app, common, editor, nav, sectors, steps } from './zh-CN/app'
import { challenges } from './zh-CN/challenges'
import { errorPage } from './zh-CN/errors'
import { alliances, workshops } from './zh-CN/organisations'
import { results, search } from './zh-CN/results'
import { eventData, events, states } from './zh-CN/states'

/** Every sentence in Chinese; its keys are those of all languages. */
export const catalogue = {
  ...{ alliances, app, challenges, common, editor, errorPage, eventData, events, nav },
  ...{ results, search, sectors, states, steps, workshops },
}
