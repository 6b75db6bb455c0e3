import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { farness, gainFor, POINTS, score, type Partner } from '~server/alliances/partners/partner'
import { proposeAlliances } from '~server/alliances/partners/propose-alliances'
import { isValid } from '~server/rules/requirement'
import { bestTotals, everyTeam, judged, mayBe, parametersOf, partner, workshops } from './given'

const options = { most: 3, size: 5 }
const rules = fc.record({ minimum: fc.integer({ min: 1, max: 4 }), spread: fc.integer({ min: 1, max: 3 }) })
const totals = (proposals: readonly { score: { total: number } }[]) => proposals.map((proposal) => proposal.score.total)

describe('AL-14 proposals on at most twelve workshops', { timeout: 30_000 }, () => {
  it('AL-14 are exactly the best of all alliances that the rules allow', () => {
    fc.assert(
      fc.property(workshops(12), rules, ({ start, candidates }, { minimum, spread }) => {
        const parameters = parametersOf(minimum, spread)
        const { proposals, exact } = proposeAlliances(start, candidates, parameters, options)
        expect(exact).toBe(true)
        expect(totals(proposals)).toEqual(bestTotals(start, candidates, parameters, options.size, options.most))
      }),
      { numRuns: 30 },
    )
  })

  it('AL-14 do not depend on the order in which workshops are looked at', () => {
    fc.assert(
      fc.property(workshops(9), ({ start, candidates }) => {
        const parameters = parametersOf(3, 2)
        const again = proposeAlliances(start, [...candidates].reverse(), parameters, options)
        expect(again).toEqual(proposeAlliances(start, candidates, parameters, options))
      }),
      { numRuns: 60 },
    )
  })

  it('AL-14 stay the best when a workshop goes that is not among them, and never get better when one goes', () => {
    fc.assert(
      fc.property(workshops(9), fc.nat(), ({ start, candidates }, which) => {
        const parameters = parametersOf(3, 2)
        const [best] = proposeAlliances(start, candidates, parameters, options).proposals
        const gone = candidates[which % Math.max(1, candidates.length)]
        if (!best || !gone) return
        const rest = candidates.filter(({ id }) => id !== gone.id)
        const [next] = proposeAlliances(start, rest, parameters, options).proposals
        if (best.workshopIds.includes(gone.id)) expect(next?.score.total ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(best.score.total)
        else expect(next).toEqual(best)
      }),
      { numRuns: 150 },
    )
  })
})

describe('AL-14 R01 R02 R03 the rules and the proposals', { timeout: 30_000 }, () => {
  it('every proposal passes the rule engine, with few workshops and with many', () => {
    fc.assert(
      fc.property(workshops(40), rules, ({ start, candidates }, { minimum, spread }) => {
        const parameters = parametersOf(minimum, spread)
        const byId = new Map([start, ...candidates].map((one) => [one.id, one]))
        for (const { workshopIds, leadId } of proposeAlliances(start, candidates, parameters, options).proposals) {
          const team = workshopIds.map((id) => byId.get(id) as Partner)
          expect(workshopIds[0]).toBe(start.id)
          expect(isValid(judged(team, leadId, parameters))).toBe(true)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('with many workshops something is proposed whenever the rules allow anything', () => {
    fc.assert(
      fc.property(workshops(30), rules, ({ start, candidates }, { minimum, spread }) => {
        const parameters = parametersOf(minimum, spread)
        const { proposals, binding } = proposeAlliances(start, candidates, parameters, options)
        expect(proposals.length > 0).toBe(everyTeam(start, candidates, 4).some((team) => mayBe(team, parameters)))
        expect(binding.length === 0).toBe(proposals.length > 0)
      }),
      { numRuns: 15 },
    )
  })

  it('when none is possible the binding rules are a smallest set without which one would be', () => {
    fc.assert(
      fc.property(workshops(8), rules, ({ start, candidates }, { minimum, spread }) => {
        const parameters = parametersOf(minimum, spread)
        const { proposals, binding } = proposeAlliances(start, candidates, parameters, options)
        const without = everyTeam(start, candidates, options.size).flatMap((team) =>
          team.map(({ id }) => judged(team, id, parameters).flatMap(({ state, rule }) => (state === 'met' ? [] : [rule]))),
        )
        expect(binding.length).toBe(Math.min(...without.map((unmet) => unmet.length)))
        if (proposals.length === 0) expect(without).toContainEqual(binding.map(({ rule }) => rule))
      }),
      { numRuns: 100 },
    )
  })

  const titled = partner('lead', { titles: ['provincial_system'] })
  const others = (sectorKey: string, count: number) =>
    Array.from({ length: count }, (_, place) => partner(`${sectorKey}${place}`, { sectorKey }))
  it.each([
    ['nobody else is there', titled, [], ['R01', 'R02'], [2, 1]],
    ['one workshop too few', titled, others('science', 1), ['R01'], [1]],
    ['all are of one sector', titled, others('health', 6), ['R02'], [1]],
    ['two sub-sectors of one sector are one sector', titled, others('health', 2), ['R02'], [1]],
    ['nobody holds a title', partner('lead'), others('science', 6), ['R03'], [[...['provincial_system', 'national_demonstration']]]],
    ['an untitled one alone with its sector', partner('lead'), others('health', 6), ['R02', 'R03'], [1, expect.anything()]],
  ] as const)('%s', (_what, start, candidates, bound, missing) => {
    const { binding, proposals } = proposeAlliances(start, candidates, parametersOf(3, 2), options)
    expect(proposals).toEqual([])
    expect(binding.map(({ rule }) => rule)).toEqual(bound)
    expect(binding.map((requirement) => requirement.missing)).toEqual(missing)
  })

  it('an untitled workshop is proposed under the lead of one that holds a title', () => {
    const candidates = [...others('science', 2), partner('other', { titles: ['national_demonstration'] })]
    const [best] = proposeAlliances(partner('start'), candidates, parametersOf(3, 2), options).proposals
    expect(best).toMatchObject({ leadId: 'other', workshopIds: expect.arrayContaining(['start', 'other']) as unknown })
  })
})

describe('AL-14 what a proposal is worth', () => {
  const start = partner('a', { specialties: ['护理'], technologies: ['焊接'], rungs: ['young'] })
  it('counts what is covered once, and costs distance and every workshop that is not needed', () => {
    const team = [
      start,
      partner('b', { sectorKey: 'science', specialties: ['护理', '材料'], technologies: ['编程'], rungs: ['senior'] }),
      partner('c', { region: '宝鸡', specialties: ['软件'] }),
      partner('d', { region: '大连', provinceId: 'coast', rungs: ['young'] }),
    ] as const
    expect(score(team, 3).parts).toEqual({
      sectors: { count: 2, points: 2 * POINTS.sector },
      knowledge: { count: 3, points: 3 * POINTS.specialty },
      technology: { count: 2, points: 2 * POINTS.technology },
      ladder: { count: 2, points: 2 * POINTS.rung },
      distance: { count: 2, points: POINTS.otherRegion + POINTS.otherProvince },
      size: { count: 4, points: POINTS.furtherWorkshop },
    })
  })

  it('tells for one more workshop what both scores say, and never more for a larger alliance', () => {
    fc.assert(
      fc.property(workshops(6), fc.integer({ min: 1, max: 4 }), ({ start: first, candidates }, minimum) => {
        const [further, ...others] = candidates
        if (!further) return
        const gain = gainFor([first, ...others], minimum)(further)
        expect(gain).toBe(score([first, ...others, further], minimum).total - score([first, ...others], minimum).total)
        expect(gain).toBeLessThanOrEqual(gainFor([first], minimum)(further))
      }),
      { numRuns: 200 },
    )
  })

  it('of two that offer the same the nearer one is proposed; a large house does not outweigh everything', () => {
    const candidates = [
      partner('far', { sectorKey: 'science', region: '大连', provinceId: 'coast', specialties: ['材料'] }),
      partner('near', { sectorKey: 'science', specialties: ['材料'] }),
      partner('third', { titles: ['provincial_system'] }),
    ]
    const [best] = proposeAlliances(start, candidates, parametersOf(3, 2), options).proposals
    expect(best?.workshopIds).toEqual(['a', 'near', 'third'])
    const many = Array.from({ length: 60 }, (_, place) => `专业${place}`)
    expect(score([partner('x', { specialties: many })], 3).parts.knowledge).toEqual({
      count: 60,
      points: POINTS.specialty * POINTS.mostSpecialties,
    })
  })

  it('a province that is not known is not the same province', () => {
    expect(farness(partner('x', { provinceId: null }), partner('y', { provinceId: null, region: '宝鸡' }))).toBe(2)
    expect(farness(partner('x'), partner('y', { region: '宝鸡' }))).toBe(1)
    expect(farness(partner('x', { provinceId: null }), partner('y', { provinceId: null }))).toBe(0)
  })
})
