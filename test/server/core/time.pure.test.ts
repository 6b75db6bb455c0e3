import fc from 'fast-check'
import { expect, it } from 'vitest'
import { addDays, beijingDay, beijingYear, parseBeijing, toBeijingInput } from '~server/core/time'

it.each([
  ['2026-11-21T15:00', '2026-11-21T07:00:00.000Z'],
  ['2026-01-01T00:00', '2025-12-31T16:00:00.000Z'],
  ['2024-02-29T23:59', '2024-02-29T15:59:00.000Z'],
])('CH-15 %s is read as 北京时间', (typed, instant) => {
  expect(parseBeijing(typed)?.toISOString()).toBe(instant)
})

it.each([
  '',
  'tomorrow',
  '2026-02-30T10:00',
  '2025-02-29T10:00',
  '2026-11-21T24:00',
  '2026-13-01T10:00',
  '2026-11-21T15:60',
  '2026-11-21 15:00',
  '2026-11-21T15:00Z',
  '2026-11-21T15:00:00',
  '0000-00-00T00:00',
  'infinity',
  ' 2026-11-21T15:00',
])('row 57: %j is no time of the calendar', (typed) => {
  expect(parseBeijing(typed)).toBeNull()
})

it('CH-15 what the field shows is read back as the same minute', () => {
  const minutes = fc
    .date({ min: new Date('1992-01-01'), max: new Date('2200-01-01'), noInvalidDate: true })
    .map((at) => new Date(Math.floor(at.getTime() / 60_000) * 60_000))
  fc.assert(
    fc.property(minutes, (at) => {
      expect(parseBeijing(toBeijingInput(at))).toEqual(at)
    }),
  )
})

it('the year and the day change at midnight in Beijing', () => {
  expect([beijingYear(new Date('2025-12-31T15:59:59Z')), beijingYear(new Date('2025-12-31T16:00:00Z'))]).toEqual([2025, 2026])
  expect(beijingDay(new Date('2026-11-21T15:59:59Z')).toISOString()).toBe('2026-11-21T00:00:00.000Z')
  expect(beijingDay(new Date('2026-11-21T16:00:00Z')).toISOString()).toBe('2026-11-22T00:00:00.000Z')
  expect(addDays(new Date('2026-02-27T00:00:00Z'), 2).toISOString()).toBe('2026-03-01T00:00:00.000Z')
})
