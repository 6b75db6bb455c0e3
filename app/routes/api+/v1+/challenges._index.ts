import { CHALLENGES_PER_PAGE, listChallenges } from '~server/challenges/list-challenges'
import { apiLoader } from '~/http/api'
import { pageNumber, readQuery, sectorKey } from '~/http/read-query'

/** GET /api/v1/challenges?sector=&page= */
export const loader = apiLoader(async ({ actor, url }) => {
  const { sector, page } = readQuery(url, { sector: sectorKey, page: pageNumber })
  const { challenges, total } = await listChallenges(actor, { page, ...(sector && { sectorKey: sector }) })
  return { total, page, pageSize: CHALLENGES_PER_PAGE, items: challenges }
})
