import { db, type ProblemStatus } from '../core/database'
import type { Actor } from '../policies/actor'
import { isUser } from '../policies/actor'
import { readableBy } from '../policies/audience'

export const PROBLEMS_PER_PAGE = 20

export interface ProblemFilter {
  readonly status?: ProblemStatus
  readonly sectorKey?: string
  readonly mine: boolean
  readonly page: number
}

/** The problems that the actor may read, newest first. Withdrawn ones are only in their author's own list. */
export async function listProblems(actor: Actor, { status, sectorKey, mine, page }: ProblemFilter) {
  const where = {
    ...readableBy(actor),
    ...(sectorKey && { sectorKey }),
    ...(mine && isUser(actor) && { authorId: actor.userId }),
    ...(status ? { status } : mine ? {} : { status: { not: 'withdrawn' as const } }),
  }
  const [total, rows] = await Promise.all([
    db.problem.count({ where }),
    db.problem.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * PROBLEMS_PER_PAGE,
      take: PROBLEMS_PER_PAGE,
      select: {
        ...{
          id: true,
          number: true,
          title: true,
          bodyText: true,
          category: true,
          sectorKey: true,
          status: true,
          createdAt: true,
          isExample: true,
        },
        author: { select: { name: true } },
        workshop: { select: { name: true } },
      },
    }),
  ])
  const problems = rows.map(({ bodyText, author, workshop, ...row }) => ({
    ...row,
    excerpt: bodyText.slice(0, 120),
    author: author.name,
    workshop: workshop?.name ?? null,
  }))
  return { problems, total }
}
