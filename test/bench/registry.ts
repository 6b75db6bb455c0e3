import { pool } from '~server/core/database'

const PEOPLE_EACH = 5

/**
 * Fills the registry with workshops whose records are more or less complete, by set-based statements. Every third has
 * no venue, every fourth no plan. Returns their ids.
 */
export async function fillRegistry(count: number, unitIds: readonly string[]): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, index) => `bench-${index}`)
  const all = 'FROM generate_series(0, $1::int - 1) n'
  const run = (statement: string, ...values: readonly unknown[]) => pool().query(statement, [count, ...values])
  await run(
    `INSERT INTO "User" (id, username, name, "passwordHash", "unitId")
     SELECT 'bench-' || n || '-' || p, 'bench-' || n || '-' || p, '示例', '', ($2::text[])[1 + n % $3::int]
     ${all}, generate_series(1, ${PEOPLE_EACH}) p`,
    unitIds,
    unitIds.length,
  )
  await run(
    `INSERT INTO "PersonProfile" ("userId", "bornOn", education, specialty, skills, "vocationalLevel")
     SELECT 'bench-' || n || '-' || p, date '1960-01-01' + (n * 37 + p * 3000) % 14000, (ARRAY['master', 'bachelor'])[1 + p % 2],
       '专业' || p, ARRAY['技能' || p], (ARRAY['', 'senior'])[1 + n % 2]
     ${all}, generate_series(1, ${PEOPLE_EACH}) p`,
  )
  await run(
    `INSERT INTO "Workshop" (id, name, "unitId", "sectorKey", "leaderId", "foundedOn", audience)
     SELECT 'bench-' || n, '示例工作室' || n, ($2::text[])[1 + n % $3::int], 'health', 'bench-' || n || '-1',
       date '2020-01-01', '{public}' ${all}`,
    unitIds,
    unitIds.length,
  )
  await run(
    `INSERT INTO "WorkshopMember" (id, "workshopId", "userId")
     SELECT 'bench-' || n || '-' || p, 'bench-' || n, 'bench-' || n || '-' || p ${all}, generate_series(1, ${PEOPLE_EACH}) p`,
  )
  await run(
    `INSERT INTO "Honour" (id, "userId", kind, level, year, "issuedBy", "confirmedAt")
     SELECT 'bench-' || n, 'bench-' || n || '-1', 'model_worker', 'city', 2020, '示例', now() ${all} WHERE n % 2 = 0`,
  )
  await run(
    `INSERT INTO "NamedTitle" (id, "workshopId", kind, "issuedBy", "issuedOn")
     SELECT 'bench-' || n, 'bench-' || n, 'provincial_system', '示例', date '2021-01-01' ${all} WHERE n % 2 = 0`,
  )
  await run(
    `INSERT INTO "WorkshopVenue" ("workshopId", place, "areaDeciM2", "isFixed", uses)
     SELECT 'bench-' || n, '示例', 200 + n % 100, true, '{study,practice}' ${all} WHERE n % 3 > 0`,
  )
  await run(
    `INSERT INTO "WorkshopSign" (id, "workshopId", kind, "hungOn")
     SELECT 'bench-' || n || kind, 'bench-' || n, kind, date '2021-01-01' ${all}, unnest(ARRAY['plaque', 'duties', 'goals']) kind`,
  )
  await run(
    `INSERT INTO "WorkshopEquipment" (id, "workshopId", category, name, quantity)
     SELECT 'bench-' || n || kind, 'bench-' || n, kind, '示例', 1 ${all}, unnest(ARRAY['tools', 'computers']) kind`,
  )
  await run(
    `INSERT INTO "WorkshopDocument" (id, "workshopId", kind, title, "adoptedOn", publication)
     SELECT 'bench-' || n || kind, 'bench-' || n, kind, '示例', date '2021-01-01', 'on_wall'
     ${all}, unnest(ARRAY['activities', 'rewards', 'internal_management']) kind`,
  )
  await run(
    `INSERT INTO "WorkshopFunding" (id, "workshopId", year, source, "amountFen")
     SELECT 'bench-' || n, 'bench-' || n, extract(year FROM now()), 'grant', 100 ${all}`,
  )
  await run(
    `INSERT INTO "WorkshopPlan" (id, "workshopId", year, goals)
     SELECT 'bench-' || n, 'bench-' || n, extract(year FROM now()), '示例' ${all} WHERE n % 4 > 0`,
  )
  await run(
    `INSERT INTO "PlanItem" (id, "planId", month, kind, title, "doneOn")
     SELECT 'bench-' || n || kind, 'bench-' || n, 1, kind, '示例', current_date - 30
     ${all}, unnest(ARRAY['topic', 'study', 'ideological']) kind WHERE n % 4 > 0`,
  )
  await run(
    `INSERT INTO "Result" (id, number, title, summary, method, "methodText", status, "publishedAt", "workshopId", audience)
     SELECT 'bench-' || n || '-' || r, 'bench-' || n || '-' || r, '示例', '示例', '{}', '', 'published', now() - r * interval '200 days', 'bench-' || n, '{public}'
     ${all}, generate_series(1, 3) r`,
  )
  await run(
    `INSERT INTO "ResultRecognition" (id, "resultId", kind, level, "givenOn", "givenBy")
     SELECT 'bench-' || n, 'bench-' || n || '-1', 'award', 'city', current_date - 20, '示例' ${all}`,
  )
  await pool().query('ANALYZE')
  return ids
}
