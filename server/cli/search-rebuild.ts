import { MeilisearchAway } from '../../search/client'
import { rebuildSearch } from '../../search/rebuild'
import { terminalProgress } from '../core/progress'
import { CommandFault, print, SEARCH_IS_BEHIND, type Command } from './command'

/** Makes both search indexes anew from the rows; people go on searching the old one until the new one stands. */
export const searchRebuild: Command = {
  usage: 'search rebuild',
  options: {},
  needsServices: true,
  run: async () => {
    try {
      const { documents } = await rebuildSearch(terminalProgress)
      print(`${documents} documents ✓`)
    } catch (error) {
      if (!(error instanceof MeilisearchAway)) throw error
      throw new CommandFault('搜索服务（Meilisearch）没有应答，索引没有重建：请在它恢复后再运行一次', SEARCH_IS_BEHIND)
    }
  },
}
