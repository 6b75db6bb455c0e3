import type { Tx } from '../core/database'
import type { HonourFact, MemberFact, WorkshopFacts } from '../rules/workshop-facts'
import { rowsBy } from './rows-by'

type House = Pick<WorkshopFacts, 'kind' | 'titles' | 'plaqueOn' | 'signs' | 'equipment' | 'documents' | 'fundedYears' | 'alliances'> & {
  readonly id: string
  readonly name: string
  readonly leaderId: string | null
  readonly unionId: string | null
  readonly place: WorkshopFacts['venue']
}

/** The workshop itself, what it has and where it is. */
export async function loadHouses(tx: Tx, ids: readonly string[]) {
  // Arrays of enums come as one text, so they are cast; a plaque hangs since the first title that still holds.
  const rows = await tx.$queryRaw<House[]>`
    SELECT w.id, w.name, w.kind::text, w."leaderId", unit."unionId",
      CASE WHEN v."workshopId" IS NULL THEN NULL ELSE jsonb_build_object('areaDeciM2', v."areaDeciM2",
        'isFixed', v."isFixed", 'isIndependent', v."isIndependent", 'uses', to_jsonb(v.uses)) END AS place,
      ARRAY(SELECT t.kind::text FROM "NamedTitle" t WHERE t."workshopId" = w.id AND t."revokedOn" IS NULL) AS titles,
      coalesce((SELECT min(t."issuedOn") FROM "NamedTitle" t WHERE t."workshopId" = w.id AND t."revokedOn" IS NULL),
        (SELECT s."hungOn" FROM "WorkshopSign" s WHERE s."workshopId" = w.id AND s.kind = 'plaque')) AS "plaqueOn",
      ARRAY(SELECT s.kind FROM "WorkshopSign" s WHERE s."workshopId" = w.id) AS signs,
      ARRAY(SELECT DISTINCT e.category FROM "WorkshopEquipment" e WHERE e."workshopId" = w.id) AS equipment,
      coalesce((SELECT jsonb_agg(jsonb_build_object('kind', d.kind, 'publication', d.publication) ORDER BY d.kind)
        FROM "WorkshopDocument" d WHERE d."workshopId" = w.id), '[]') AS documents,
      ARRAY(SELECT f.year FROM "WorkshopFunding" f WHERE f."workshopId" = w.id) AS "fundedYears",
      (SELECT count(*)::int FROM "AllianceMember" m JOIN "Alliance" a ON a.id = m."allianceId"
        WHERE m."workshopId" = w.id AND m.status = 'accepted' AND a.status <> 'dissolved') AS alliances
    FROM "Workshop" w JOIN "Unit" unit ON unit.id = w."unitId" LEFT JOIN "WorkshopVenue" v ON v."workshopId" = w.id
    WHERE w.id = ANY(${[...ids]})`
  return rows.map(({ place, ...row }) => ({ ...row, venue: place }))
}

type MemberRow = MemberFact & { readonly workshopId: string }
type HonourRow = HonourFact & { readonly userId: string }
interface LeaderRow {
  readonly userId: string
  readonly vocationalLevel: string
  readonly professionalRank: string
}

/** The team of today, and its leader with honours. */
export async function loadPeople(tx: Tx, ids: readonly string[]) {
  const members = await tx.$queryRaw<MemberRow[]>`
    SELECT m."workshopId", coalesce(p.specialty, '') AS specialty, coalesce(p.education, '') AS education, p."bornOn",
      coalesce(p.skills, '{}') AS skills, coalesce(p."professionalRank", '') AS "professionalRank"
    FROM "WorkshopMember" m LEFT JOIN "PersonProfile" p ON p."userId" = m."userId"
    WHERE m."workshopId" = ANY(${[...ids]}) AND m."leftAt" IS NULL`
  const leaders = await tx.$queryRaw<LeaderRow[]>`
    SELECT DISTINCT w."leaderId" AS "userId", coalesce(p."vocationalLevel", '') AS "vocationalLevel",
      coalesce(p."professionalRank", '') AS "professionalRank"
    FROM "Workshop" w LEFT JOIN "PersonProfile" p ON p."userId" = w."leaderId"
    WHERE w.id = ANY(${[...ids]}) AND w."leaderId" IS NOT NULL`
  const honours = await tx.$queryRaw<HonourRow[]>`
    SELECT h."userId", h.kind, h.level::text, h."confirmedAt" IS NOT NULL AS confirmed FROM "Honour" h
    WHERE h."userId" IN (SELECT w."leaderId" FROM "Workshop" w WHERE w.id = ANY(${[...ids]}))`
  const [team, held] = [rowsBy(members, 'workshopId'), rowsBy(honours, 'userId')]
  const known = new Map(leaders.map(({ userId, ...leader }) => [userId, { ...leader, honours: held(userId) }]))
  const of = (workshopId: string, leaderId: string | null): Pick<WorkshopFacts, 'leader' | 'members'> => ({
    leader: leaderId === null ? null : (known.get(leaderId) ?? null),
    members: team(workshopId),
  })
  return { of }
}
