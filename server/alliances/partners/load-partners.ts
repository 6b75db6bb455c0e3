import type { Tx } from '../../core/database'
import { audience } from '../../policies/audience'
import { ageRung } from '../../rules/evaluators/people'
import type { WorkshopFacts } from '../../rules/workshop-facts'
import { loadWorkshopFacts } from '../../workshops/workshop-facts'
import type { Partner } from './partner'

/** A workshop as the page of partners names it: what everybody may read. */
export interface PartnerCard {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly region: string
  readonly sectorKey: string
}

interface Placed extends PartnerCard {
  readonly field: string
  readonly provinceId: string | null
  readonly governingUnionId: string | null
  readonly workshops: number
}

/**
 * So many of each sector, with a title and without, of the same governing union and of others, the nearest first: enough
 * for the rules, and few enough to compare.
 */
const NEAREST_OF_A_KIND = 5

async function nearest(tx: Tx, startId: string): Promise<Placed[]> {
  return tx.$queryRaw<Placed[]>`
    WITH RECURSIVE up AS (
      SELECT id AS start, id, level, "parentId", 0 AS height FROM "Union"
      UNION ALL SELECT up.start, u.id, u.level, u."parentId", up.height + 1 FROM "Union" u JOIN up ON u.id = up."parentId" WHERE up.height < 20
    ), governing AS (
      SELECT DISTINCT ON (start) start, id FROM up WHERE level <> 'unit' ORDER BY start, height
    ), province AS (
      SELECT DISTINCT ON (start) start, id FROM up WHERE level = 'provincial' ORDER BY start, height
    ), placed AS (
      SELECT w.id, w.name, w."sectorKey", w.field, unit.name AS unit, unit.region, province.id AS "provinceId", governing.id AS "governingUnionId",
        EXISTS (SELECT 1 FROM "NamedTitle" t WHERE t."workshopId" = w.id AND t."revokedOn" IS NULL) AS titled
      FROM "Workshop" w JOIN "Unit" unit ON unit.id = w."unitId"
        LEFT JOIN province ON province.start = unit."unionId" LEFT JOIN governing ON governing.start = unit."unionId"
      WHERE ${audience.public} = ANY(w.audience) OR w.id = ${startId}
    ), ranked AS (
      SELECT placed.*, count(*) OVER ()::int AS workshops, row_number() OVER (
        PARTITION BY placed."sectorKey", titled, placed."governingUnionId" IS NOT DISTINCT FROM start."governingUnionId"
        ORDER BY placed.region = start.region DESC, placed."provinceId" IS NOT DISTINCT FROM start."provinceId" DESC, placed.id) AS place
      FROM placed, (SELECT region, "provinceId", "governingUnionId" FROM placed WHERE id = ${startId}) AS start
      WHERE placed.id <> ${startId}
    )
    SELECT id, name, unit, region, "sectorKey", field, "provinceId", "governingUnionId", workshops FROM ranked WHERE place <= ${NEAREST_OF_A_KIND}
    UNION ALL SELECT id, name, unit, region, "sectorKey", field, "provinceId", "governingUnionId", 0 FROM placed WHERE id = ${startId}`
}

/** Only which words occur in a team leaves here, and later only how many: never whose they are. */
function partnerOf(placed: Placed, facts: WorkshopFacts, start: Placed): Partner {
  const { members, equipment, titles, today } = facts
  const words = (all: readonly string[]) => [...new Set(all.map((word) => word.trim()).filter(Boolean))]
  return {
    ...{ id: placed.id, sectorKey: placed.sectorKey, region: placed.region, provinceId: placed.provinceId },
    // An alliance is judged by the rules of the union above its lead: under another union's rules it is another question.
    titles: placed.governingUnionId === start.governingUnionId ? titles : [],
    specialties: words([placed.field, ...members.map(({ specialty }) => specialty)]),
    technologies: words([...members.flatMap(({ skills }) => skills), ...equipment.map((category) => `equipment:${category}`)]),
    rungs: words(members.map(({ bornOn }) => (bornOn ? ageRung(bornOn, today) : ''))),
  }
}

/** A workshop with those that could be its partners. `workshops` is how many there are besides it in the whole registry. */
export async function loadPartners(tx: Tx, startId: string) {
  const placed = await nearest(tx, startId)
  const start = placed.find(({ id }) => id === startId)
  if (!start) throw new Error(`${startId} is no workshop`)
  const facts = await loadWorkshopFacts(
    tx,
    placed.map(({ id }) => id),
  )
  const partners = placed.flatMap((row) => {
    const known = facts.get(row.id)
    return known ? [partnerOf(row, known, start)] : []
  })
  return {
    start: partners.find(({ id }) => id === startId),
    candidates: partners.filter(({ id }) => id !== startId),
    cards: new Map(
      placed.map(({ id, name, unit, region, sectorKey }): [string, PartnerCard] => [id, { id, name, unit, region, sectorKey }]),
    ),
    governingUnionId: start.governingUnionId,
    workshops: placed.find(({ id }) => id !== startId)?.workshops ?? 0,
  }
}
