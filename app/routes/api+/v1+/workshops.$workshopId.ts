import { getWorkshop } from '~server/workshops/get-workshop'
import { apiLoader } from '~/http/api'

/** GET /api/v1/workshops/{id} */
export const loader = apiLoader(async ({ actor, params }) => {
  const { mayFoundAlliance: _may, members: _members, ...workshop } = await getWorkshop(actor, params.workshopId ?? '')
  return workshop
})
