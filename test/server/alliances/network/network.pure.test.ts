import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bridgesOf, crossingOf, indicatorsOf, type Crossing } from '~server/alliances/network/indicators'
import { layOut, SIZE } from '~server/alliances/network/layout'

const house = (sectorKey: string, region: string, unitId: string, employerKind = 'institution'): Crossing => ({
  ...{ sectorKey, region, unitId, employerKind },
})

describe('AL-16 what an alliance crosses', () => {
  const wide = [house('health', '西安', 'a'), house('science', '宝鸡', 'b', 'private_enterprise'), house('science', '西安', 'c')]
  const narrow = [house('health', '西安', 'a'), house('health', '西安', 'a')]

  it('is counted by region, sector, unit and kind of employer', () => {
    expect(indicatorsOf(wide)).toEqual({ regions: 2, sectors: 2, units: 3, employerKinds: 2 })
    expect(indicatorsOf(narrow)).toEqual({ regions: 1, sectors: 1, units: 1, employerKinds: 1 })
    expect(indicatorsOf([])).toEqual({ regions: 0, sectors: 0, units: 0, employerKinds: 0 })
  })

  it('over all is how many alliances have two or more', () => {
    expect(crossingOf([wide, narrow, []].map(indicatorsOf))).toEqual({ regions: 1, sectors: 1, units: 1, employerKinds: 1 })
  })

  it('and between which sectors it builds a bridge, the strongest first', () => {
    const three = [house('culture', '西安', 'a'), house('health', '西安', 'b'), house('science', '西安', 'c')]
    expect(bridgesOf([wide, three, narrow], ['science', 'culture', 'health'])).toEqual([
      { sectors: ['science', 'health'], alliances: 2 },
      { sectors: ['science', 'culture'], alliances: 1 },
      { sectors: ['culture', 'health'], alliances: 1 },
    ])
  })
})

const networks = fc.record({
  sizes: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 5 }),
  alliances: fc.array(fc.array(fc.nat(), { maxLength: 6 }), { maxLength: 12 }),
})
const given = ({ sizes, alliances }: { sizes: readonly number[]; alliances: readonly (readonly number[])[] }) => {
  const sectors = sizes.map((size, sector) => ({
    key: `s${sector}`,
    workshopIds: Array.from({ length: size }, (_, place) => `s${sector}w${place}`),
  }))
  const all = sectors.flatMap(({ workshopIds }) => workshopIds)
  const picked = (places: readonly number[]) => [...new Set(places.flatMap((place) => all[place % Math.max(1, all.length)] ?? []))]
  return { sectors, alliances: alliances.map((places, index) => ({ id: `a${index}`, workshopIds: picked(places) })) }
}

describe('AL-19 the picture', { timeout: 30_000 }, () => {
  it('is the same every time, inside its frame, and no two workshops lie upon each other', () => {
    fc.assert(
      fc.property(networks, (network) => {
        const layout = layOut(given(network))
        expect(layOut(given(network))).toEqual(layout)
        const points = [...layout.workshops.values()]
        for (const { x, y } of [...points, ...layout.hubs.values(), ...layout.sectors]) {
          expect(x >= 0 && x <= SIZE && y >= 0 && y <= SIZE).toBe(true)
        }
        for (const [place, one] of points.entries())
          expect(points.slice(place + 1).filter((other) => Math.hypot(one.x - other.x, one.y - other.y) <= 1)).toEqual([])
      }),
      { numRuns: 40 },
    )
  })

  it('keeps alliances of the same workshops apart', () => {
    const workshopIds = ['a', 'b', 'c']
    const { hubs } = layOut({ sectors: [{ key: 'health', workshopIds }], alliances: ['x', 'y', 'z'].map((id) => ({ id, workshopIds })) })
    const [one, two, three] = [...hubs.values()]
    for (const [a, b] of [
      [one, two],
      [two, three],
      [one, three],
    ] as const)
      expect(Math.hypot((a?.x ?? 0) - (b?.x ?? 0), (a?.y ?? 0) - (b?.y ?? 0))).toBeGreaterThan(15)
  })
})
