import fc from 'fast-check'
import { evaluateAlliance } from '~server/rules/evaluate-alliance'
import { layParameters, type Parameters } from '~server/rules/parameters'
import { isValid, type Requirement } from '~server/rules/requirement'
import { score, type Partner } from '~server/alliances/partners/partner'

export const TITLES = ['provincial_system', 'national_demonstration'] as const

/** What a rule set says of alliances. */
export function parametersOf(workshops: number, sectors: number): Parameters {
  const clause = { document: '《办法》', documentNumber: '', reference: '一', sentence: '原话。', ruleSetKey: 'X', version: 1 }
  const given: readonly (readonly [string, string, number | readonly string[]])[] = [
    ['R01', 'alliance.min_workshops', workshops],
    ['R02', 'alliance.min_sectors', sectors],
    ['R03', 'alliance.lead_titles', TITLES],
  ]
  return layParameters(
    given.map(([rule, key, value]) => ({
      ...{ rule, key, value, clause, checklist: null, evaluator: null, ordinal: 0, unionId: null, effectiveFrom: new Date(0) },
    })),
    [],
  )
}

export const partner = (id: string, given: Partial<Partner> = {}): Partner => ({
  ...{ id, sectorKey: 'health', titles: [], region: '西安', provinceId: 'north' },
  ...{ specialties: [], technologies: [], rungs: [] },
  ...given,
})

const words = (...of: string[]) => fc.uniqueArray(fc.constantFrom(...of), { maxLength: 4 })

/** Workshops w00, w01, …: the first looks for partners. Titles are rare, so that rules often stand against it. */
export const workshops = (most: number) =>
  fc
    .array(
      fc.record({
        sectorKey: fc.constantFrom('education', 'science', 'health'),
        titles: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, words(...TITLES, 'honorary')),
        region: fc.constantFrom('西安', '宝鸡', '大连'),
        provinceId: fc.constantFrom('north', 'coast', null),
        specialties: words('护理', '材料', '软件', '机械', '教育', '光学'),
        technologies: words('焊接', '编程', '制图', '标定', 'equipment:tools', 'equipment:instruments'),
        rungs: words('young', 'middle', 'senior'),
      }),
      { minLength: 1, maxLength: most + 1 },
    )
    .map(([start, ...others]) => ({
      start: { id: 'w00', ...start } as Partner,
      candidates: others.map((other, place) => ({ id: `w${String(place + 1).padStart(2, '0')}`, ...other }) as Partner),
    }))

/** Every alliance of the first with at most `size - 1` others. */
export function everyTeam(start: Partner, candidates: readonly Partner[], size: number): [Partner, ...Partner[]][] {
  return candidates.reduce<[Partner, ...Partner[]][]>(
    (teams, candidate) => [
      ...teams,
      ...teams.filter((team) => team.length < size).map((team): [Partner, ...Partner[]] => [...team, candidate]),
    ],
    [[start]],
  )
}

/** What the engine says of a team under one lead. */
export function judged(team: readonly Partner[], leadWorkshopId: string, parameters: Parameters): Requirement[] {
  const members = team.map(({ titles, ...workshop }) => ({
    status: 'accepted',
    workshop: { ...workshop, titles: titles.map((kind) => ({ kind, revokedOn: null })) },
  }))
  return evaluateAlliance({ leadWorkshopId, members }, parameters)
}

export const mayBe = (team: readonly Partner[], parameters: Parameters) => team.some(({ id }) => isValid(judged(team, id, parameters)))

/** The totals of the best valid teams, looked for without any cleverness. */
export function bestTotals(start: Partner, candidates: readonly Partner[], parameters: Parameters, size: number, most: number): number[] {
  const minimum = parameters.number('alliance.min_workshops').value
  return everyTeam(start, candidates, size)
    .filter((team) => mayBe(team, parameters))
    .map((team) => score(team, minimum).total)
    .sort((a, b) => b - a)
    .slice(0, most)
}
