import { db } from '../core/database'
import type { RichDoc } from '../core/rich-text'
import { listTimeline } from '../events/list-timeline'
import { thread } from '../events/record-event'
import { listFiles } from '../files/attach-files'
import type { Actor } from '../policies/actor'
import { canRead } from '../policies/audience'
import { actionsFor, authorize } from '../policies/authorize'
import { problemPolicy } from '../policies/problem'
import { problemFacts } from './problem-facts'
import { problemStates } from './problem.states'

/** A problem with its files, its life and what the actor may do. Throws not_found. */
export async function getProblem(actor: Actor, id: string) {
  const problem = await db.problem.findUnique({
    where: { id },
    include: {
      ...problemFacts,
      author: { select: { name: true } },
      challenge: { select: { id: true, number: true, title: true, status: true, audience: true } },
    },
  })
  authorize(actor, problemPolicy, 'read', problem)
  const [timeline, files] = await Promise.all([listTimeline([thread.problem(id)]), listFiles(db, 'problem', [id])])
  const {
    number,
    title,
    category,
    sectorKey,
    visibility,
    status,
    distinction,
    triageReason,
    createdAt,
    isExample,
    version,
    alliance,
    workshop,
    challenge,
  } = problem
  return {
    ...{ id, number, title, category, sectorKey, visibility, status, distinction, triageReason, createdAt, isExample, version, timeline },
    bodyText: problem.bodyText,
    body: problem.body as unknown as RichDoc,
    author: problem.author.name,
    allianceId: alliance?.id ?? null,
    // One that is not named yet is known to its insiders only.
    alliance: alliance && canRead(actor, alliance) ? { id: alliance.id, name: alliance.name } : null,
    workshop: workshop && { id: workshop.id, name: workshop.name, unit: workshop.unit.name },
    challenge:
      challenge && canRead(actor, challenge)
        ? { id: challenge.id, number: challenge.number, title: challenge.title, status: challenge.status }
        : null,
    files: files.get(id) ?? [],
    actions: actionsFor(actor, problemPolicy, problemStates, problem),
  }
}

/** Where this person may put a problem: own workshops and their alliances, and the alliance where it `stands` already. */
export async function listProblemPlaces(actor: Actor, stands: string | null = null) {
  const { workshopIds, allianceIds } = actor.kind === 'user' ? actor : { workshopIds: [], allianceIds: [] }
  const [workshops, alliances] = await Promise.all([
    db.workshop.findMany({
      where: { id: { in: [...workshopIds] } },
      select: { id: true, name: true, sectorKey: true },
      orderBy: { name: 'asc' },
    }),
    db.alliance.findMany({
      where: { OR: [{ id: { in: [...allianceIds] }, status: { not: 'dissolved' } }, { id: { in: stands ? [stands] : [] } }] },
      select: { id: true, name: true },
      orderBy: { name: 'asc' },
    }),
  ])
  return { workshops, alliances }
}
