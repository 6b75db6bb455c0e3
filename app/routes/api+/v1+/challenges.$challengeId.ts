import { getChallenge } from '~server/challenges/get-challenge'
import { apiLoader } from '~/http/api'

/** GET /api/v1/challenges/{id}: the listing; of its bids nothing. */
export const loader = apiLoader(async ({ actor, params }) => {
  const {
    ownBid: _ownBid,
    mayBid: _mayBid,
    actions: _actions,
    mayReadBids: _mayReadBids,
    ...listing
  } = await getChallenge(actor, params.challengeId ?? '')
  return listing
})
