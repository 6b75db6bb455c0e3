import { describe, expect, it } from 'vitest'
import { daysLeft, standingAfter } from '~server/alliances/standing'

const beijing = (text: string) => new Date(`${text}+08:00`)
const sound = { standing: 'sound', mendBy: null } as const
const noticed = beijing('2026-03-02T09:00:00')

describe.each([0, 1, 29, 30, 31])('AL-06 with %i days to mend', (days) => {
  const warned = standingAfter(sound, false, noticed, days)
  it('AL-06 unmet rules warn until the end of the last day in Beijing', () => {
    expect(warned.standing).toBe('warned')
    const last = new Date(beijing('2026-03-02T23:59:59').getTime() + days * 86_400_000)
    expect(warned.mendBy).toEqual(last)
    expect(daysLeft(last, noticed)).toBe(days)
  })
  it.each([
    [-1, 'warned'],
    [0, 'warned'],
    [1, 'frozen'],
  ] as const)('AL-06 %i ms beside the end it is %s', (beside, standing) => {
    const now = new Date((warned.mendBy?.getTime() ?? 0) + beside)
    expect(standingAfter(warned, false, now, days)).toEqual({ standing, mendBy: warned.mendBy })
  })
})

it('AL-06 met rules make it sound at once, warned or frozen; the days do not begin anew while it stays marked', () => {
  const mendBy = beijing('2026-04-01T23:59:59')
  for (const standing of ['warned', 'frozen'] as const) expect(standingAfter({ standing, mendBy }, true, noticed, 30)).toEqual(sound)
  expect(standingAfter({ standing: 'warned', mendBy }, false, beijing('2026-03-20T00:00:00'), 99)).toEqual({ standing: 'warned', mendBy })
  expect(standingAfter({ standing: 'frozen', mendBy }, false, noticed, 30)).toEqual({ standing: 'frozen', mendBy })
  expect(daysLeft(mendBy, beijing('2026-04-05T00:00:00'))).toBe(0)
})
