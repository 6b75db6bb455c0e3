import { db } from '../core/database'
import type { RichDoc } from '../core/rich-text'
import { listTimeline } from '../events/list-timeline'
import { thread } from '../events/record-event'
import { listFiles } from '../files/attach-files'
import type { Actor } from '../policies/actor'
import { canRead, readableBy } from '../policies/audience'
import { actionsFor, authorize } from '../policies/authorize'
import { resultPolicy } from '../policies/result'
import { resultStates } from './result.states'

export const RESULTS_PER_PAGE = 18

export interface ResultFilter {
  readonly sectorKey?: string
  readonly year?: number
  readonly page: number
}

/** The showcase (RE-02): published results that the actor may read, newest first, with the years there are. */
export async function listResults(actor: Actor, { sectorKey, year, page }: ResultFilter) {
  const readable = { ...readableBy(actor), status: 'published' as const }
  const where = { ...readable, ...(sectorKey && { sectorKey }), ...(year && { year }) }
  const [total, years, sectors, rows] = await Promise.all([
    db.result.count({ where }),
    db.result.groupBy({ by: ['year'], where: { ...readable, year: { not: null } }, _count: true, orderBy: { year: 'desc' } }),
    db.result.groupBy({ by: ['sectorKey'], where: readable, _count: true }),
    db.result.findMany({
      where,
      orderBy: [{ publishedAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * RESULTS_PER_PAGE,
      take: RESULTS_PER_PAGE,
      select: {
        ...{
          id: true,
          number: true,
          title: true,
          summary: true,
          sectorKey: true,
          year: true,
          keywords: true,
          isExample: true,
          challengeId: true,
        },
        workshop: { select: { name: true } },
      },
    }),
  ])
  return {
    total,
    years: years.map((row) => ({ year: row.year, count: row._count })),
    sectors: Object.fromEntries(sectors.flatMap((row) => (row.sectorKey ? [[row.sectorKey, row._count]] : []))) as Record<string, number>,
    results: rows.map(({ summary, workshop, challengeId, ...row }) => ({
      ...row,
      excerpt: summary.slice(0, 110),
      workshop: workshop?.name ?? null,
      fromChallenge: challengeId !== null,
    })),
  }
}

/** One result with everything that spares others the work. Throws not_found. */
export async function getResult(actor: Actor, id: string) {
  const result = await db.result.findUnique({
    where: { id },
    include: {
      alliance: {
        select: { id: true, name: true, governingUnionId: true, leadWorkshop: { select: { unit: { select: { unionId: true } } } } },
      },
      workshop: { select: { id: true, name: true, unit: { select: { name: true } } } },
      challenge: { select: { id: true, number: true, title: true, audience: true } },
      contributors: { orderBy: { ordinal: 'asc' } },
    },
  })
  authorize(actor, resultPolicy, 'read', result)
  const [files, timeline] = await Promise.all([listFiles(db, 'result', [id]), listTimeline([thread.result(id)])])
  const {
    number,
    title,
    summary,
    scope,
    limits,
    contact,
    benefit,
    keywords,
    sectorKey,
    year,
    reach,
    status,
    isExample,
    publishedAt,
    version,
    challenge,
    workshop,
    alliance,
  } = result
  return {
    ...{
      id,
      number,
      title,
      summary,
      scope,
      limits,
      contact,
      benefit,
      keywords,
      sectorKey,
      year,
      reach,
      status,
      isExample,
      publishedAt,
      version,
      timeline,
    },
    method: result.method as unknown as RichDoc,
    methodText: result.methodText,
    workshop: workshop && { id: workshop.id, name: workshop.name, unit: workshop.unit.name },
    alliance: alliance && { id: alliance.id, name: alliance.name },
    challenge: challenge && canRead(actor, challenge) ? { id: challenge.id, number: challenge.number, title: challenge.title } : null,
    contributors: result.contributors.map(({ name, part }) => ({ name, part })),
    files: files.get(id) ?? [],
    actions: actionsFor(actor, resultPolicy, resultStates, result),
  }
}
