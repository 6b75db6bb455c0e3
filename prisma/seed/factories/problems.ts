import { db, type Problem, type ProblemStatus } from '../../../server/core/database'
import { textToRich } from '../../../server/core/rich-text'
import type { ReportProblem } from '../../../server/problems/problem.schema'
import { reportProblem } from '../../../server/problems/report-problem'
import { acceptProblem, rejectProblem, returnProblem, withdrawProblem } from '../../../server/problems/triage-problem'
import { buildAlliance, type AllianceWithWorkshops } from './alliances'
import { actorFor } from './people'
import { freshKey, sequence } from './sequence'

export const longTextOf = (text: string) => ({ doc: textToRich(text), text })

type Content = Partial<Omit<ReportProblem, 'body' | 'key'>> & { readonly body?: string }

interface ProblemOptions extends Content {
  readonly alliance?: AllianceWithWorkshops
  readonly author?: { readonly id: string }
  readonly status?: Exclude<ProblemStatus, 'established'>
  readonly reason?: string
}

/** A problem reported by a member of an alliance and brought to the state that is asked for. */
export async function buildProblem(given: ProblemOptions = {}): Promise<Problem & { alliance: AllianceWithWorkshops }> {
  const {
    alliance = await buildAlliance(),
    status = 'submitted',
    reason = '示例理由',
    body = '示例情况：影响日常工作，试过几种办法都不理想。',
    author,
    ...content
  } = given
  const workshop = author ? null : (alliance.members[0] ?? alliance.lead)
  const actor = await actorFor(author ?? workshop?.leader ?? alliance.lead.leader)
  const { id } = await reportProblem(actor, {
    title: `示例问题${sequence()}`,
    category: 'pain_point',
    sectorKey: 'health',
    visibility: 'signed_in',
    distinction: '',
    workshopId: workshop?.id ?? null,
    allianceId: alliance.id,
    ...content,
    body: longTextOf(body),
    key: freshKey(),
  })
  const lead = await actorFor(alliance.lead.leader)
  const decision = { reason, version: 1 }
  if (status === 'accepted') await acceptProblem(lead, id, decision)
  if (status === 'returned') await returnProblem(lead, id, decision)
  if (status === 'rejected') await rejectProblem(lead, id, decision)
  if (status === 'withdrawn') await withdrawProblem(actor, id)
  return { ...(await db.problem.findUniqueOrThrow({ where: { id } })), alliance }
}
