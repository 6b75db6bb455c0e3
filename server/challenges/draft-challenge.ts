import { requireMayDraft } from '../alliances/may-challenge'
import type { Tx } from '../core/database'
import { DomainError, invalid } from '../core/errors'
import { moveState } from '../core/move'
import { once } from '../core/once'
import { recordEvent, thread } from '../events/record-event'
import { leadsAlliance, staffsAlliance, type Actor } from '../policies/actor'
import { challengeAudience } from '../policies/audience'
import { authorize, requireUser } from '../policies/authorize'
import { problemPolicy } from '../policies/problem'
import { problemFacts } from '../problems/problem-facts'
import { problemStates } from '../problems/problem.states'
import { challengeFacts } from './challenge-facts'
import type { DraftChallenge, ReviseChallenge } from './challenge.schema'
import { threadsOf } from './move-challenge'

/** The columns and rows of a sheet; `budget` arrives in fen. */
export function sheetColumns({ background, budget, criteria, checks, ...sheet }: Omit<ReviseChallenge, 'version'>) {
  return {
    columns: { ...sheet, background: background.doc as object, backgroundText: background.text, budgetFen: budget },
    criteria: criteria.map((criterion, index) => ({ ...criterion, ordinal: index + 1 })),
    checks: checks.map((check, index) => ({ ...check, ordinal: index + 1 })),
  }
}

export async function checkSector(tx: Tx, key: string): Promise<void> {
  if ((await tx.sector.count({ where: { key } })) === 0) throw invalid({ field: 'sectorKey', code: 'choose' })
}

/**
 * 课题立项: the sheet of a challenge, from an accepted problem (which is then established) or from nothing. Returns its
 * id. Throws not_found, forbidden, conflict when the problem was taken up already or the alliance is dissolved, rule_unmet
 * when it is frozen, invalid.
 */
export async function draftChallenge(actor: Actor, { key, allianceId, problemId, ...input }: DraftChallenge): Promise<{ id: string }> {
  const user = requireUser(actor)
  const hashed = { allianceId, problemId, ...input }
  return once(user.userId, 'draft_challenge', key, hashed, async (tx) => {
    const alliance = await tx.alliance.findUnique({ where: { id: allianceId }, ...challengeFacts.alliance })
    if (!alliance) throw new DomainError('not_found')
    if (!staffsAlliance(actor, allianceId) && !leadsAlliance(actor, allianceId)) throw new DomainError('forbidden')
    await requireMayDraft(tx, allianceId)
    await checkSector(tx, input.sectorKey)
    if (problemId) await establish(tx, actor, problemId)
    const { columns, criteria, checks } = sheetColumns(input)
    const audience = challengeAudience({ ...columns, status: 'draft', publishedAt: null, alliance })
    const { id } = await tx.challenge.create({
      data: {
        ...columns,
        allianceId,
        problemId,
        audience,
        createdById: user.userId,
        criteria: { create: criteria },
        checks: { create: checks },
      },
      select: { id: true },
    })
    await recordEvent(tx, { name: 'challenge.drafted', actor, ids: [id], threads: threadsOf({ id, problemId }) })
    return { id }
  })
}

async function establish(tx: Tx, actor: Actor, problemId: string): Promise<void> {
  const problem = await tx.problem.findUnique({ where: { id: problemId }, include: problemFacts })
  authorize(actor, problemPolicy, 'establish', problem)
  await moveState(tx.problem, 'problem', problemStates, 'establish', problemId, { extra: { version: { increment: 1 } } })
  await recordEvent(tx, { name: 'problem.established', actor, ids: [problemId], threads: [thread.problem(problemId)] })
}
