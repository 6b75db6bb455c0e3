import { each, signedIn, statuses } from './actors'
import type { Case } from './pages-table'
import type { Things } from './things'

const to = (at: string | ((things: Things) => string), status: Case['status']): Case => ({
  at: typeof at === 'string' ? () => at : at,
  status,
})
const everybody = statuses(200)
const nobody = statuses(404)

/** The policy library and what is governed from it. */
export const policyPages: Readonly<Record<string, readonly Case[]>> = {
  'routes/policies+/_index': [to('/policies', everybody), to('/policies?page=1', statuses(422))],
  'routes/policies+/$ruleSetKey': [
    to('/policies/S2', everybody),
    to('/policies/S2?version=1', everybody),
    to('/policies/S2?version=9', nobody),
    to('/policies/S2?version=last', statuses(422)),
    to('/policies/no-such-one', nobody),
  ],
  'routes/policies+/$ruleSetKey_.new': [
    to('/policies/S2/new', signedIn(403, each(200, 'governing', 'administrator'))),
    to('/policies/no-such-one/new', signedIn(404)),
  ],
  'routes/policies+/unions.$unionId': [
    to(({ union }) => `/policies/unions/${union}`, everybody),
    to('/policies/unions/no-such-one', nobody),
  ],
  'routes/policies+/unions.$unionId_.rules': [
    to(({ union }) => `/policies/unions/${union}/rules?add=alliance.min_workshops`, signedIn(403, each(200, 'officer', 'finance'))),
    to('/policies/unions/no-such-one/rules', signedIn(404)),
  ],
  'routes/policies+/what-if': [
    to('/policies/what-if', signedIn(200)),
    to(({ workshop }) => `/policies/what-if?workshop=${workshop}`, signedIn(200)),
    to('/policies/what-if?workshop=no-such-workshop', signedIn(404)),
  ],
  'routes/sectors+/_index': [to('/sectors', signedIn(404, { administrator: 200 }))],
}
