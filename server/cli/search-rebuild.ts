import { rebuildSearch } from '../../search/rebuild'
import { terminalProgress } from '../core/progress'
import { print, type Command } from './command'

/** Makes both search indexes anew from the rows; people go on searching the old one until the new one stands. */
export const searchRebuild: Command = {
  usage: 'search rebuild',
  options: {},
  needsServices: true,
  run: async () => {
    const { documents } = await rebuildSearch(terminalProgress)
    print(`${documents} documents ✓`)
  },
}
