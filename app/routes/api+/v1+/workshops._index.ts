import { listWorkshops, WORKSHOPS_PER_PAGE } from '~server/workshops/list-workshops'
import { apiLoader } from '~/http/api'
import { pageNumber, readQuery, sectorKey } from '~/http/read-query'

/** GET /api/v1/workshops?sector=&page= */
export const loader = apiLoader(async ({ actor, url }) => {
  const { sector, page } = readQuery(url, { sector: sectorKey, page: pageNumber })
  const { workshops, total } = await listWorkshops(actor, { page, ...(sector && { sectorKey: sector }) })
  return { total, page, pageSize: WORKSHOPS_PER_PAGE, items: workshops }
})
