import { db } from '../core/database'
import { url } from '../core/url'
import type { UserActor } from '../policies/actor'
import type { Todo } from './todo'

const PER_KIND = 30
const problem = { id: true, title: true, updatedAt: true } as const

/** Invitations to answer; problems to look at, to mend, to take up. */
export async function intakeTodos(actor: UserActor): Promise<Todo[]> {
  const { ledWorkshopIds, staffedAllianceIds, userId, unionIds } = actor
  const ofMine = { allianceId: { in: [...staffedAllianceIds] } }
  // A problem that was sent to no alliance is looked at by the unit's own union.
  const ofMyUnion = { allianceId: null, workshop: { unit: { unionId: { in: [...unionIds] } } } }
  const [invitations, toTriage, toRevise, toEstablish] = await Promise.all([
    db.allianceMember.findMany({
      where: { workshopId: { in: [...ledWorkshopIds] }, status: 'invited' },
      select: { invitedAt: true, alliance: { select: { id: true, name: true } } },
      take: PER_KIND,
    }),
    db.problem.findMany({
      where: { status: 'submitted', OR: [ofMine, ofMyUnion] },
      select: problem,
      orderBy: { updatedAt: 'asc' },
      take: PER_KIND,
    }),
    db.problem.findMany({ where: { status: 'returned', authorId: userId }, select: problem, take: PER_KIND }),
    db.problem.findMany({ where: { status: 'accepted', ...ofMine }, select: problem, orderBy: { updatedAt: 'asc' }, take: PER_KIND }),
  ])
  const todo =
    (kind: Todo['kind']) =>
    (row: { id: string; title: string; updatedAt: Date }): Todo => ({
      ...{ kind, title: row.title, url: url.problem(row.id), due: null, since: row.updatedAt },
    })
  return [
    ...invitations.map(
      ({ alliance, invitedAt }): Todo => ({
        kind: 'answer_invitation',
        title: alliance.name,
        url: url.alliance(alliance.id),
        due: null,
        since: invitedAt,
      }),
    ),
    ...toTriage.map(todo('triage_problem')),
    ...toRevise.map(todo('revise_problem')),
    ...toEstablish.map(todo('establish_problem')),
  ]
}
