import { app, common, editor, nav, sectors, steps } from './en/app'
import { challenges } from './en/challenges'
import { errorPage } from './en/errors'
import { alliances, workshops } from './en/organisations'
import { results, search } from './en/results'
import { eventData, events, states } from './en/states'
import type { Catalogue } from './text'

/** Every sentence in English. */
export const catalogue: Catalogue = {
  ...{ alliances, app, challenges, common, editor, errorPage, eventData, events, nav },
  ...{ results, search, sectors, states, steps, workshops },
}
