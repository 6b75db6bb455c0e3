import { getAlliance } from '~server/alliances/get-alliance'
import { apiLoader } from '~/http/api'

/** GET /api/v1/alliances/{id}: with how it stands to each rule and the clause. */
export const loader = apiLoader(async ({ actor, params }) => {
  const {
    mayInvite: _mayInvite,
    invitable: _invitable,
    timeline: _timeline,
    members,
    ...alliance
  } = await getAlliance(actor, params.allianceId ?? '')
  return { ...alliance, members: members.map(({ actions: _actions, ...member }) => member) }
})
