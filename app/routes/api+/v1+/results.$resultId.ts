import { getResult } from '~server/results/list-results'
import { apiLoader } from '~/http/api'

/** GET /api/v1/results/{id} */
export const loader = apiLoader(async ({ actor, params }) => {
  const { actions: _actions, timeline: _timeline, ...result } = await getResult(actor, params.resultId ?? '')
  return result
})
