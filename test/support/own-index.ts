import { beforeAll, inject } from 'vitest'
import { INDEX, writer } from '~search/client'
import { prepareIndex } from '~search/indexes'

const { url, key } = inject('meilisearch')
Object.assign(process.env, { MEILI_URL: url, MEILI_KEY: key })

beforeAll(async () => {
  await writer().deleteIndex(INDEX).waitTask()
  await prepareIndex()
})
