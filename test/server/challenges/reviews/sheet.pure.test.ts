import fc from 'fast-check'
import { expect, it } from 'vitest'
import { reviewSchema } from '~server/challenges/reviews/review.schema'
import { weightedMilli } from '~server/challenges/reviews/submit-review'

const KEY = 'criterion-1'
const read = (score: unknown) => reviewSchema.safeParse({ scores: { [KEY]: score }, comment: '意见清楚' })

it.each([
  '-1',
  '101',
  '100.1',
  '59.999',
  '60.05',
  '九十',
  '９０',
  'NaN',
  'Infinity',
  '1e2',
  '1e309',
  '0x10',
  '',
  ' ',
  '9,5',
  '+90',
  '90.',
  '.5',
  '1000',
  90,
  null,
])('CH-18 the score %j is refused (row 49)', (score) => expect(read(score).success).toBe(false))

it.each([
  ['0', 0],
  ['100', 1000],
  ['100.0', 1000],
  ['59.9', 599],
  [' 90 ', 900],
  ['7.5', 75],
  ['007', 70],
])('CH-18 the score %j is read as %i tenths', (score, tenths) => expect(read(score).data?.scores).toEqual({ [KEY]: tenths }))

it('CH-18 exactly the numbers from 0 to 100 with at most one decimal are read, and as themselves', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1000 }), (tenths) => {
      const typed = tenths % 10 === 0 ? String(tenths / 10) : (tenths / 10).toFixed(1)
      expect(read(typed).data?.scores).toEqual({ [KEY]: tenths })
    }),
  )
  fc.assert(
    fc.property(
      fc.double().filter((value) => !/^\d{1,2}(\.\d)?$|^100(\.0)?$/.test(String(value))),
      (value) => !read(String(value)).success,
    ),
  )
})

it('CH-18 a comment is needed, and no other field is taken', () => {
  expect(reviewSchema.safeParse({ scores: { [KEY]: '90' }, comment: '' }).success).toBe(false)
  expect(reviewSchema.safeParse({ scores: { [KEY]: '90' }, comment: '意见', status: 'submitted' }).success).toBe(false)
  expect(reviewSchema.safeParse({ scores: { __proto__x: '90', 'a b': '1' }, comment: '意见' }).success).toBe(false)
})

it('CH-18 the weighted sum lies between the lowest and the highest score, whatever the weights', () => {
  const rows = fc.array(fc.record({ weight: fc.integer({ min: 1, max: 40 }), tenths: fc.integer({ min: 0, max: 1000 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  fc.assert(
    fc.property(rows, (given) => {
      const rest = 100 - given.slice(1).reduce((sum, { weight }) => sum + weight, 0)
      fc.pre(rest >= 1)
      const criteria = given.map(({ weight }, place) => ({ id: `c${place}`, weight: place === 0 ? rest : weight }))
      const scores = Object.fromEntries(given.map(({ tenths }, place) => [`c${place}`, tenths]))
      const all = given.map(({ tenths }) => tenths * 100)
      const total = weightedMilli(criteria, scores)
      return total >= Math.min(...all) && total <= Math.max(...all)
    }),
  )
})
