import { DomainError } from '~server/core/errors'
import { loaderOf } from '~/http/loader'

/** No such page. */
export const loader = loaderOf(() => Promise.reject(new DomainError('not_found')))

export const action = loader

export default function Nothing() {
  return null
}
