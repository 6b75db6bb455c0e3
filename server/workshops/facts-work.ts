import type { Tx } from '../core/database'
import type { WorkshopFacts } from '../rules/workshop-facts'
import { rowsBy } from './rows-by'

interface PlanRow {
  readonly workshopId: string
  readonly year: number
  readonly kind: string | null
  readonly doneOn: Date | null
}

interface RecognitionRow {
  readonly resultId: string
  readonly kind: string
  readonly level: string
  readonly givenOn: Date
}

type Work = Pick<WorkshopFacts, 'plans' | 'awardedOn' | 'results' | 'statements'>

async function loadResults(tx: Tx, ids: readonly string[]): Promise<(workshopId: string) => Work['results']> {
  const results = await tx.$queryRaw<{ workshopId: string; id: string; publishedOn: Date }[]>`
    SELECT r."workshopId", r.id, (r."publishedAt" AT TIME ZONE 'Asia/Shanghai')::date AS "publishedOn" FROM "Result" r
    WHERE r."workshopId" = ANY(${[...ids]}) AND r.status = 'published' AND r."publishedAt" IS NOT NULL`
  const recognitions = await tx.$queryRaw<RecognitionRow[]>`
    SELECT g."resultId", g.kind::text, g.level::text, g."givenOn" FROM "ResultRecognition" g JOIN "Result" r ON r.id = g."resultId"
    WHERE r."workshopId" = ANY(${[...ids]}) AND r.status = 'published'`
  const adoptions = await tx.$queryRaw<{ resultId: string; adoptedOn: Date }[]>`
    SELECT a."resultId", a."adoptedOn" FROM "Adoption" a JOIN "Result" r ON r.id = a."resultId"
    WHERE r."workshopId" = ANY(${[...ids]}) AND r.status = 'published'`
  const [own, recognised, adopted] = [rowsBy(results, 'workshopId'), rowsBy(recognitions, 'resultId'), rowsBy(adoptions, 'resultId')]
  return (workshopId) =>
    own(workshopId).map(({ id, publishedOn }) => ({
      publishedOn,
      recognitions: recognised(id).map(({ kind, level, givenOn }) => ({ kind, level, givenOn })),
      adoptedOn: adopted(id).map(({ adoptedOn }) => adoptedOn),
    }))
}

/** What the workshop planned, did, was awarded, found and stated. */
export async function loadWork(tx: Tx, ids: readonly string[]): Promise<(workshopId: string) => Work> {
  const plans = await tx.$queryRaw<PlanRow[]>`
    SELECT p."workshopId", p.year, i.kind, i."doneOn" FROM "WorkshopPlan" p LEFT JOIN "PlanItem" i ON i."planId" = p.id
    WHERE p."workshopId" = ANY(${[...ids]}) ORDER BY p.year`
  const awards = await tx.$queryRaw<{ workshopId: string; awardedOn: Date }[]>`
    SELECT b."workshopId", (c."awardedAt" AT TIME ZONE 'Asia/Shanghai')::date AS "awardedOn"
    FROM "Bid" b JOIN "Challenge" c ON c.id = b."challengeId"
    WHERE b."workshopId" = ANY(${[...ids]}) AND b.status = 'awarded' AND c."awardedAt" IS NOT NULL`
  const statements = await tx.$queryRaw<{ workshopId: string; kind: string; confirmed: boolean }[]>`
    SELECT s."workshopId", s.kind, s."confirmedAt" IS NOT NULL AS confirmed FROM "WorkshopStatement" s
    WHERE s."workshopId" = ANY(${[...ids]})`
  const results = await loadResults(tx, ids)
  const [planned, awarded, stated] = [rowsBy(plans, 'workshopId'), rowsBy(awards, 'workshopId'), rowsBy(statements, 'workshopId')]
  const plansOf = (workshopId: string) => {
    const rows = planned(workshopId)
    return [...new Set(rows.map(({ year }) => year))].map((year) => ({
      year,
      items: rows.flatMap((row) => (row.year === year && row.kind !== null ? [{ kind: row.kind, doneOn: row.doneOn }] : [])),
    }))
  }
  return (workshopId) => ({
    plans: plansOf(workshopId),
    awardedOn: awarded(workshopId).map(({ awardedOn }) => awardedOn),
    results: results(workshopId),
    statements: stated(workshopId).map(({ kind, confirmed }) => ({ kind, confirmed })),
  })
}
