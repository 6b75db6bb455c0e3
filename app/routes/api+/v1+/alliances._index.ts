import { ALLIANCES_PER_PAGE, listAlliances } from '~server/alliances/list-alliances'
import { apiLoader } from '~/http/api'
import { pageNumber, readQuery } from '~/http/read-query'

/** GET /api/v1/alliances?page= */
export const loader = apiLoader(async ({ actor, url }) => {
  const { page } = readQuery(url, { page: pageNumber })
  const { alliances, total } = await listAlliances(actor, { page })
  return { total, page, pageSize: ALLIANCES_PER_PAGE, items: alliances }
})
