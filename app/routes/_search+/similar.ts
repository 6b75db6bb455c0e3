import { z } from 'zod'
import { similar } from '~search/similar'
import { userLoaderOf } from '~/http/loader'
import { readQuery } from '~/http/read-query'

/** 查重 while typing: for people who are signed in, over what they may read. */
export const loader = userLoaderOf(async ({ actor, url }) => {
  const shape = { title: z.string().max(400), summary: z.string().max(2000).optional(), except: z.string().max(32).optional() }
  const { title, summary = '', except } = readQuery(url, shape)
  return { matches: await similar(actor, { title, summary, ...(except && { except: [except] }) }) }
})
