import { listChallenges } from '../challenges/list-challenges'
import { stepOf } from '../challenges/challenge.states'
import { db, type ChallengeStatus } from '../core/database'
import type { Actor } from '../policies/actor'
import { readableBy } from '../policies/audience'
import { listResults } from '../results/list-results'

const SHOWN = 6
/** States that are over without a result: they stand in no step any more. */
const ENDED: readonly ChallengeStatus[] = ['unsuccessful', 'cancelled']

/** The first page: what is open, what was found, how the whole field stands. Only what the actor may read is counted. */
export async function getOverview(actor: Actor) {
  const readable = readableBy(actor)
  const [board, showcase, problems, workshops, alliances] = await Promise.all([
    listChallenges(actor, { status: 'open', page: 1 }),
    listResults(actor, { page: 1 }),
    db.problem.count({ where: { ...readable, status: { in: ['submitted', 'returned', 'accepted'] } } }),
    db.workshop.count({ where: readable }),
    db.alliance.count({ where: readable }),
  ])
  // Problems are for people who are signed in: a visitor is told so instead of a nought that would be wrong.
  const steps: (number | null)[] = [actor.kind === 'visitor' ? null : problems, 0, 0, 0, 0, 0]
  let published = 0
  for (const [status, count] of Object.entries(board.counts) as [ChallengeStatus, number][]) {
    if (status !== 'draft') published += count
    if (!ENDED.includes(status)) steps[stepOf[status]] = (steps[stepOf[status]] ?? 0) + count
  }
  return {
    open: board.challenges.slice(0, SHOWN),
    results: showcase.results.slice(0, SHOWN),
    steps,
    figures: { workshops, alliances, challenges: published, results: showcase.total },
  }
}
