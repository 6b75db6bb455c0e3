import { DomainError } from '~server/core/errors'
import { apiLoader } from '~/http/api'

/** No such address in the API. */
export const loader = apiLoader(() => Promise.reject(new DomainError('not_found')))

export const action = loader
