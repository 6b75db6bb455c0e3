import { listResources, RESOURCES_PER_PAGE } from '~server/resources/list-resources'
import { apiLoader } from '~/http/api'
import { pageNumber, readQuery, sectorKey } from '~/http/read-query'

/** GET /api/v1/resources?sector=&page= */
export const loader = apiLoader(async ({ actor, url }) => {
  const { sector, page } = readQuery(url, { sector: sectorKey, page: pageNumber })
  const { resources, total } = await listResources(actor, { page, mine: false, ...(sector && { sectorKey: sector }) })
  return { total, page, pageSize: RESOURCES_PER_PAGE, items: resources }
})
