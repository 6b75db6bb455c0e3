import { apiLoader } from '~/http/api'
import { openapi } from '~/http/openapi'

/** GET /api/v1/openapi.json */
export const loader = apiLoader(() => Promise.resolve(openapi))
