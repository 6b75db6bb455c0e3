import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ICONS } from '~/components/ui/icon'
import { fromRoot } from '~server/core/root'

const sprite = readFileSync(fromRoot('app/styles/icons.svg'), 'utf8')
const symbols = [...sprite.matchAll(/<symbol id="([^"]+)"([^>]*)>/g)]

it('AD-12 every icon has its symbol, and no symbol is left over', () => {
  expect(symbols.map(([, id]) => id).sort()).toEqual([...ICONS].sort())
})

it('AD-12 each symbol says by itself that it is drawn in lines of the text’s colour: what stands around it does not travel with it', () => {
  const silent = symbols.filter(([, , look = '']) => !look.includes('fill="none"') || !look.includes('stroke="currentColor"'))
  expect(symbols.length).toBeGreaterThan(10)
  expect(silent.map(([, id]) => id)).toEqual([])
})
