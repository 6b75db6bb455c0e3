import { pool } from '../core/database'
import type { UserActor } from '../policies/actor'

interface Row {
  userId: string
  name: string
  status: 'active' | 'suspended'
  unitId: string | null
  isAdmin: boolean
  isExpert: boolean
  unitSector: string | null
  memberships: { id: string; role: string; sector: string }[]
  alliances: { id: string; role: string; lead: boolean }[]
  offices: { id: string; finance: boolean }[]
  overseen: string[]
}

const ACTOR = `
  WITH RECURSIVE mine AS (
    SELECT m."workshopId" AS id, m.role::text AS role, w."sectorKey" AS sector
    FROM "WorkshopMember" m JOIN "Workshop" w ON w.id = m."workshopId"
    WHERE m."userId" = $1 AND m."leftAt" IS NULL
  ), office AS (
    SELECT "unionId" AS id, finance FROM "UnionOfficer" WHERE "userId" = $1 AND "endedAt" IS NULL
  ), overseen AS (
    SELECT id FROM office UNION SELECT u.id FROM "Union" u JOIN overseen ON u."parentId" = overseen.id
  )
  SELECT u.id AS "userId", u.name, u.status::text AS status, u."unitId", u."isAdmin", unit."sectorKey" AS "unitSector",
    EXISTS (SELECT FROM "ExpertProfile" e WHERE e."userId" = u.id AND e."retiredAt" IS NULL) AS "isExpert",
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', id, 'role', role, 'sector', sector)) FROM mine), '[]') AS memberships,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', am."allianceId", 'role', mine.role, 'lead', a."leadWorkshopId" = mine.id))
      FROM mine JOIN "AllianceMember" am ON am."workshopId" = mine.id AND am.status = 'accepted'
      JOIN "Alliance" a ON a.id = am."allianceId"), '[]') AS alliances,
    COALESCE((SELECT jsonb_agg(jsonb_build_object('id', id, 'finance', finance)) FROM office), '[]') AS offices,
    COALESCE((SELECT jsonb_agg(id) FROM overseen), '[]') AS overseen
  FROM "User" u LEFT JOIN "Unit" unit ON unit.id = u."unitId" WHERE u.id = $1`

/**
 * Everything that permissions need to know of a person, in one statement, prepared: it is asked for every answer, and
 * planning it took longer than running it. Null when there is no such account; `suspended` is told apart so that the
 * answer can say so.
 */
export async function loadActor(userId: string): Promise<UserActor | 'suspended' | null> {
  const { rows } = await pool().query<Row>({ name: 'actor', text: ACTOR, values: [userId] })
  const [row] = rows
  if (!row) return null
  if (row.status === 'suspended') return 'suspended'
  const { memberships, alliances, offices } = row
  const unique = (keys: readonly string[]) => [...new Set(keys)]
  return {
    kind: 'user',
    userId: row.userId,
    name: row.name,
    unitId: row.unitId,
    isAdmin: row.isAdmin,
    isExpert: row.isExpert,
    workshopIds: memberships.map(({ id }) => id),
    ledWorkshopIds: memberships.filter(({ role }) => role === 'leader').map(({ id }) => id),
    allianceIds: unique(alliances.map(({ id }) => id)),
    ledAllianceIds: unique(alliances.filter(({ lead, role }) => lead && role === 'leader').map(({ id }) => id)),
    staffedAllianceIds: unique(alliances.filter(({ lead, role }) => lead && role !== 'member').map(({ id }) => id)),
    sectorKeys: unique([...memberships.map(({ sector }) => sector), ...(row.unitSector ? [row.unitSector] : [])]),
    unionIds: offices.map(({ id }) => id),
    overseenUnionIds: row.overseen,
    financeUnionIds: offices.filter(({ finance }) => finance).map(({ id }) => id),
  }
}
