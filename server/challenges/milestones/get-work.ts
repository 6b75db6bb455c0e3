import { db } from '../../core/database'
import { listFiles } from '../../files/attach-files'
import type { Actor } from '../../policies/actor'
import { actionsFor, authorize } from '../../policies/authorize'
import { challengePolicy } from '../../policies/challenge'
import { milestonePolicy } from '../../policies/milestone'
import { challengeFacts } from '../challenge-facts'
import { milestoneStates } from './milestone.states'

/**
 * The task: who works on it, its milestones and how far they are. Reports and evidence only for the team, the sponsor
 * and the unions that watch. Throws not_found.
 */
export async function getWork(actor: Actor, challengeId: string) {
  const challenge = await db.challenge.findUnique({
    where: { id: challengeId },
    include: { ...challengeFacts, milestones: { orderBy: { ordinal: 'asc' }, include: { reports: { orderBy: { createdAt: 'asc' } } } } },
  })
  authorize(actor, challengePolicy, 'read', challenge)
  const seesReports = milestonePolicy.read_reports(actor, { challenge })
  const reports = seesReports ? challenge.milestones.flatMap((milestone) => milestone.reports) : []
  const [files, authors, bid] = await Promise.all([
    listFiles(
      db,
      'milestone_report',
      reports.map(({ id }) => id),
    ),
    db.user.findMany({ where: { id: { in: reports.map(({ authorId }) => authorId) } }, select: { id: true, name: true } }),
    db.bid.findFirst({
      where: { challengeId, status: 'awarded' },
      select: {
        leader: { select: { name: true } },
        workshop: { select: { id: true, name: true } },
        unit: { select: { name: true } },
        members: { select: { duty: true, user: { select: { name: true } } } },
      },
    }),
  ])
  const nameOf = new Map(authors.map(({ id, name }) => [id, name]))
  const milestones = challenge.milestones.map((milestone) => {
    const { id, ordinal, title, sharePercent, dueOn, status, returnReason, acceptedAt } = milestone
    const row = { status, challenge }
    return {
      ...{ id, ordinal, title, sharePercent, dueOn, status, acceptedAt },
      returnReason: seesReports ? returnReason : '',
      actions: actionsFor(actor, milestonePolicy, milestoneStates, row).filter((action) => action !== 'start'),
      mayReport: (status === 'in_progress' || status === 'returned') && milestonePolicy.report(actor, row),
      reports: seesReports
        ? milestone.reports.map((report) => ({
            id: report.id,
            text: report.text,
            createdAt: report.createdAt,
            author: nameOf.get(report.authorId) ?? '',
            files: files.get(report.id) ?? [],
          }))
        : [],
    }
  })
  const accepted = milestones.filter(({ status }) => status === 'accepted').reduce((sum, { sharePercent }) => sum + sharePercent, 0)
  return {
    milestones,
    acceptedPercent: accepted,
    team: bid && {
      name: bid.workshop?.name ?? bid.unit?.name ?? '',
      workshopId: bid.workshop?.id ?? null,
      leader: bid.leader.name,
      members: bid.members.map(({ duty, user }) => ({ duty, name: user.name })),
    },
  }
}
