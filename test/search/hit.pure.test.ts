import fc from 'fast-check'
import { expect, it } from 'vitest'
import { cutAtMarks, markTerms, plain, snippetOf } from '~search/hit'
import { MARK_END, MARK_START } from '~search/indexes'

const mark = (text: string) => MARK_START + text + MARK_END
const shown = (segments: ReturnType<typeof cutAtMarks>) => segments.map(({ text, hit }) => (hit ? `[${text}]` : text)).join('|')

it('SE-05 marks that touch are one mark', () => {
  expect(shown(cutAtMarks(`${mark('压')}${mark('疮')}预警${mark('垫')}`))).toBe('[压疮]|预警|[垫]')
  expect(shown(cutAtMarks(`卧床${mark('压疮')}`))).toBe('卧床|[压疮]')
  expect(cutAtMarks('')).toEqual([])
})

it('SE-05 terms that overlap or touch are one mark, and case does not matter', () => {
  expect(shown(markTerms('沙棘果分级', ['沙棘', '棘果']))).toBe('[沙棘果]|分级')
  expect(shown(markTerms('分级机与分级', ['分级', '级机']))).toBe('[分级机]|与|[分级]')
  expect(shown(markTerms('aXR-2000a', ['xr']))).toBe('a|[XR]|-2000a')
  expect(shown(markTerms('一.二*三(', ['.', '*三', '(']))).toBe('一|[.]|二|[*三(]')
  expect(markTerms('', ['沙'])).toEqual([])
  expect(shown(markTerms('沙棘', ['', '果']))).toBe('沙棘')
})

it('SE-05 whatever is marked, no letter is lost, none is added, and no two neighbours are of one kind', () => {
  const letters = fc.string({ unit: fc.constantFrom('沙', '棘', '果', 'a', 'B', '.', '<', MARK_START, MARK_END, '👍') })
  const tidy = (segments: ReturnType<typeof cutAtMarks>) =>
    segments.every(({ text, hit }, place) => text !== '' && hit !== segments[place - 1]?.hit)
  fc.assert(
    fc.property(letters, fc.array(letters), (text, terms) => {
      const [cut, found] = [cutAtMarks(text), markTerms(text, terms)]
      expect(plain(cut)).toBe(text.replaceAll(MARK_START, '').replaceAll(MARK_END, ''))
      expect(plain(found)).toBe(text)
      expect(tidy(cut) && tidy(found)).toBe(true)
    }),
    { seed: 2, numRuns: 500 },
  )
})

it('SE-05 a snippet stands around the first mark and says where it was cut', () => {
  const text = `${'前'.repeat(200)}沙棘${'后'.repeat(200)}`
  expect(shown(snippetOf(text, ['沙棘']))).toBe(`…${'前'.repeat(40)}|[沙棘]|${'后'.repeat(78)}…`)
  expect(shown(snippetOf('短短的沙棘', ['沙棘']))).toBe('短短的|[沙棘]')
  expect(plain(snippetOf(text, ['没有']))).toBe(`${'前'.repeat(120)}…`)
  expect(shown(snippetOf(`${'前'.repeat(200)}沙棘`, ['沙棘']))).toBe(`…${'前'.repeat(40)}|[沙棘]`)
})
