import fc from 'fast-check'
import { expect, it } from 'vitest'
import { parseJson } from '~/http/parse-json'

it.each(['{"a":1,"a":2}', '{"a":1,"\\u0061":2}', '[{"b":{"a":{},"c":[],"a":1}}]', '{"a" :1,"a"\n:2}', '{"":1,"":2}', '{"\\"":1,"\\"":2}'])(
  'bad input 72 the same name twice in one object is refused: %s',
  (text) => {
    expect(() => parseJson(text)).toThrow(SyntaxError)
  },
)

it.each([
  '{"a":{"a":1},"b":{"a":2}}',
  '[{"a":1},{"a":2}]',
  '{"a":"a","b":"a"}',
  '{"a":"\\"a\\":1","b":["a","a"]}',
  '{"a":"{\\"a\\":[","b":"}"}',
])('bad input 72 a name in another object, or a word that is no name, is not twice: %s', (text) =>
  expect(parseJson(text)).toEqual(JSON.parse(text)),
)

it('bad input 72 a depth of a hundred thousand is refused at once, and one of thirty-two is not', () => {
  const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
  const startedAt = performance.now()
  expect(() => parseJson(deep(100_000))).toThrow(SyntaxError)
  expect(performance.now() - startedAt).toBeLessThan(500)
  expect(parseJson(deep(32))).toEqual(JSON.parse(deep(32)))
  expect(() => parseJson(deep(33))).toThrow(SyntaxError)
})

it.each(['{"a":"\\ud800"}', '{"\\udc00":1}', '["\\udc00\\ud800"]'])('bad input 62 half a character is refused: %s', (text) => {
  expect(() => parseJson(text)).toThrow(SyntaxError)
})

it('bad input 72 whatever else is JSON means what it always meant', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text))
    }),
  )
})
