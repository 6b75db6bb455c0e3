import { expect, it } from 'vitest'
import { teamMeter } from '~server/workshops/checks/team-meter'
import { day, memberOf } from '../rules/facts'

const today = day('2026-11-21')

it('WS-07 WS-08 the ladder has all its rungs from the youngest up, and those of whom nothing is recorded at its end', () => {
  const members = [memberOf(), memberOf({ bornOn: day('2000-01-01') }), memberOf({ bornOn: day('1960-01-01') })]
  expect(teamMeter(members, today, true).ages).toEqual([
    { name: 'young', count: 1 },
    { name: 'middle', count: 0 },
    { name: 'senior', count: 1 },
    { name: '', count: 1 },
  ])
})

it('WS-07 degrees and ranks stand in the order of how many have them', () => {
  const members = ['master', 'bachelor', 'bachelor', ''].map((education) => memberOf({ education }))
  expect(teamMeter(members, today, true).educations).toEqual([
    { name: 'bachelor', count: 2 },
    { name: 'master', count: 1 },
    { name: '', count: 1 },
  ])
})

it('WS-08 a skill that somebody wrote twice is held by one person, and specialties are counted without the empty ones', () => {
  const members = [memberOf({ skills: ['焊接', '焊接'], specialty: '机械' }), memberOf({ skills: ['护理'], specialty: '机械' }), memberOf()]
  const meter = teamMeter(members, today, true)
  expect(meter.skills?.every(({ count }) => count === 1)).toBe(true)
  expect(meter.specialties).toBe(1)
  expect(teamMeter(members, today, false).skills).toBeNull()
})
