import { listResults, RESULTS_PER_PAGE } from '~server/results/list-results'
import { apiLoader } from '~/http/api'
import { pageNumber, readQuery, sectorKey } from '~/http/read-query'

/** GET /api/v1/results?sector=&page= */
export const loader = apiLoader(async ({ actor, url }) => {
  const { sector, page } = readQuery(url, { sector: sectorKey, page: pageNumber })
  const { results, total } = await listResults(actor, { page, ...(sector && { sectorKey: sector }) })
  return { total, page, pageSize: RESULTS_PER_PAGE, items: results }
})
