import fc from 'fast-check'
import { shippedRuleSets } from '~prisma/reference/rule-sets/shipped'
import type { NamedAlliance, NamedWorkshop } from '~server/rule-sets/standing'
import type { StoredParameter } from '~server/rules/parameters'
import { day, factsOf, memberOf, resultOn } from './facts'

/** The documents that ship as they are stored. */
export function storedRules(): StoredParameter[] {
  return shippedRuleSets.flatMap(({ key: ruleSetKey, version, document, documentNumber, effectiveFrom, clauses }) => {
    let ordinal = 0
    return clauses.flatMap(({ reference, sentence, parameters }) =>
      parameters.map(({ rule, key, value, evaluator }) => ({
        ...{ rule, key, value, ordinal: ordinal++, unionId: null, effectiveFrom: day(effectiveFrom) },
        ...{ evaluator: evaluator ?? null, checklist: evaluator ? (key.split('.')[0] ?? null) : null },
        clause: { document, documentNumber, reference, sentence, ruleSetKey, version },
      })),
    )
  })
}

export const CHECKLISTS = [...new Set(storedRules().flatMap(({ checklist }) => (checklist === null ? [] : [checklist])))]

const some = (...words: readonly string[]) => fc.subarray([...words])
const recent = fc.integer({ min: 0, max: 1200 }).map((days) => new Date(day('2026-11-21').getTime() - days * 86_400_000))

export const randomWorkshop: fc.Arbitrary<NamedWorkshop> = fc
  .record({
    kind: fc.constantFrom('model_worker' as const, 'staff' as const),
    members: fc.array(fc.record({ specialty: fc.constantFrom('', '护理', '康复') }).map(memberOf), { maxLength: 7 }),
    titles: some('provincial_system', 'provincial_demonstration'),
    plaqueOn: fc.option(recent),
    signs: some('plaque', 'organisation', 'members', 'duties', 'goals', 'achievements', 'management'),
    equipment: some('materials', 'tools', 'computers', 'instruments'),
    fundedYears: fc.subarray([2025, 2026]),
    awardedOn: fc.array(recent, { maxLength: 3 }),
    results: fc.array(
      recent.map((at) => resultOn(at.toISOString().slice(0, 10), { adoptedOn: [at] })),
      { maxLength: 3 },
    ),
    venue: fc.option(
      fc.record({
        areaDeciM2: fc.integer({ min: 0, max: 400 }),
        isFixed: fc.boolean(),
        isIndependent: fc.boolean(),
        uses: some('study', 'practice'),
      }),
    ),
  })
  .map((given) => ({ ...factsOf(given), id: 'w', name: '示例工作室', unionId: null }))

export const randomAlliance: fc.Arbitrary<NamedAlliance> = fc
  .array(
    fc.record({
      status: fc.constantFrom('accepted', 'accepted', 'invited', 'left'),
      sectorKey: fc.constantFrom('education', 'health', 'culture'),
      titled: fc.boolean(),
    }),
    { minLength: 1, maxLength: 6 },
  )
  .map((members) => ({
    ...{ id: 'a', name: '示例联盟', governingUnionId: 'u', leadWorkshopId: 'm0' },
    members: members.map(({ status, sectorKey, titled }, place) => ({
      status: place === 0 ? 'accepted' : status,
      workshop: { id: `m${place}`, sectorKey, titles: titled ? [{ kind: 'provincial_system', revokedOn: null }] : [] },
    })),
  }))
