import { getResource } from '~server/resources/list-resources'
import { apiLoader } from '~/http/api'

/** GET /api/v1/resources/{id} */
export const loader = apiLoader(async ({ actor, params }) => {
  const { actions: _actions, ...resource } = await getResource(actor, params.resourceId ?? '')
  return resource
})
